import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assessment, Gap } from '../../src/model/assessment';
import { createJob, events, headSha, type Job, pushedSha } from '../main/runner';
import { type Api, createCheckRun, listCheckRuns, startApi, updateCheckRun } from './api';
import { events as payloads } from './events';

const chat = {
  'requirements.txt': 'fastapi\nopenai\n',
  'app.py': [
    'from fastapi import FastAPI',
    'from openai import OpenAI',
    '',
    'app = FastAPI()',
    'client = OpenAI()',
    '',
    '@app.post("/chat")',
    'def chat(question: str):',
    '    answer = client.chat.completions.create(',
    '        model="gpt-4o",',
    '        messages=[{"role": "user", "content": question}],',
    '    )',
    '    return answer.choices[0].message.content',
    '',
  ].join('\n'),
};
const server = {
  'package.json': JSON.stringify({ name: 'server', dependencies: { express: '^4.0.0' } }),
  'index.js':
    "const express = require('express');\nconst app = express();\napp.get('/', (_, answer) => answer.send('hi'));\napp.listen(80);\n",
};

let api: Api;
let job: Job;
const start = (files: Record<string, string>, event: keyof typeof events = 'push') =>
  (job = createJob(files, events[event], api.url));
const commands = (log: string, kind: string) => log.split('\n').filter((line) => line.startsWith(`::${kind} `));

beforeEach(async () => {
  api = await startApi();
});
afterEach(async () => {
  expect(api.faults).toEqual([]);
  await api.close();
  rmSync(job.root, { recursive: true, force: true });
});

test('reports an app in outputs, a JSON file, the job summary and a check run', async () => {
  const step = await start(chat).step({});
  expect(step.exitCode, step.log).toBe(0);
  const report = JSON.parse(readFileSync(step.outputs.report!, 'utf8')) as Assessment;
  expect(step.outputs.report).toBe(join(job.root, 'temp', 'genaiops-maturity.json'));
  expect(step.outputs).toMatchObject({ level: `${report.level.number}`, 'level-name': report.level.name, conclusion: 'success' });
  expect(report.level.number).toBeGreaterThanOrEqual(1);
  expect(JSON.parse(step.outputs.gaps!)).toEqual(report.gaps);
  const [run] = api.checkRuns;
  expect(api.checkRuns.length).toBe(1);
  expect(run).toMatchObject({ name: 'GenAIOps maturity', head_sha: pushedSha, status: 'completed', conclusion: 'success' });
  expect(run!.output.title).toMatch(/^Level [1-3] \w+: [1-9] practices? to Level [2-4]$/);
  expect(run!.output.summary).toContain('| Level | Practice |');
  expect(step.summary).toContain('| Level | Practice |');
  expect(run!.output.annotations.length).toBe(report.gaps.length);
  expect(run!.output.annotations.every(({ path }) => path === 'app.py' || path === 'requirements.txt')).toBe(true);
  const next = report.gaps.filter((gap) => gap.level === report.next!.number);
  expect(run!.output.annotations.filter((each) => each.annotation_level === 'warning').length).toBeGreaterThanOrEqual(
    next.length,
  );
  for (const kind of ['warning', 'notice', 'error']) expect(commands(step.log, kind)).toEqual([]);
});

test('is in progress before the scan and belongs to the head of a pull request', async () => {
  await start(chat, 'pull_request').step({});
  expect(api.requests.map(({ operation }) => operation)).toEqual([listCheckRuns, createCheckRun, updateCheckRun]);
  expect(api.requests[1]!.body).toMatchObject({ head_sha: headSha, status: 'in_progress' });
  expect(api.requests.every(({ token }) => token === 't0ken')).toBe(true);
});

test('is neutral without generative AI, whatever level is required', async () => {
  const step = await start(server).step({ 'min-level': '4' });
  expect(step.exitCode, step.log).toBe(0);
  expect(step.outputs).toMatchObject({ level: '0', gaps: '[]', conclusion: 'neutral' });
  expect(api.checkRuns).toMatchObject([{ conclusion: 'neutral', output: { title: 'No generative AI found', annotations: [] } }]);
});

