import { expect, test } from 'vitest';
import { linkTo, runContext } from '../../src/github/context';
import { headSha, mergeSha, pushedSha } from '../main/runner';
import { baseSha, events, queuedSha } from './events';

const env = { GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SERVER_URL: 'https://ghe.example' };
const contextOf = ({ name, sha, payload }: (typeof events)[keyof typeof events]) =>
  runContext({ ...env, GITHUB_EVENT_NAME: name, GITHUB_SHA: sha }, payload);
const none = { pullRequest: null, fork: false };

test.each([
  ['push', { ...none, sha: pushedSha, headSha: pushedSha, baseSha }],
  ['push_new_branch', { ...none, sha: pushedSha, headSha: pushedSha, baseSha: null }],
  ['pull_request', { pullRequest: 7, fork: false, sha: mergeSha, headSha, baseSha }],
  ['pull_request_fork', { pullRequest: 7, fork: true, sha: mergeSha, headSha, baseSha }],
  ['pull_request_deleted_fork', { pullRequest: 7, fork: true, sha: mergeSha, headSha, baseSha }],
  ['merge_group', { ...none, sha: queuedSha, headSha: queuedSha, baseSha }],
  ['schedule', { ...none, sha: pushedSha, headSha: pushedSha, baseSha: null }],
  ['workflow_dispatch', { ...none, sha: pushedSha, headSha: pushedSha, baseSha: null }],
  ['workflow_run', { pullRequest: 7, fork: false, sha: pushedSha, headSha, baseSha }],
  ['workflow_run_fork', { ...none, sha: pushedSha, headSha, baseSha: null }],
] as const)('reads the event %s', (name, expected) => {
  expect(contextOf(events[name])).toMatchObject({ ...expected, event: events[name].name, owner: 'contoso', repo: 'chat' });
});

test('a deleted branch has nothing to be compared with', () => {
  const { payload } = events.push;
  expect(runContext(env, { ...payload, deleted: true, after: '0'.repeat(40) }).baseSha).toBeNull();
});

test.each([
  null,
  [],
  'text',
  { pull_request: null },
  { pull_request: { head: { sha: 1 }, number: '7', base: null } },
  { pull_request: { head: { sha: '--upload-pack=x' }, base: { sha: '--upload-pack=x' } } },
  { merge_group: { head_sha: '../..', base_sha: {} } },
  { workflow_run: { head_sha: null, pull_requests: [null] } },
  { before: '--all' },
])('takes the event %j', (event) => {
  expect(runContext({ ...env, GITHUB_SHA: pushedSha }, event)).toMatchObject({ ...none, headSha: pushedSha, baseSha: null });
});

test.each([
  ['', ''],
  ['.', ''],
  ['./', ''],
  ['./services/chat/', 'services/chat'],
  ['services\\chat', 'services/chat'],
])('takes the path %j for %j', (path, expected) => {
  expect(runContext(env, {}, path).path).toBe(expected);
});

test('links to a commit of the run only', () => {
  const context = contextOf(events.pull_request);
  const place = { path: 'a b/#1?é.py', line: 3, excerpt: '' };
  expect(linkTo(context, mergeSha, 'app/')?.(place)).toBe(
    `https://ghe.example/contoso/chat/blob/${mergeSha}/app/a%20b/%231%3F%C3%A9.py#L3`,
  );
  expect(linkTo(context, headSha, '')).toBeDefined();
  expect(linkTo(context, '9'.repeat(40), '')).toBeUndefined();
  expect(linkTo(context, null, '')).toBeUndefined();
});
