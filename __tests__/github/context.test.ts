import { expect, test } from 'vitest';
import { linkTo, runContext } from '../../src/github/context';
import { events, headSha, mergeSha, pushedSha } from '../main/runner';

const env = { GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SERVER_URL: 'https://ghe.example' };

test('a check belongs to the commit of a push, and to the head of a pull request', () => {
  expect(runContext({ ...env, GITHUB_SHA: pushedSha }, events.push.payload)).toMatchObject({
    owner: 'contoso',
    repo: 'chat',
    sha: pushedSha,
    headSha: pushedSha,
  });
  expect(runContext({ ...env, GITHUB_SHA: mergeSha }, events.pull_request.payload)).toMatchObject({ sha: mergeSha, headSha });
});

test.each([null, [], 'text', { pull_request: null }, { pull_request: { head: { sha: 1 } } }])('takes the event %j', (event) => {
  expect(runContext({ ...env, GITHUB_SHA: pushedSha }, event).headSha).toBe(pushedSha);
});

test('links to a commit of the run only', () => {
  const context = runContext({ ...env, GITHUB_SHA: mergeSha }, events.pull_request.payload);
  const place = { path: 'a b/#1?é.py', line: 3, excerpt: '' };
  expect(linkTo(context, mergeSha, 'app/')?.(place)).toBe(
    `https://ghe.example/contoso/chat/blob/${mergeSha}/app/a%20b/%231%3F%C3%A9.py#L3`,
  );
  expect(linkTo(context, headSha, '')).toBeDefined();
  expect(linkTo(context, '9'.repeat(40), '')).toBeUndefined();
  expect(linkTo(context, null, '')).toBeUndefined();
});