test('fails below the required level, with all it reports otherwise', async () => {
  const step = await start(chat).step({ 'min-level': '4' });
  expect(step.exitCode).toBe(1);
  expect(step.log).toMatch(/^::error::min-level: required level 4 or higher, found level [1-3]/m);
  expect(step.outputs.conclusion).toBe('failure');
  const report = JSON.parse(readFileSync(step.outputs.report!, 'utf8')) as Assessment;
  expect(report.policies).toMatchObject([{ id: 'min-level', passed: false }]);
  expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  expect((await job.step({ 'min-level': '1' })).exitCode).toBe(0);
});

test.each([
  [{ 'min-level': '0' }, 'Input min-level is "0": it must be the number of a level'],
  [{ 'min-level': 'two' }, 'Input min-level is "two"'],
  [{ 'min-level': '1.5' }, 'Input min-level is "1.5"'],
  [{ annotations: 'all' }, 'Input annotations is "all": it must be one of check, workflow, none'],
])('refuses the inputs %j', async (inputs, message) => {
  const step = await start(chat).step(inputs);
  expect(step.exitCode).toBe(1);
  expect(step.log).toContain(`::error::${message}`);
  expect(api.requests).toEqual([]);
});

test('concludes the check run where the model has no such level', async () => {
  const step = await start(chat).step({ 'min-level': '5' });
  expect(step.exitCode).toBe(1);
  expect(step.log).toMatch(/^::error::min-level: there is no level 5; the Microsoft GenAIOps maturity model has 1 to 4$/m);
  expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
});

test.each(['missing', 'app.py'])('concludes the check run where the path %s cannot be scanned', async (path) => {
  const step = await start(chat).step({ path });
  expect(step.exitCode).toBe(1);
  expect(step.log).toMatch(new RegExp(`^::error::.*${path}`, 'm'));
  expect(step.outputs.conclusion).toBe('failure');
  expect(api.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'failure', output: { title: 'The scan failed' } }]);
  expect(step.summary).toContain('The scan failed');
});

describe('without a check run', () => {
  test.each([401, 403, 404, 422, 429, 503, 'drop'] as const)('annotates the workflow run after %s', async (refusal) => {
    start(chat);
    api.refuse(createCheckRun, refusal);
    const step = await job.step({});
    expect(step.exitCode, step.log).toBe(0);
    const gaps = JSON.parse(step.outputs.gaps!) as Gap[];
    const [warnings, notices] = [commands(step.log, 'warning'), commands(step.log, 'notice')];
    expect(warnings.length + notices.length).toBe(gaps.length);
    expect(warnings[0]).toMatch(/^::warning title=GenAIOps level \d%3A [^:]+,file=app\.py,line=\d+,endLine=\d+::./);
    const logged = step.log.split('\n').filter((line) => line.startsWith('No complete check run'));
    expect(logged.length).toBe(1);
    expect(logged[0]!.includes('permissions: checks: write')).toBe(typeof refusal === 'number' && refusal < 405);
    expect(step.summary).toContain('No complete check run');
    expect(step.summary).toContain('| Level | Practice |');
  });

  test('needs no token', async () => {
    const step = await start(chat).step({ token: '' });
    expect(step.exitCode, step.log).toBe(0);
    expect(step.log).toContain('the input `token` is empty');
    expect(commands(step.log, 'warning').length).toBeGreaterThan(0);
    expect(api.requests).toEqual([]);
  });

  test('annotates the workflow run when the update fails for good', async () => {
    start(chat);
    api.refuse(updateCheckRun, 403);
    const step = await job.step({});
    expect(step.exitCode, step.log).toBe(0);
    expect(commands(step.log, 'warning').length).toBeGreaterThan(0);
  });

  test('makes no request where another place is asked for', async () => {
    const workflow = await start(chat).step({ annotations: 'workflow' });
    expect(commands(workflow.log, 'warning').length).toBeGreaterThan(0);
    expect(workflow.log).not.toContain('No complete check run');
    const none = await job.step({ annotations: 'none', 'min-level': '4' });
    expect([...commands(none.log, 'warning'), ...commands(none.log, 'notice')]).toEqual([]);
    expect(none.exitCode).toBe(1);
    expect(api.requests).toEqual([]);
  });
});

