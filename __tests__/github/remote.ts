import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Assessment } from '../../src/model/assessment';
import { createJob, type Job } from '../main/runner';
import { type Api, startApi } from './api';

/** An application whose calls of a model are traced. */
export const app = {
  'requirements.txt': 'fastapi\nopenai\nlangfuse\n',
  'app.py': [
    'from fastapi import FastAPI',
    'from langfuse.openai import OpenAI',
    'from langfuse import Langfuse',
    '',
    'app = FastAPI()',
    'langfuse = Langfuse()',
    'client = OpenAI()',
    '',
    '@app.post("/chat")',
    'def chat(question: str):',
    '    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])',
    '    return answer.choices[0].message.content',
    '',
  ].join('\n'),
  'other.py': 'x = 1\n',
};
/** The same application without its tracing. */
export const lost = { 'app.py': app['app.py'].replace('from langfuse.openai', 'from openai').replace(/.*[lL]angfuse.*\n/g, '') };

export const strict = { '.github/genaiops-maturity.yml': 'min-level: 4\n' };
export const lax = { '.github/genaiops-maturity.yml': 'min-level: 1\n' };

// Each test that imports this has a remote repository and an API of its own.
export let root: string;
export let remote: string;
export let api: Api;
export let job: Job;
export const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd, encoding: 'utf8' }).trim();

export function commit(files: Record<string, string>, message = 'x'): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(remote, path)), { recursive: true });
    writeFileSync(join(remote, path), text);
  }
  git(remote, 'add', '-A', '-f');
  git(remote, 'commit', '-qm', message, '--allow-empty');
  return git(remote, 'rev-parse', 'HEAD');
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'compare-'));
  remote = join(root, 'contoso/chat');
  mkdirSync(remote, { recursive: true });
  git(remote, 'init', '-q', '-b', 'main');
  git(remote, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  api = await startApi();
});
afterEach(async () => {
  expect(api.faults).toEqual([]);
  await api.close();
  for (const directory of [root, job?.root]) if (directory) rmSync(directory, { recursive: true, force: true });
});

/** A clone of depth one, as actions/checkout makes it. */
function shallowClone(sha: string): void {
  git(job.workspace, 'init', '-q');
  git(job.workspace, 'fetch', '-q', '--depth=1', `file://${remote}`, `+${sha}:refs/remotes/pull/7/merge`);
  git(job.workspace, 'checkout', '-q', 'refs/remotes/pull/7/merge');
}

export interface Event {
  name: string;
  payload: Record<string, unknown>;
}

/** Makes a job for an event whose workspace is a clone of the remote at a commit. */
export function startJob(event: Event, sha: string, clone: (sha: string) => void): void {
  job = createJob({}, { ...event, sha }, api.url);
  clone(sha);
}

/** Runs the Action in the job, with the remote's server. */
export async function runStep(inputs: Record<string, string> = {}) {
  const done = await job.step(inputs, { GITHUB_SERVER_URL: `file://${root}` });
  const report = done.outputs.report ? (JSON.parse(readFileSync(done.outputs.report, 'utf8')) as Assessment) : undefined;
  return { ...done, report };
}

/** Runs the Action in a clone of the remote at a commit. */
export function step(event: Event, sha: string, inputs: Record<string, string> = {}, clone = shallowClone) {
  startJob(event, sha, clone);
  return runStep(inputs);
}

/** A pull request from `topic` into main, checked out as the merge commit that GitHub makes. */
export function pullRequest(files: Record<string, string>): {
  event: Event;
  merge: string;
  base: string;
} {
  const base = git(remote, 'rev-parse', 'main');
  git(remote, 'checkout', '-qb', 'topic');
  const head = commit(files, 'topic');
  git(remote, 'checkout', '-q', 'main');
  git(remote, 'checkout', '-q', '--detach');
  git(remote, 'merge', '-q', '--no-ff', '-m', 'merge', 'topic');
  const merge = git(remote, 'rev-parse', 'HEAD');
  const repo = { full_name: 'contoso/chat' };
  const payload = {
    action: 'synchronize',
    number: 7,
    pull_request: { number: 7, head: { ref: 'topic', sha: head, repo }, base: { ref: 'main', sha: base, repo } },
  };
  return { event: { name: 'pull_request', payload }, merge, base };
}
