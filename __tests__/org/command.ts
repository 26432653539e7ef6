import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a run of the command line gave. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The token that tests use: it must never be printed. */
export const token = 'made-up-token-of-a-test';

/** Runs dist/cli.js against an API. `killAt`: it is killed as soon as its log holds this. */
export function command(
  api: string,
  args: readonly string[],
  { killAt, env = {} }: { killAt?: string; env?: object } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [resolve('dist/cli.js'), ...args], {
    env: { PATH: process.env.PATH, GITHUB_TOKEN: token, GITHUB_API_URL: api, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
    if (killAt !== undefined && stderr.includes(killAt)) child.kill('SIGKILL');
  });
  return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })));
}

/** All files below a directory: path → text. */
export function filesBelow(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.sort().map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}
