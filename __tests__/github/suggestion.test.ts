import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runContext } from '../../src/github/context';
import { suggest, suggestsOn } from '../../src/github/suggestion';
import { createJob, type Job } from '../main/runner';
import { connectApi } from './connected';
import { events } from './events';
import { createPull, createRef, createTree, repositoryWith, updatePull } from './repository';

const files = {
  'requirements.txt': 'fastapi\nopenai\n',
  'app/__init__.py': '',
  'app/main.py': [
    'from fastapi import FastAPI',
    'from openai import OpenAI',
    '',
    'app = FastAPI()',
    '',
    '@app.post("/chat")',
    'def chat(question: str):',
    '    answer = OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])',
    '    return answer.choices[0].message.content',
    '',
  ].join('\n'),
};
const branch = 'genaiops-maturity/starters';
const writes = ['post', 'patch', 'put', 'delete'];
const written = () =>
  api.requests.filter(({ operation }) => writes.includes(operation.split(' ')[0]!) && !/check-runs/.test(operation));
const suggested = () => {
  const commit = api.repository.commits[api.repository.refs[branch]!];
  return Object.keys(commit?.files ?? {}).filter((path) => !(path in files));
};

const contextOf = (name: keyof typeof events) =>
  runContext({ GITHUB_REPOSITORY: 'contoso/chat', GITHUB_SHA: events[name].sha, GITHUB_EVENT_NAME: name }, events[name].payload);

const api = await connectApi();
let job: Job | undefined;

function start(event: keyof typeof events = 'push') {
  const started = createJob(files, events[event], api.url);
  job = started;
  const { ref } = events[event];
  return (inputs: Record<string, string> = {}, env: Record<string, string> = {}) =>
    started.step({ suggest: 'pull-request', ...inputs }, { GITHUB_REF: ref, ...env });
}

beforeEach(() => {
  api.repository = repositoryWith(files);
});
afterEach(() => {
  if (job) rmSync(job.root, { recursive: true, force: true });
});

test('opens one pull request with configuration and starters, without workflows, and leaves it alone from then on', async () => {
  const step = start();
  const first = await step();
  expect(first.exitCode, first.log).toBe(0);
  expect(suggested()).toEqual(expect.arrayContaining(['.github/genaiops-maturity.yml', 'app/prompt_files.py']));
  expect(suggested().filter((path) => path.startsWith('.github/workflows/'))).toEqual([]);
  const [pull] = api.repository.pulls;
  expect(pull).toMatchObject({ head: branch, base: 'main', state: 'open' });
  expect(pull!.body).toMatch(/must not write workflow files[\s\S]*`\.github\/workflows\/genaiops-maturity\.yml`/);
  expect(pull!.body).toMatch(/1\. Move the text of your prompt into `app\/prompts\/answer\.md`/);
  expect(first.summary).toContain('Pull request 1 has starters');
  const before = written().length;
  const second = await step();
  expect(second.exitCode, second.log).toBe(0);
  expect(written().length).toBe(before);
});

test('suggests nothing of a pull request, and nothing unless asked', async () => {
  const step = start('pull_request');
  const steps = [
    await step({ compare: 'off' }),
    await step({ suggest: '' }, { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' }),
  ];
  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(written()).toEqual([]);
});

test('says what to set after a refusal, and does not fail', async () => {
  api.refuse(createTree, 403);
  const { exitCode, summary } = await start()();
  expect([exitCode, summary]).toEqual([0, expect.stringMatching(/permissions: contents: write.*pull-requests: write/)]);
});

test.each([
  ['push', 'refs/heads/main', 'main'],
  ['schedule', 'refs/heads/main', 'main'],
  ['workflow_dispatch', 'refs/heads/main', 'main'],
  ['workflow_dispatch', 'refs/heads/topic', undefined],
  ['push', 'refs/heads/topic', undefined],
  ['push', 'refs/tags/main', undefined],
  ['pull_request', 'refs/heads/main', undefined],
  ['merge_group', 'refs/heads/main', undefined],
  ['workflow_run', 'refs/heads/main', undefined],
] as const)('of %s at %s the branch is %s', (event, ref, expected) => {
  expect(suggestsOn(contextOf(event), ref, events[event].payload)).toBe(expected);
});

describe('the pull request', () => {
  const suggestion = {
    title: 'Starters',
    body: 'Why',
    files: ['app/prompt_files.py', 'app/prompts/answer.md'].map((path) => ({ path, text: 'new' })),
  };
  const propose = (changes: Partial<typeof suggestion> = {}) =>
    suggest('t0ken', contextOf('push'), 'main', { ...suggestion, ...changes });

  test('is updated when the suggestion changes, and left alone when it does not', async () => {
    expect(await propose()).toEqual([expect.stringContaining('Pull request 1 has starters')]);
    expect(await propose()).toEqual([]);
    expect(await propose({ body: 'Why not' })).toEqual([expect.stringContaining('Pull request 1 has new starters')]);
    expect(api.repository.pulls).toMatchObject([{ number: 1, body: expect.stringMatching(/\nWhy not$/) }]);
    expect(written().at(-1)!.operation).toBe(updatePull);
  });

  test('is not opened again where a person closed it, until other files are suggested', async () => {
    await propose();
    api.repository.pulls[0]!.state = 'closed';
    expect(await propose({ body: 'In other words' })).toEqual([]);
    await propose({ files: suggestion.files.slice(1) });
    expect(api.repository.pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('leaves the work of a person on its branch alone, and a pull request of a person from it', async () => {
    await propose();
    const own = api.repository.commits[api.repository.refs[branch]!]!;
    api.repository.commits['f'.repeat(40)] = { ...own, message: 'Call the starters' };
    api.repository.refs[branch] = 'f'.repeat(40);
    expect(await propose({ body: 'Other' })).toEqual([expect.stringContaining('commits of a person')]);
    const committer = { name: 'Ada', email: 'ada@example.com', date: '2026-01-02T03:04:05Z' };
    api.repository.commits['f'.repeat(40)] = { ...own, committer };
    expect(await propose({ body: 'Other' })).toEqual([expect.stringContaining('commits of a person')]);
    api.repository.pulls[0]!.body = 'My own';
    expect(await propose({ body: 'Other' })).toEqual([expect.stringContaining('not of this Action')]);
    expect(api.repository.refs[branch]).toBe('f'.repeat(40));
    expect(api.repository.pulls.length).toBe(1);
  });

  test('leaves out what exists on the default branch by now, also where a file stands in the way of a folder', async () => {
    api.repository = repositoryWith({ ...files, 'app/prompts': 'a file' });
    await propose();
    expect(suggested()).toEqual(['app/prompts', 'app/prompt_files.py']);
    api.repository = repositoryWith({ ...files, 'app/prompt_files.py': 'mine', 'app/prompts/answer.md': 'mine' });
    expect(await propose()).toEqual([]);
    expect(api.repository.pulls).toEqual([]);
  });

  test('comes with the next run where its creation was refused', async () => {
    api.refuse(createPull, 403, { times: 1, message: 'GitHub Actions is not permitted to create or approve pull requests.' });
    expect(await propose()).toEqual([expect.stringContaining('"Allow GitHub Actions to create and approve pull requests"')]);
    expect(await propose()).toEqual([expect.stringContaining('Pull request 1 has starters')]);
  });

  test.each([createTree, createRef, createPull])('is lost with a note where %s is refused', async (operation) => {
    api.refuse(operation, 403);
    expect(await propose()).toEqual([expect.stringMatching(/`permissions: contents: write` and `pull-requests: write`/)]);
  });
});
