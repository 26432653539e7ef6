import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startCheckRun } from '../../src/github/check-run';
import { runContext } from '../../src/github/context';
import type { Annotation, Verdict } from '../../src/report/annotations';
import { type Api, createCheckRun, startApi, updateCheckRun } from './api';

let api: Api;
const sha = 'a'.repeat(40);
const context = runContext({ GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SHA: sha }, {});
const annotation = (line: number): Annotation => ({
  path: 'app.py',
  line,
  endLine: line,
  severity: 'notice',
  title: `Gap ${line}`,
  message: 'Missing',
});
const verdict = (annotations: Annotation[]): Verdict => ({
  conclusion: 'success',
  title: 'Level',
  summary: '## Level',
  annotations,
});

beforeAll(async () => {
  api = await startApi();
  // Octokit reads it when it is imported, which the check run does when it starts.
  process.env.GITHUB_API_URL = api.url;
});
beforeEach(() => {
  api.checkRuns.length = 0;
  api.requests.length = 0;
  for (const operation of [createCheckRun, updateCheckRun]) api.refuse(operation, 500, 0);
});
afterAll(() => api.close());

test('is in progress on the head commit until it is completed', async () => {
  const run = await startCheckRun('t0ken', context);
  expect(api.checkRuns).toMatchObject([{ name: 'GenAIOps maturity', head_sha: sha, status: 'in_progress', conclusion: null }]);
  await run.complete(verdict([]));
  expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success', output: { title: 'Level' } }]);
  expect(run.url).toContain('/runs/1');
  expect(api.requests.every(({ token }) => token === 't0ken')).toBe(true);
  expect(api.faults).toEqual([]);
});

test.each([50, 51, 120])('sends %i annotations in batches of at most 50, in their order', async (count) => {
  const run = await startCheckRun('t0ken', context);
  await run.complete(verdict(Array.from({ length: count }, (_, index) => annotation(index + 1))));
  expect(api.requests.length).toBe(1 + Math.ceil(count / 50));
  const lines = api.checkRuns[0]!.output.annotations.map(({ start_line }) => start_line);
  expect(lines).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(api.faults).toEqual([]);
});

test('cuts a summary that GitHub would refuse, and says so', async () => {
  const run = await startCheckRun('t0ken', context);
  await run.complete({ ...verdict([]), summary: 'ä line of a report\n'.repeat(10_000) });
  const { summary } = api.checkRuns[0]!.output;
  expect(Buffer.byteLength(summary!)).toBeLessThanOrEqual(65_535);
  expect(summary).toMatch(/\d+ more lines are left out/);
  expect(api.faults).toEqual([]);
});

test.each([503, 429, 'drop'] as const)('tries an update again after %s', async (refusal) => {
  const run = await startCheckRun('t0ken', context);
  api.refuse(updateCheckRun, refusal, 1);
  await run.complete(verdict([annotation(1)]));
  expect(api.checkRuns).toMatchObject([{ conclusion: 'success', output: { annotations: [{ start_line: 1 }] } }]);
});

test('does not stay pending where GitHub refuses the annotations', async () => {
  const run = await startCheckRun('t0ken', context);
  api.refuse(updateCheckRun, 422, 1);
  await expect(run.complete(verdict([annotation(1)]))).rejects.toMatchObject({ status: 422 });
  expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success', output: { annotations: [] } }]);
});

test('is created only once, whatever GitHub answers', async () => {
  api.refuse(createCheckRun, 502);
  await expect(startCheckRun('t0ken', context)).rejects.toMatchObject({ status: 502 });
  expect(api.requests.length).toBe(1);
});

test('needs a token and a workflow', async () => {
  await expect(startCheckRun('', context)).rejects.toThrow('token');
  await expect(startCheckRun('t0ken', runContext({}, {}))).rejects.toThrow('workflow');
  expect(api.requests).toEqual([]);
});

test('the API itself refuses what GitHub does', async () => {
  const post = (body: unknown) =>
    fetch(`${api.url}/repos/contoso/chat/check-runs`, {
      method: 'POST',
      headers: { authorization: 'token t' },
      body: JSON.stringify(body),
    });
  const output = (annotations: unknown[]) => ({ title: 'a', summary: 'b', annotations });
  const good = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'c' };
  const bad = [
    { name: 'a' },
    { name: 'a', head_sha: sha, status: 'completed' },
    { name: 'a', head_sha: sha, output: output(Array(51).fill(good)) },
    { name: 'a', head_sha: sha, output: output([{ ...good, annotation_level: 'error' }]) },
    { name: 'a', head_sha: sha, output: output([{ ...good, title: 'x'.repeat(256) }]) },
    { name: 'a', head_sha: sha, output: output([{ ...good, end_line: 0 }]) },
    { name: 'a', head_sha: sha, output: { title: 'a', summary: 'x'.repeat(65_536) } },
  ];
  for (const body of bad) expect((await post(body)).status, JSON.stringify(body).slice(0, 100)).toBe(422);
  expect((await post({ name: 'a', head_sha: sha, output: output(Array(50).fill(good)) })).status).toBe(201);
  expect(api.faults.splice(0).length).toBeGreaterThanOrEqual(bad.length);
});
