import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openChannel } from '../../src/github/channel';
import { runContext } from '../../src/github/context';
import { writeJobSummary } from '../../src/github/job-summary';
import type { AnnotationChannel } from '../../src/model/config';
import type { Annotation, Verdict } from '../../src/report/annotations';
import { type Api, listCheckRuns, startApi, updateCheckRun } from './api';
import { events } from './events';

const context = runContext({}, {});
const many = (count: number, severity: Annotation['severity']): Annotation[] =>
  Array.from({ length: count }, (_, index) => ({
    path: 'a:b,c\n::error::owned.py',
    line: index + 1,
    endLine: index + 1,
    severity,
    title: 'Gap',
    message: 'one%\ntwo',
  }));
const verdict = (annotations: Annotation[]): Verdict => ({ conclusion: 'success', title: 'a', summary: 'b', annotations });

function listen(): () => string[] {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  return () => text.split('\n').filter(Boolean);
}

async function publish(kind: AnnotationChannel, annotations: Annotation[], where = context, token = '') {
  const log = listen();
  const notes = await (await openChannel(kind, token, where)).publish(verdict(annotations));
  return { log: log(), notes };
}

afterEach(() => vi.restoreAllMocks());

test('emits ten of each severity, the first ones, and notes how many more there are', async () => {
  const { log, notes } = await publish('workflow', [...many(13, 'warning'), ...many(10, 'notice')]);
  expect(log.map((line) => line.replace(/^::(\w+) .*,line=(\d+),.*$/, '$1 $2'))).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `warning ${index + 1}`),
    ...Array.from({ length: 10 }, (_, index) => `notice ${index + 1}`),
  ]);
  expect(notes).toEqual([expect.stringMatching(/^3 more of severity warning/)]);
});

test('escapes what would end a command or begin another', async () => {
  const { log } = await publish('workflow', many(1, 'notice'));
  expect(log).toEqual(['::notice title=Gap,file=a%3Ab%2Cc\\n%3A%3Aerror%3A%3Aowned.py,line=1,endLine=1::one%25%0Atwo']);
});

test('says nothing where nothing is asked for', async () => {
  expect(await publish('none', many(1, 'warning'))).toEqual({ log: [], notes: [] });
});

describe('without the check run', () => {
  let api: Api;
  const contextOf = ({ sha, payload }: (typeof events)[keyof typeof events]) =>
    runContext({ GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SHA: sha }, payload);
  const push = contextOf(events.push);
  beforeAll(async () => {
    api = await startApi();
    process.env.GITHUB_API_URL = api.url;
  });
  beforeEach(() => api.reset());
  afterAll(() => api.close());

  test.each([
    ['a missing permission', 403, push, {}, /Resource not accessible.*`permissions: checks: write`/],
    [
      'a fork',
      403,
      contextOf(events.pull_request_fork),
      {},
      /from a fork has a read-only token.*workflow_run example of the README/,
    ],
    [
      'a classic token',
      403,
      push,
      { message: 'You must authenticate via a GitHub App.' },
      /personal access token cannot write checks/,
    ],
    ['a wrong token', 401, push, {}, /token is wrong or has expired.*`permissions: checks: write`/],
    ['an unseen repository', 404, push, {}, /404.*`permissions: checks: write`/],
    ['a lost commit', 422, push, { message: 'No commit found for SHA' }, /^(?!.*permissions).*422.*No commit found/],
    ['a rate limit', 429, push, { headers: { 'retry-after': '600' } }, /^(?!.*permissions).*Run the job again later/],
    ['a server fault', 503, push, {}, /^(?!.*permissions).*503.*Run the job again/],
    ['a dropped connection', 'drop', push, {}, /^(?!.*permissions).*cannot be reached.*Run the job again/],
  ] as const)('says what %s costs and how to get it', async (_, refusal, where, details, reason) => {
    api.refuse(listCheckRuns, refusal, details);
    const { log, notes } = await publish('check', many(11, 'warning'), where, 't0ken');
    expect(notes).toEqual([expect.stringMatching(reason), expect.stringContaining('1 more of severity warning')]);
    expect(notes[0]).toMatch(/^No complete check run: .* The gaps are annotations of this workflow run instead\.$/);
    expect(log[0]).toBe(notes[0]);
    expect(log.filter((line) => line.startsWith('::warning ')).length).toBe(10);
  });

  test.each([401, 403, 422, 503] as const)(
    'concludes it at least, and annotates the workflow, after %s for annotations',
    async (refusal) => {
      api.refuse(updateCheckRun, refusal, refusal === 503 ? 3 : 1);
      const { log, notes } = await publish('check', many(1, 'warning'), push, 't0ken');
      expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'success', output: { annotations: [] } }]);
      expect(notes.length).toBe(1);
      expect(log.filter((line) => line.startsWith('::warning ')).length).toBe(1);
    },
  );

  test('notes what GitHub shows no more of, and nothing else where all went well', async () => {
    expect((await publish('check', many(1, 'warning'), push, 't0ken')).notes).toEqual([]);
    const { log, notes } = await publish('check', many(1001, 'notice'), push, 't0ken');
    expect(notes).toEqual([expect.stringMatching(/^1 more annotations/)]);
    expect(log.some((line) => line.startsWith('New check run: https://github.com/contoso/chat/runs/2'))).toBe(true);
  });

  test('puts the report into the log where there is no job summary, as text', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '');
    const log = listen();
    await writeJobSummary('## Level 2\n\n::error::owned\n##[error]owned', ['Lost']);
    expect(log()).toEqual([
      expect.stringMatching(/^No job summary/),
      '## Level 2',
      '\\x3a:error::owned',
      '##\\x5berror]owned',
      '> Lost',
    ]);
    vi.unstubAllEnvs();
  });
});
