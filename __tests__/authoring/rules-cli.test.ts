import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const root = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function rules(directory: string, ...args: string[]) {
  mkdirSync(directory, { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'rules', ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

const home = '.github/genaiops-rules';

describe('a rule from its beginning', () => {
  const directory = join(root, 'begin');
  const rule = join(directory, home, 'contoso-tracing.yml');

  test('new writes a rule that passes its cases and the check', () => {
    const begun = rules(directory, 'new', 'contoso-tracing', '--practice', 'monitoring-logging');
    expect(begun).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(`${home}/contoso-tracing.test.yml`) });
    expect(rules(directory, 'test')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 rule, 2 cases: all passed.'),
    });
    expect(rules(directory, 'check')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/still the one that `rules new` wrote[\s\S]*1 rule: 0 faults, 1 warning\./),
    });
  });

  test('new never overwrites, and takes no id that is taken', () => {
    const before = readFileSync(rule, 'utf8');
    expect(rules(directory, 'new', 'contoso-tracing', '--practice', 'compliance')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nothing is overwritten'),
    });
    expect(readFileSync(rule, 'utf8')).toBe(before);
    expect(rules(directory, 'new', 'prompt-file', '--practice', 'compliance').stderr).toMatch(
      /rule prompt-file already.*override/,
    );
  });

  test('show and docs tell what it finds, why, how, and show its cases', () => {
    const { stdout } = rules(directory, 'show', 'contoso-tracing', '--rules', home);
    expect(stdout).toContain('a file that imports contoso_tracing (Python)');
    expect(stdout).toMatch(/Why it matters[\s\S]*Found, for example[\s\S]*Not found, for example[\s\S]*How to satisfy it/);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(rules(directory, 'docs', '--out', 'pages').status).toBe(0);
    expect(readFileSync(join(directory, 'pages/README.md'), 'utf8')).toContain('[`contoso-tracing`](contoso-tracing.md)');
    expect(readFileSync(join(directory, 'pages/contoso-tracing.md'), 'utf8')).toContain('## Found: started by the application');
    const before = readFileSync(join(directory, 'pages/contoso-tracing.md'), 'utf8');
    expect(before.trimEnd().split('\n').at(-1)).toBe('`contoso-tracing.yml`');
    writeFileSync(join(directory, 'pages/gone.md'), before);
    writeFileSync(join(directory, 'pages/own.md'), '# Mine\n');
    expect(rules(directory, 'docs', '--out', 'pages').stdout).toBe('Written: 1 page and pages/README.md\n');
    expect(['gone', 'own'].map((name) => existsSync(join(directory, `pages/${name}.md`)))).toEqual([false, true]);
    writeFileSync(join(directory, 'pages/README.md'), '# Mine\n');
    expect(rules(directory, 'docs', '--out', 'pages')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('was not generated'),
    });
  });

  test('test says of a broken rule what was expected, what was found, and what is lacking', () => {
    writeFileSync(rule, readFileSync(rule, 'utf8').replace('start', 'begin'));
    const { status, stdout } = rules(directory, 'test');
    expect(status).toBe(1);
    expect(stdout).toMatch(/✗ contoso-tracing +1 of 2 cases failed/);
    expect(stdout).toMatch(
      /case +\.github\/genaiops-rules\/contoso-tracing\.test\.yml:3\n +expected +src\/app\.py:2\n +found +nothing/,
    );
    expect(stdout).toMatch(/✗ a line that matches .*begin/);
    expect(stdout).toMatch(/✓ an import of contoso_tracing \(python\)/);
    const { passed, rules: all } = JSON.parse(rules(directory, 'test', '--format', 'json').stdout);
    expect([passed, all[0].cases[0]]).toEqual([false, expect.objectContaining({ at: 'src/app.py:2', passed: false, found: [] })]);
  });

  test('test says where something was found that should not be, or elsewhere', () => {
    writeFileSync(rule, readFileSync(rule, 'utf8').replace(/find:[\s\S]*/, "find:\n  line: 'import contoso_tracing'\n"));
    const { stdout } = rules(directory, 'test', home);
    expect(stdout).toMatch(/expected +src\/app\.py:2\n +found +src\/app\.py:1 +import contoso_tracing/);
    expect(stdout).toMatch(/negative: only in a comment\n +case .*\n +expected +nothing\n +found +src\/app\.py:1/);
  });

  test('a rule without cases fails', () => {
    rmSync(join(directory, home, 'contoso-tracing.test.yml'));
    expect(rules(directory, 'test')).toMatchObject({ status: 1, stdout: expect.stringContaining('it has no cases') });
  });
});

