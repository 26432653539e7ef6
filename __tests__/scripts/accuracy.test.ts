import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'accuracy-'));
const script = join(import.meta.dirname, '../../scripts/accuracy.mjs');
const practices = [
  'llm-apis',
  'structured-prompts',
  'basic-metrics',
  'complex-prompts',
  'prompt-integration',
  'systematic-deployment',
];
const ids = [
  ...practices,
  'monitoring-logging',
  'performance-optimization',
  'compliance',
  'advanced-automation',
  'continuous-improvement',
  'leading-edge',
];
const remote = join(root, 'remote/acme/chat');
let commit = '';

beforeAll(() => {
  mkdirSync(remote, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', remote, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { encoding: 'utf8' });
  git('init', '-q');
  writeFileSync(
    join(remote, 'app.py'),
    'import openai\nclient = openai.OpenAI()\nprint(client.chat.completions.create(model="gpt-4o", messages=[]))\n',
  );
  git('add', '-A');
  git('commit', '-qm', 'app');
  commit = git('rev-parse', 'HEAD').trim();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(statuses: Record<string, string>, ...args: string[]) {
  const label = {
    repo: 'acme/chat',
    commit,
    genai: 'app',
    level: 1,
    practices: Object.fromEntries(ids.map((id) => [id, { status: statuses[id] ?? 'absent', evidence: [`${id}.py:1 - why`] }])),
  };
  writeFileSync(join(root, 'labels.jsonl'), `${JSON.stringify(label)}\n`);
  return spawnSync(process.execPath, [script, join(root, 'labels.jsonl'), '--repos', join(root, 'clones'), ...args], {
    encoding: 'utf8',
  });
}

test('without the repository and without --clone it says what is missing and fails', () => {
  const { status, stderr } = run({});
  expect(status).toBe(1);
  expect(stderr).toContain('acme/chat: no git directory');
});

test('--clone fetches the commit, the scan finds it, and differences show both sides', () => {
  const { status, stdout } = run(
    { 'llm-apis': 'met', compliance: 'met' },
    '--clone',
    '--remote',
    `file://${join(root, 'remote')}/`,
  );
  expect(status).toBe(0);
  expect(existsSync(join(root, 'clones/acme/chat/HEAD'))).toBe(true);
  expect(stdout).toContain('acme/chat: level 1 (label 1), scope app (label app)');
  expect(stdout).toMatch(/compliance: absent, label met\n\s+label compliance\.py:1/);
  expect(stdout).toContain('| llm-apis | 100.0% | 1.00 | 0 | 0 |');
  expect(stdout).toContain('| compliance | 0.0% | 0.00 | 0 | 1 |');
  expect(stdout).toContain('level exact: 1 of 1');
});

test('--causes says what the scanner made of the files that the label names, and how sure it was', () => {
  const { stdout } = run({ 'llm-apis': 'met', compliance: 'met', 'structured-prompts': 'met' }, '--causes');
  expect(stdout).toContain('compliance: absent, label met (not detected)');
  expect(stdout).toMatch(/\| not detected \| 2 \| structured-prompts 1, compliance 1 \|/);
  expect(stdout).toMatch(/\| wrong scope \| 0 \|/);
  expect(stdout).toMatch(/\| confidence \| statuses \| right \|\n.*\n\| high \| \d+ \| [\d.]+% \|/);
});

test('a commit that is not there is named', () => {
  const known = commit;
  commit = '0'.repeat(40);
  const { status, stderr } = run({});
  commit = known;
  expect(status).toBe(1);
  expect(stderr).toContain('acme/chat: exit code 2');
});
