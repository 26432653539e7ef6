import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a step of a workflow left behind. */
export interface Step {
  exitCode: number | null;
  log: string;
  outputs: Record<string, string>;
  summary: string;
}

/** A job on a runner: its directories, and the event that started it. */
export interface Job {
  root: string;
  workspace: string;
  /** Runs dist/index.js with these inputs as the runner does; `env` overrides, undefined removes. */
  step(inputs: Record<string, string>, env?: Record<string, string | undefined>): Promise<Step>;
}

const main = resolve('dist/index.js');

export const pushedSha = '1'.repeat(40);
export const headSha = '2'.repeat(40);
export const mergeSha = '3'.repeat(40);

const repository = { id: 1, name: 'chat', full_name: 'contoso/chat', owner: { login: 'contoso', id: 2 }, default_branch: 'main' };

/** The payloads of the events, as far as GitHub always fills them. */
export const events = {
  push: {
    name: 'push',
    sha: pushedSha,
    payload: { ref: 'refs/heads/main', before: '0'.repeat(40), after: pushedSha, head_commit: { id: pushedSha }, repository },
  },
  pull_request: {
    name: 'pull_request',
    sha: mergeSha,
    payload: {
      action: 'synchronize',
      number: 7,
      pull_request: {
        number: 7,
        head: { ref: 'topic', sha: headSha },
        base: { ref: 'main', sha: pushedSha },
        merge_commit_sha: mergeSha,
      },
      repository,
    },
  },
};

/** Sets up a job whose workspace holds the files. */
export function createJob(
  files: Record<string, string>,
  event: { name: string; sha: string; payload: object },
  apiUrl: string,
): Job {
  const root = mkdtempSync(join(tmpdir(), 'action-'));
  const workspace = join(root, 'workspace');
  const temp = join(root, 'temp');
  for (const directory of [workspace, temp]) mkdirSync(directory);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  const [output, summary, payload] = ['output', 'summary', 'event.json'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(payload, JSON.stringify(event.payload));
  const base = {
    PATH: process.env.PATH,
    HOME: root,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: apiUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'contoso/chat',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: payload,
    GITHUB_SHA: event.sha,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: temp,
  };
  return {
    root,
    workspace,
    async step(inputs, env = {}) {
      for (const file of [output, summary]) writeFileSync(file, '');
      const given = Object.entries({ token: 't0ken', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
      const variables = { ...base, ...Object.fromEntries(given), ...env } as NodeJS.ProcessEnv;
      const child = spawn(process.env.ACTION_NODE ?? process.execPath, [main], { cwd: workspace, env: variables });
      let log = '';
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log += text));
      const exitCode = await new Promise<number | null>((done) => child.on('close', done));
      return { exitCode, log, outputs: parseOutputs(readFileSync(output, 'utf8')), summary: readFileSync(summary, 'utf8') };
    },
  };
}

function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(ghadelimiter_[\w-]+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]));
}