describe('list and show', () => {
  test('list gives one line a rule, of one practice, or as JSON', () => {
    const { stdout } = rules(root, 'list', '--practice', 'complex-prompts');
    expect(stdout).toMatch(/^complex-prompts\n {2}few-shot-examples +met \(few-shot\) {2}Few-shot/);
    const all = JSON.parse(rules(root, 'list', '--format', 'json').stdout);
    expect(all).toContainEqual(expect.objectContaining({ id: 'prompt-file', practice: 'structured-prompts', supports: 'met' }));
  });

  test('show knows the built-in rules, and the nearest to one that there is not', () => {
    expect(rules(root, 'show', 'gateway-token-metric').stdout).toContain('<!-- <llm-emit-token-metric namespace="llm" /> -->');
    // A pattern is never broken: it is there to be copied.
    expect(rules(root, 'show', 'own-guardrail').stdout).toContain('prompt[-_ ]?injection|ignore (?:all )?previous)');
    expect(rules(root, 'show', 'gateway-token-metrics')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('did you mean gateway-token-metric?'),
    });
  });
});

test('list, show and docs tell what a directory adds, overrides and disables', () => {
  const directory = join(root, 'changed');
  mkdirSync(join(directory, 'mine'), { recursive: true });
  const long = `contoso_guard.ask("${'long '.repeat(30)}")`;
  const text = (id: string) =>
    `id: ${id}\npractice: compliance\ntitle: T\nsupports: met\nreason: r\nfind: { import: { python: contoso_guard, go: contoso/guard } }\n`;
  const cases = `positive:\n  - name: p\n    files: { a.py: 'import contoso_guards' }\nnegative:\n  - name: n\n    files: { a.py: '${long}' }\n`;
  const files = {
    'own.yml': text('own'),
    'own.test.yml': cases,
    'moderation-endpoint.yml': `${text('moderation-endpoint')}override: Ours is better.\n`,
    'moderation-endpoint.test.yml': cases,
    'guardrails.yml': 'id: guardrails\ndisable: Not with us.\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, 'mine', name), content);
  const { stdout } = rules(directory, 'list', '--practice', 'compliance', '--rules', 'mine');
  expect(stdout).toMatch(/own +met, added {2}T\n/);
  expect(stdout).toMatch(/moderation-endpoint +met, overridden {2}Ours is better\.\n/);
  expect(stdout).toMatch(/guardrails +(?:met|partial), disabled {2}Not with us\.\n/);
  const page = rules(directory, 'show', 'moderation-endpoint', '--rules', 'mine').stdout;
  expect(page).toContain('Ours is better.');
  expect(page).toContain(`    ${long}\n`);
  expect(rules(directory, 'docs', 'mine', '--out', 'pages').stdout).toContain('2 pages');
  const index = readFileSync(join(directory, 'pages/README.md'), 'utf8');
  expect(index).toContain('| T (override) |');
  expect(index).toMatch(/## Disabled[\s\S]*`guardrails` \| Not with us\./);
  expect(rules(directory, 'test', 'mine').stdout).toMatch(
    /✗ an import of contoso_guard \(python\) or an import of contoso\/guard \(go\)/,
  );
  writeFileSync(join(directory, 'mine/own.test.yml'), cases.replace("guards' }", "guard' }\n    at: a.py"));
  expect(rules(directory, 'test', 'mine').stdout).toMatch(/own +mine\/own\.test\.yml:4: at: a\.py needs a line, such as a\.py:1/);
  for (const name of ['own', 'moderation-endpoint']) writeFileSync(join(directory, `mine/${name}.yml`), `id: ${name}\n`);
  expect(rules(directory, 'test', 'mine')).toMatchObject({ status: 2, stdout: expect.stringMatching(/own[\s\S]*2 faults/) });
});

test('new names the configuration only for a directory that it can name', () => {
  const outside = join(root, 'outside');
  const { stdout } = rules(root, 'new', 'mine', '--practice', 'compliance', '--dir', outside);
  expect(stdout).toContain(`5. Use it: genaiops-maturity scan --rules ${outside}\n`);
});

describe('bad input', () => {
  const failing: [string, string[], RegExp][] = [
    ['a practice that is none', ['new', 'mine', '--practice', 'complience'], /no practice complience; did you mean compliance\?/],
    ['an id that leads out of the directory', ['new', '../mine', '--practice', 'compliance'], /lower-case letters/],
    ['no directory of rules', ['test'], /no \.github\/genaiops-rules here.*rules new ID/],
    ['a directory without rules', ['test', '.'], /holds no rules/],
  ];
  test.each(failing)('%s: exit code 2 and a message', (_, args, message) => {
    const directory = join(root, 'bad');
    const { status, stdout, stderr } = rules(directory, ...args);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(existsSync(join(root, 'mine.yml'))).toBe(false);
  });

  test('what stands in a rule never reaches the terminal as it is', () => {
    const directory = join(root, 'escapes');
    mkdirSync(join(directory, home), { recursive: true });
    const text = 'practice: compliance\nsupports: met\nreason: "\\e[31mr"\ntitle: "\\e[31mt"\nfind: { line: "\\econtoso(" }\n';
    writeFileSync(join(directory, home, 'mine.yml'), `id: mine\n${text}`);
    const shown = ['check', 'test'].map((command) => rules(directory, command));
    writeFileSync(join(directory, home, 'mine.yml'), `id: mine\n${text.replace('(', '')}`);
    shown.push(
      ...['test', 'docs'].map((command) => rules(directory, command)),
      rules(directory, 'show', 'mine', '--rules', home),
    );
    expect(shown.map(({ status }) => status)).toEqual([1, 2, 1, 0, 0]);
    expect(shown.map(({ stdout, stderr }) => stdout + stderr).join('')).not.toContain('\x1b');
    expect(readFileSync(join(directory, 'docs/genaiops-rules/mine.md'), 'utf8')).not.toContain('\x1b');
  });

  test('too many files, one that is too large, a link: limits', () => {
    const directory = join(root, 'many');
    mkdirSync(join(directory, 'rules'), { recursive: true });
    for (let i = 0; i <= 2000; i++) writeFileSync(join(directory, `rules/r${i}.yml`), '');
    expect(rules(directory, 'check', 'rules')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('more than 2000 files'),
    });
    mkdirSync(join(directory, 'large'));
    writeFileSync(join(directory, 'large/a.yml'), '#'.repeat(300_000));
    expect(rules(directory, 'check', 'large').stderr).toMatch(/a\.yml has 300000 bytes; .* at most 262144/);
    mkdirSync(join(directory, 'linked'));
    symlinkSync(join(directory, 'large/a.yml'), join(directory, 'linked/a.yml'));
    symlinkSync('.', join(directory, 'linked/circle'));
    expect(rules(directory, 'check', 'linked').stderr).toContain('linked/a.yml: a link, which is not followed');
    rmSync(join(directory, 'linked/a.yml'));
    expect(rules(directory, 'check', 'linked').stderr).toContain('holds no rules');
  });
});
