import { describe, expect, test } from 'vitest';
import { mostAnnotations, startCheckRun } from '../../src/github/check-run';
import { runContext } from '../../src/github/context';
import type { Annotation, Verdict } from '../../src/report/annotations';
import { createCheckRun, listAnnotations, listCheckRuns, updateCheckRun } from './api';
import { connectApi } from './connected';
import { events } from './events';

const api = await connectApi();
const sha = 'a'.repeat(40);
const env = { GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SHA: sha, GITHUB_WORKFLOW: 'Maturity', GITHUB_JOB: 'scan' };
const context = runContext(env, {});
const annotation = (line: number): Annotation => ({
  path: 'app.py',
  line,
  endLine: line,
  severity: 'notice',
  title: `Gap ${line}`,
  message: 'Missing',
});
const lines = (count: number, from = 1) => Array.from({ length: count }, (_, index) => index + from);
const operations = () => api.requests.map(({ operation }) => operation);
const shownLines = (run = 0) => api.checkRuns[run]!.output.annotations.map(({ start_line }) => start_line);
const attempt = async (annotations: Annotation[], where = context) =>
  (await startCheckRun('t0ken', where)).complete(verdict(annotations));
const verdict = (annotations: Annotation[]): Verdict => ({
  conclusion: 'success',
  title: 'Level',
  summary: '## Level',
  annotations,
});

test('is in progress on the head commit until it is completed', async () => {
  const run = await startCheckRun('t0ken', context);
  expect(api.checkRuns).toMatchObject([{ name: 'GenAIOps maturity', head_sha: sha, status: 'in_progress', conclusion: null }]);
  await run.complete(verdict([]));
  expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success', output: { title: 'Level' } }]);
  expect(run.url).toContain('/runs/1');
  expect(api.requests.every(({ token }) => token === 't0ken')).toBe(true);
});

test.each([
  [0, 1],
  [50, 1],
  [51, 2],
  [500, 10],
])('sends %i annotations in %i batches, in their order', async (count, batches) => {
  const { notes } = await attempt(lines(count).map(annotation));
  expect(operations()).toEqual([listCheckRuns, createCheckRun, ...Array(batches).fill(updateCheckRun)]);
  expect(shownLines()).toEqual(lines(count));
  expect(notes).toEqual([]);
  expect(api.checkRuns[0]!.output.summary).toBe('## Level');
});

test('sends the first of 5,000 annotations, and says how many are left out', async () => {
  const { notes } = await attempt(lines(5000).map(annotation));
  expect(shownLines()).toEqual(lines(mostAnnotations));
  expect(api.requests.length).toBeLessThan(80);
  expect(notes).toEqual([expect.stringMatching(/^4000 more annotations are left out/)]);
  expect(api.checkRuns[0]!.output.summary).toBe(`## Level\n\n${notes[0]}\n`);
});

describe('on a re-run', () => {
  test('is found and taken up again, with only the annotations that it lacks', async () => {
    await attempt(lines(60).map(annotation));
    const again = await startCheckRun('t0ken', context);
    expect(api.checkRuns).toMatchObject([{ status: 'in_progress', conclusion: null }]);
    await again.complete({ ...verdict(lines(130).map(annotation)), conclusion: 'failure', title: 'Again' });
    expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'failure', output: { title: 'Again' } }]);
    expect(shownLines()).toEqual(lines(130));
  });

  test('sends nothing that is there, and counts annotations that are alike', async () => {
    await attempt([annotation(1), annotation(1), annotation(2)]);
    await attempt([annotation(1), annotation(1), annotation(2)]);
    expect(shownLines()).toEqual([1, 1, 2]);
    await attempt([annotation(1), annotation(1), annotation(1), annotation(2)]);
    expect(shownLines()).toEqual([1, 1, 2, 1]);
  });

  test('gives way to a newer one where it has annotations that no longer hold', async () => {
    await attempt(lines(60).map(annotation));
    const { url } = await attempt(lines(60, 2).map(annotation));
    expect(api.checkRuns).toMatchObject([
      { status: 'completed', conclusion: 'success', output: { summary: expect.stringContaining('/runs/2') } },
      { status: 'completed', conclusion: 'success', output: { title: 'Level' } },
    ]);
    expect(shownLines(1)).toEqual(lines(60, 2));
    expect(url).toContain('/runs/2');
    await attempt(lines(60, 2).map(annotation));
    expect(api.checkRuns.length).toBe(2);
  });

  test('is taken up where the earlier attempt was cancelled', async () => {
    await startCheckRun('t0ken', context);
    await attempt([annotation(1)]);
    expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  });

  test('is a new one where GitHub leaves the completed one as it is', async () => {
    await attempt([annotation(1)]);
    api.reopens = false;
    await attempt([annotation(1)]);
    expect(api.checkRuns).toMatchObject([{ conclusion: 'success' }, { conclusion: 'success' }]);
    expect(shownLines(1)).toEqual([1]);
  });

  test('is found among many of its name, and never taken for that of another job, directory, pull request or App', async () => {
    await attempt([]);
    const { external_id } = api.checkRuns[0]!;
    for (let id = 2; id <= 250; id += 1) api.checkRuns.push({ ...api.checkRuns[0]!, id, external_id: 'another tool' });
    await attempt([]);
    expect(api.checkRuns.length).toBe(250);
    await attempt([], runContext({ ...env, GITHUB_JOB: 'other' }, {}));
    await attempt([], runContext(env, {}, 'services/chat'));
    expect(api.checkRuns.slice(250).map(({ name }) => name)).toEqual(['GenAIOps maturity', 'GenAIOps maturity (services/chat)']);
    await attempt([], runContext(env, events.pull_request.payload));
    const { pull_request } = events.pull_request.payload as unknown as { pull_request: object };
    await attempt([], runContext(env, { pull_request: { ...pull_request, number: 8 } }));
    expect(api.checkRuns.length).toBe(254);
    api.checkRuns.push({ ...api.checkRuns[0]!, id: 255, external_id, app: 1 });
    await attempt([]);
    expect(api.checkRuns.length).toBe(256);
    expect(api.checkRuns.every(({ status }) => status === 'completed')).toBe(true);
  });

  test('is concluded even where its annotations cannot be read', async () => {
    await attempt([annotation(1)]);
    api.refuse(listAnnotations, 403);
    const again = await startCheckRun('t0ken', context);
    await expect(again.complete({ ...verdict([]), conclusion: 'neutral' })).rejects.toMatchObject({ status: 403 });
    expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  });
});

