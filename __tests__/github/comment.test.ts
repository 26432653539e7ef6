import { expect, test } from 'vitest';
import { publishComment } from '../../src/github/comment';
import { runContext } from '../../src/github/context';
import { bot, createComment, deleteComment, listComments, updateComment } from './api';
import { connectApi } from './connected';
import { events } from './events';

const api = await connectApi();
const contextOf = (name: keyof typeof events, path?: string) =>
  runContext({ GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SHA: events[name].sha }, events[name].payload, path);
const context = contextOf('pull_request');
const stranger = { id: 99, login: 'stranger', type: 'User' as const };
const octocat = { id: 583231, login: 'octocat', type: 'User' as const };
const operations = () => api.requests.map(({ operation }) => operation);
const say = (body: string | undefined, where = context) => publishComment('t0ken', where, body);

test('is written once, updated where it differs, left alone where it does not, and removed', async () => {
  expect(await say('Level 2')).toEqual([]);
  expect(api.comments).toMatchObject([{ issue: 7, body: expect.stringMatching(/^<!-- [^>]+ -->\nLevel 2$/) }]);
  await say('Level 2');
  expect(operations()).toEqual([listComments, createComment, listComments]);
  await say('Level 3');
  expect(api.comments).toMatchObject([{ id: 1, body: expect.stringMatching(/\nLevel 3$/) }]);
  await say(undefined);
  expect(api.comments).toEqual([]);
  await say(undefined);
  expect(operations().slice(3)).toEqual([listComments, updateComment, listComments, deleteComment, listComments]);
});

test('is found beyond the first pages of a long discussion', async () => {
  for (let id = 1; id <= 250; id += 1) api.comments.push({ id, issue: 7, body: 'Talk', user: stranger });
  await say('Level 2');
  for (let id = 300; id <= 420; id += 1) api.comments.push({ id, issue: 7, body: 'Talk', user: stranger });
  await say('Level 3');
  expect(api.comments.filter(({ body }) => body.includes('Level'))).toMatchObject([{ id: 251, user: bot }]);
  await say(undefined);
  expect(api.comments.length).toBe(250 + 121);
});

test('is one for each scanned directory, whatever the directory is called', async () => {
  for (const path of ['', 'a', 'a-->b']) await say(`Of ${path}`, contextOf('pull_request', path));
  for (const path of ['', 'a', 'a-->b']) await say(`Now of ${path}`, contextOf('pull_request', path));
  expect(api.comments.map(({ body }) => body.split('\n').slice(1).join())).toEqual(['Now of ', 'Now of a', 'Now of a-->b']);
  expect(api.comments.every(({ body }) => /^<!-- (?:(?!--).)* -->\n/.test(body))).toBe(true);
});

test('leaves the comment of a stranger alone who copied the marker, and one that only quotes it', async () => {
  await say('Level 2');
  const [{ body } = { body: '' }] = api.comments;
  api.comments[0]!.user = stranger;
  api.comments.push({ id: 2, issue: 7, body: `> ${body}`, user: bot });
  await say('Level 3');
  await say(undefined);
  expect(api.comments).toEqual([
    { id: 1, issue: 7, body, user: stranger },
    { id: 2, issue: 7, body: `> ${body}`, user: bot },
  ]);
});

test("knows the comment of the token's own person from a stranger's", async () => {
  api.user = octocat;
  await say('Level 2');
  api.comments.unshift({ ...api.comments[0]!, id: 9, user: stranger });
  await say('Level 3');
  expect(api.comments).toMatchObject(
    [
      { user: stranger, body: /Level 2/ },
      { id: 1, user: octocat },
    ].map(({ user }) => ({ user })),
  );
  expect(api.comments.map(({ body }) => body.split('\n')[1])).toEqual(['Level 2', 'Level 3']);
  await say(undefined);
  expect(api.comments).toMatchObject([{ user: stranger }]);
});

test('removes doubles', async () => {
  await say('Level 2');
  api.comments.push({ ...api.comments[0]!, id: 2 });
  await say('Level 2');
  expect(api.comments.map(({ id }) => id)).toEqual([1]);
});

test.each(['a', 'ä'])('is cut to what GitHub takes, of %s', async (letter) => {
  await say(`${letter}\n`.repeat(40_000));
  expect(Buffer.byteLength(api.comments[0]!.body)).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(api.comments[0]!.body)).toBeGreaterThan(65_500);
  expect(api.comments[0]!.body).toMatch(/\d+ more lines are left out/);
  await say(`${letter}\n`.repeat(40_000));
  expect(operations().at(-1)).toBe(listComments);
});

test.each(['push', 'merge_group', 'schedule', 'workflow_dispatch', 'workflow_run_fork'] as const)(
  'does nothing on %s',
  async (name) => {
    expect(await say('Level 2', contextOf(name))).toEqual([]);
    expect(api.requests).toEqual([]);
  },
);

test.each([
  [403, /403.*`permissions: pull-requests: write`/],
  [404, /404.*`permissions: pull-requests: write`/],
  [401, /401.*token is wrong/],
  [422, /422/],
] as const)('gives a note after %s', async (refusal, note) => {
  api.refuse(createComment, refusal);
  expect(await say('Level 2')).toEqual([expect.stringMatching(note)]);
  expect(operations()).toEqual([listComments, createComment]);
});

test('says how a fork gets the comment, and nothing of permissions where the discussion is locked', async () => {
  api.refuse(createComment, 403);
  expect(await say('Level 2', contextOf('pull_request_fork'))).toEqual([expect.stringMatching(/fork.*workflow_run example/)]);
  api.refuse(createComment, 403, { message: 'Unable to create comment because issue is locked.' });
  expect(await say('Level 2')).toEqual([expect.not.stringContaining('permissions')]);
  expect(await publishComment('', context, 'Level 2')).toEqual([expect.stringContaining('`token` is empty')]);
});

test.each([503, 429, 'drop'] as const)('is tried again after %s, never twice there', async (refusal) => {
  api.refuse(createComment, refusal, 1);
  expect(await say('Level 2')).toEqual([]);
  expect(api.comments.length).toBe(1);
});
