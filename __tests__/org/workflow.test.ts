import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
afterAll(() => rmSync(folder, { recursive: true }));
const workflow = parse(readFileSync('.github/workflows/org-scan.yml', 'utf8'));
const script: string = workflow.jobs.plan.steps.find(({ name }: { name?: string }) => name === 'Unpack it').run;
writeFileSync(join(folder, 'gh'), '#!/bin/sh\necho "HTTP/2.0 $STATUS"\n[ "$STATUS" = 200 ]\n');
chmodSync(join(folder, 'gh'), 0o755);

test.each([
  ['there is one', 'success', 200, 'state', 0],
  ['there is none yet', 'failure', 404, 'state', 0],
  ['it cannot be had', 'failure', 200, 'state', 1],
  ['the server is out of order', 'failure', 502, 'state', 1],
  ['it would replace the default branch', 'failure', 404, 'main', 1],
])('the workflow begins with the state of earlier runs: %s', (what, GOT, STATUS, BRANCH, code) => {
  const cwd = join(folder, what);
  mkdirSync(join(cwd, 'kept'), { recursive: true });
  if (GOT === 'success') writeFileSync(join(cwd, 'kept/state.jsonl.gz'), gzipSync('kept\n'));
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    GOT,
    STATUS: `${STATUS}`,
    BRANCH,
    DEFAULT: 'main',
    GITHUB_REPOSITORY: 'a/b',
  };
  expect(spawnSync('bash', ['-e', '-c', script], { cwd, env }).status).toBe(code);
  if (GOT === 'success') expect(readFileSync(join(cwd, 'state/state.jsonl'), 'utf8')).toBe('kept\n');
});