test.each([0, 1001])('cuts a title and a summary that GitHub would refuse, and says so (%i annotations)', async (count) => {
  const run = await startCheckRun('t0ken', context);
  await run.complete({ ...verdict(lines(count).map(annotation)), title: `${'a'.repeat(253)}😀b`, summary: 'ä\n'.repeat(40_000) });
  const { title, summary } = api.checkRuns[0]!.output;
  expect(title).toBe(`${'a'.repeat(253)}…`);
  expect(Buffer.byteLength(summary!)).toBeLessThanOrEqual(65_535);
  expect(summary).toMatch(/\d+ more lines are left out/);
  expect(summary!.includes('1 more annotations are left out')).toBe(count > 0);
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

test.each([
  [429, { times: 1, headers: { 'retry-after': '1' } }],
  [403, { times: 1, message: 'You have exceeded a secondary rate limit' }],
  [403, { times: 2, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' } }],
] as const)('waits for the end of a rate limit (%s %j)', async (refusal, details) => {
  api.refuse(updateCheckRun, refusal, details);
  await attempt([annotation(1)]);
  expect(api.checkRuns).toMatchObject([{ conclusion: 'success' }]);
  expect(shownLines()).toEqual([1]);
});

test('waits as long as GitHub asks for', async () => {
  api.refuse(updateCheckRun, 429, { times: 1, headers: { 'retry-after': '3' } });
  const start = performance.now();
  await attempt([]);
  expect(performance.now() - start).toBeGreaterThan(2900);
});

test.each([{ 'retry-after': '3600' }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' }])(
  'gives up at once where GitHub asks for a long wait (%j)',
  async (headers) => {
    api.refuse(createCheckRun, 403, { headers });
    await expect(startCheckRun('t0ken', context)).rejects.toMatchObject({ status: 403 });
    expect(operations()).toEqual([listCheckRuns, createCheckRun]);
  },
);

test.each([401, 403, 404, 422] as const)('tries only once after %s', async (refusal) => {
  api.refuse(createCheckRun, refusal);
  await expect(startCheckRun('t0ken', context)).rejects.toMatchObject({ status: refusal });
  expect(operations()).toEqual([listCheckRuns, createCheckRun]);
});

test('tries three times to create one, and looks before each whether it is there', async () => {
  api.refuse(createCheckRun, 502);
  await expect(startCheckRun('t0ken', context)).rejects.toMatchObject({ status: 502 });
  expect(operations()).toEqual(Array(3).fill([listCheckRuns, createCheckRun]).flat());
});

test.each([0, 1])('is never created twice where the answer is lost (after %i attempts)', async (before) => {
  for (let each = 0; each < before; each += 1) await attempt([annotation(1)]);
  api.refuse(createCheckRun, 'drop', { times: 1, late: true });
  await attempt([annotation(2)]);
  expect(api.checkRuns.length).toBe(1 + before);
  expect(api.checkRuns.every(({ status }) => status === 'completed')).toBe(true);
  expect(shownLines(before)).toEqual([2]);
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