test('names files from the root of the repository, and links to the commit it scanned', async () => {
  start(Object.fromEntries(Object.entries(chat).map(([path, text]) => [`services/chat/${path}`, text])));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: job.workspace });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'a');
  const commit = git('rev-parse', 'HEAD').toString().trim();
  const step = await job.step({ path: 'services/chat', json: 'out/report.json' }, { GITHUB_SHA: commit });
  expect(step.outputs.report).toBe(join(job.workspace, 'out/report.json'));
  const paths = new Set(api.checkRuns[0]!.output.annotations.map(({ path }) => path));
  expect(paths).toContain('services/chat/app.py');
  expect(step.summary).toContain(`https://github.com/contoso/chat/blob/${commit}/services/chat/app.py#L`);
});

test('follows no link of the tree out of the workspace', async () => {
  start(chat);
  const outside = join(job.root, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'app.py'), chat['app.py']);
  writeFileSync(join(outside, 'kept'), 'kept');
  symlinkSync(outside, join(job.workspace, 'link'));
  symlinkSync(join(outside, 'kept'), join(job.workspace, 'report.json'));
  expect((await job.step({ path: 'link' })).log).toContain('leads out of the workspace');
  expect((await job.step({ json: 'link/report.json' })).log).toContain('leads out of the workspace');
  mkdirSync(join(job.workspace, '.git/hooks'), { recursive: true });
  symlinkSync('.git', join(job.workspace, 'out'));
  expect((await job.step({ html: 'out/hooks/pre-commit' })).log).toContain('leads into a git directory');
  expect((await job.step({ json: 'report.json' })).exitCode).toBe(0);
  expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept');
});

test('shows what a stranger named as text, never as a command or markup', async () => {
  const name = '::error::owned,x=%0A<img src=x>|`b`.py';
  start({ [name]: chat['app.py'], 'requirements.txt': 'openai\n' });
  const step = await job.step({ annotations: 'workflow' });
  expect(step.exitCode, step.log).toBe(0);
  expect(step.log).not.toMatch(/^::error/m);
  expect(commands(step.log, 'warning').length).toBeGreaterThan(0);
  expect(step.summary).not.toContain('<img');
  expect(await job.step({})).toMatchObject({ exitCode: 0 });
  expect(api.checkRuns[0]!.output.annotations[0]!.path).toBe(name);
});

test('runs outside of a workflow too', async () => {
  const nowhere = {
    GITHUB_STEP_SUMMARY: undefined,
    GITHUB_REPOSITORY: undefined,
    GITHUB_SHA: undefined,
    GITHUB_EVENT_PATH: undefined,
  };
  const step = await start(chat).step({}, nowhere);
  expect(step.exitCode, step.log).toBe(0);
  expect(step.log).toContain('this is not a run of a workflow');
});

test.each(Object.entries(payloads))('takes the whole payload of %s', async (_, event) => {
  job = createJob(chat, event, api.url);
  const step = await job.step({ comment: 'true' });
  expect(step.exitCode, step.log).toBe(0);
  const heads = [event.sha, headSha];
  expect(api.checkRuns).toMatchObject([{ status: 'completed', head_sha: expect.toSatisfy((sha) => heads.includes(sha)) }]);
  expect(step.summary).toContain('| Level | Practice |');
});

test('writes the reports that are asked for, with links to the commit', async () => {
  const step = await start(chat).step({ html: 'out/report.html', sarif: 'out/report.sarif', json: 'out/report.json' });
  expect(step.exitCode, step.log).toBe(0);
  const read = (name: string) => readFileSync(join(job.workspace, 'out', name), 'utf8');
  expect(read('report.html')).toMatch(/^<!doctype html>/i);
  const report = JSON.parse(read('report.json')) as Assessment;
  const [run] = JSON.parse(read('report.sarif')).runs;
  expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(report.gaps.map(({ practice }) => practice));
});
