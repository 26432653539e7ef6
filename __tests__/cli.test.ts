import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Assessment } from '../src/model/assessment';

const cli = join(import.meta.dirname, '../dist/cli.js');
const root = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const app = {
  'src/app.py':
    'from fastapi import FastAPI\nfrom openai import OpenAI\napp = FastAPI()\nclient = OpenAI()\n\n@app.post("/ask")\ndef ask(text: str):\n    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])\n',
  'requirements.txt': 'openai==1.60.0\nfastapi==0.115.0\n',
};

function tree(name: string, files: Record<string, string | Buffer>): string {
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return join(root, name);
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

describe('scan', () => {
  const directory = tree('app', app);

  test('prints the level, the practices with path and line, and the gaps', () => {
    const { status, stdout, stderr } = run(directory);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Level 1');
    expect(stdout).toContain('src/app.py:8');
    expect(stdout.includes('\x1b')).toBe(false);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test('gives JSON that its published schema accepts, and the same bytes twice', () => {
    const first = run(directory, '--format', 'json');
    expect(run('scan', directory, '--format', 'json').stdout).toBe(first.stdout);
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../dist/schema/assessment.json'), 'utf8'));
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(JSON.parse(first.stdout)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('writes further reports to files', () => {
    const file = join(root, 'report.md');
    const { status } = run(directory, '--output', `markdown=${file}`, '--format', 'json');
    expect(status).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('Level 1');
  });

  test.each([
    ['html', /^<!doctype html>.*Level 1/is],
    ['sarif', /"version": "2\.1\.0".*"ruleId"/s],
    ['badge', /^\{.*"schemaVersion": ?1.*1 Initial/s],
    ['badge-svg', /^<svg .*1 Initial/s],
  ])('gives %s', (format, expected) => {
    const { status, stdout, stderr } = run(directory, '--format', format);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(expected);
  });

  test('says beside the report what git does not track, and which configuration does not hold yet', () => {
    const untracked = tree('untracked', { ...app, '.gitignore': 'ignored\n', 'sub/a.py': '' });
    const git = (...words: string[]) => expect(spawnSync('git', ['-C', untracked, ...words]).status).toBe(0);
    git('init', '-q');
    // Where nothing is tracked, all is scanned.
    expect(run(untracked)).toMatchObject({ status: 0, stderr: '' });
    git('add', '-A');
    const before = run(untracked, '--format', 'json');
    expect(before.stderr).toBe('');
    tree('untracked', {
      'ignored/a.py': '',
      'other/a.py': '',
      'other/b.py': '',
      'src/new.py': '',
      '.github/genaiops-maturity.yml': 'rules: [contoso]\n',
    });
    const notes = [
      '3 untracked files and folders are not scanned: `git add` them first.\n',
      '.github/genaiops-maturity.yml is not in git yet: it does not hold until you add it.\n',
    ];
    expect(run(untracked, '--format', 'json')).toEqual({ ...before, stderr: notes.join('') });
    expect(run(join(untracked, 'src')).stderr).toBe(`1 untracked file is not scanned: \`git add\` it first.\n${notes[1]}`);
    expect(run(join(untracked, 'sub')).stderr).toBe(notes[1]);
    git('add', '.github');
    expect(run(untracked)).toMatchObject({ status: 2, stderr: expect.stringMatching(/git does not track/) });
    tree('untracked', { 'contoso/token-usage.yml': '{ id: token-usage, disable: not ours }\n' });
    git('add', 'contoso');
    tree('untracked', { 'contoso/b.yml': '' });
    expect(run('explain', untracked, 'llm-apis').stderr).toContain('contoso/ has rules that are not in git yet');
  });

  test('is a hook of pre-commit, which fails where the work tree falls behind', () => {
    const [hook] = parse(readFileSync(join(import.meta.dirname, '../.pre-commit-hooks.yaml'), 'utf8'));
    const [command, ...args] = hook.entry.split(' ');
    expect(command).toBe('genaiops-maturity');
    const hooked = tree('hooked', app);
    const git = (...words: string[]) =>
      spawnSync('git', ['-C', hooked, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { encoding: 'utf8' });
    for (const words of ['init -q', 'add -A', 'commit -qm base', 'update-ref refs/remotes/origin/main HEAD'])
      expect(git(...words.split(' ')).status, words).toBe(0);
    const start = () =>
      spawnSync(process.execPath, [cli, ...args], { cwd: hooked, encoding: 'utf8', env: { PATH: process.env.PATH } });
    expect(start().status).toBe(0);
    writeFileSync(join(hooked, 'src/app.py'), 'x = 1\n');
    const fallen = start();
    expect([fallen.status, fallen.stdout]).toEqual([1, expect.stringContaining('llm-apis fell from met')]);
  });

  test('exits with 1 below --min-level and with 0 at it; with no generative AI no policy applies', () => {
    expect(run(directory, '--min-level', '2').status).toBe(1);
    expect(run(directory, '--min-level', '1').status).toBe(0);
    expect(run(tree('plain', { 'index.js': 'console.log(1)\n' }), '--min-level', '4').status).toBe(0);
  });
});

describe('bad input', () => {
  const directory = tree('bad', app);
  const failing: [string, string[], RegExp][] = [
    ['a path that is not there', [join(root, 'nowhere')], /nowhere/],
    ['a file instead of a directory', [join(directory, 'requirements.txt')], /requirements\.txt/],
    ['a ref without git', [directory, '--ref', 'HEAD'], /git/],
    ['an unknown option', [directory, '--colour'], /--colour/],
    ['an unknown format', [directory, '--format', 'xml'], /text, json, markdown/],
    [
      'a level out of range',
      [directory, '--min-level', '7'],
      /there is no level 7; the Microsoft GenAIOps maturity model has 1 to 4/,
    ],
    ['an output without a file', [directory, '--output', 'json'], /FORMAT=FILE/],
    ['a required practice that is none', [directory, '--required-practice', 'a'], /no practice a; it is one of llm-apis/],
    ['a base without git', [directory, '--base', 'main'], /not in a git repository/],
    ['a configuration that is not there', [directory, '--config', join(root, 'no.yml')], /no\.yml/],
    ['a day that is none', [directory, '--as-of', '2026-02-30'], /YYYY-MM-DD/],
    ['a month that is none', [directory, '--as-of', '2026-13-01'], /YYYY-MM-DD/],
    ['a regression against nothing', [directory, '--fail-on-regression'], /--fail-on-regression needs --base/],
    ['rules that are not there', [directory, '--rules', join(root, 'no-rules')], /no-rules/],
  ];
  test.each(failing)('%s: exit code 2 and a message', (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
  });

  test.each([
    ['min-levl: 2\n', /mine\.yml:1: there is no key min-levl; did you mean min-level\?/],
    [
      'colour: red\n',
      /mine\.yml:1: there is no key colour; it is one of .*min-level, fail-on-regression, required-practices, exemptions/,
    ],
    ['\nmin-level: 7\n', /mine\.yml:2: min-level: there is no level 7; .* has 1 to 4/],
    ['required-practices:\n  - monitoring\n', /mine\.yml:2: there is no practice monitoring; it is one of llm-apis, /],
    ['exemptions:\n  - kind: elsewhere\n', /mine\.yml:2: exemptions\.0\.kind: .*not-applicable.*met-elsewhere/],
    ['exemptions:\n  - kind: not-applicable\n', /mine\.yml:2: exemptions\.0: it names a practice or a rule/],
    ['exemptions:\n  - rule: a\n    kind: not-applicable\n    path: "(a+)+b"\n', /mine\.yml:4: the glob \(a\+\)\+b/],
    ['a: &a [x, x]\nb: [*a, *a\n', /mine\.yml:\d+: /],
  ])('the configuration %j: file, line and what is allowed', (text, message) => {
    const file = join(tree('config', { 'mine.yml': text }), 'mine.yml');
    const { status, stderr, stdout } = run(directory, '--config', file);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  test('a required practice that is misspelt: the nearest', () => {
    const { stderr } = run(directory, '--required-practice', 'monitoring-loging');
    expect(stderr).toMatch(/no practice monitoring-loging; did you mean monitoring-logging\?/);
  });

  test('a rule file with an error: file, line and what was expected', () => {
    const rules = tree('rules', {
      'llm-apis/mine.yml': 'id: mine\npractice: llm-apis\ntitle: Mine\nsupports: perhaps\nreason: r\nfind:\n  path: x\n',
    });
    const { status, stderr } = run(directory, '--rules', rules);
    expect(status).toBe(2);
    expect(stderr).toMatch(/llm-apis\/mine\.yml:4: .*met.*partial/);
  });

  test('a pattern that the linear engine refuses: file and line', () => {
    const rules = tree('lookahead', {
      'llm-apis/mine.yml': "id: mine\npractice: llm-apis\ntitle: Mine\nsupports: met\nreason: r\nfind:\n  line: '(?=openai)x'\n",
    });
    expect(run(directory, '--rules', rules).stderr).toMatch(/llm-apis\/mine\.yml:7: .*RE2/);
  });

  test('rules and their cases are no evidence, where they are or where they are named', () => {
    const rule = {
      'mine.yml': 'id: mine\npractice: compliance\ntitle: Mine\nsupports: met\nreason: r\nfind: { line: abcdef }\n',
    };
    const cases = {
      'mine.test.yml':
        'positive:\n  - name: a\n    files:\n      a.yml: |\n        providers: [openai:gpt-4o]\n        npx promptfoo eval\n',
    };
    const found = (files: Record<string, string>) => {
      const { practices } = JSON.parse(run(tree('ruled', { ...app, ...files }), '--format', 'json').stdout) as Assessment;
      return practices.find(({ id }) => id === 'basic-metrics')!.status;
    };
    const below = (folder: string) =>
      Object.fromEntries(Object.entries({ ...rule, ...cases }).map(([name, text]) => [`${folder}/${name}`, text]));
    expect(found(below('evals'))).not.toBe('absent');
    expect(found({ ...below('evals'), '.genaiops-maturity.yml': 'rules: [evals]\n' })).toBe('absent');
    expect(found(below('.github/genaiops-rules'))).toBe('absent');
  });

  test('a rule that is left out is said, with the reason', () => {
    const rules = tree('disabled', { 'usage-callback.yml': 'id: usage-callback\ndisable: We count tokens elsewhere.\n' });
    const { status, stderr } = run(directory, '--rules', rules);
    expect(status).toBe(0);
    expect(stderr).toBe('The rule usage-callback is disabled: We count tokens elsewhere.\n');
  });

  test('an added rule without a literal still finds its line', () => {
    const rules = tree('added', {
      'compliance/mine.yml':
        "id: mine\npractice: compliance\ntitle: Mine\nsupports: met\nreason: r\nfind:\n  line: '^\\w+ = \\w+\\(\\)$'\n",
    });
    const { practices } = JSON.parse(run(directory, '--rules', rules, '--format', 'json').stdout);
    expect(practices.find(({ id }: { id: string }) => id === 'compliance').evidence[0]).toMatchObject({
      rule: 'mine',
      path: 'src/app.py',
      line: 3,
    });
  });
});

describe('hostile trees', () => {
  test('what cannot be read is a diagnostic, and the rest still counts', () => {
    const bomb = `a: &a [x,x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'},*${i ? `b${i - 1}` : 'a'}]`).join('\n')}\non: push\njobs: {}\n`;
    const directory = tree('hostile', {
      ...app,
      '.github/workflows/bomb.yml': bomb,
      '.github/workflows/deep.yml': `on: push\njobs: ${'['.repeat(5000)}\n`,
      '.github/workflows/broken.yml': 'on: push\njobs:\n  a:\n - b: [\n',
      'package.json': '{ "dependencies": ',
      'src/bytes.py': Buffer.from([0xff, 0xfe, 0x41, 0x0a]),
      'src/huge.py': '',
    });
    truncateSync(join(directory, 'src/huge.py'), 1024 ** 3);
    symlinkSync('/etc/passwd', join(directory, 'src/link.py'));
    symlinkSync('..', join(directory, 'src/circle'));
    const { status, stdout } = run(directory, '--format', 'json');
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.practices[0].status).toBe('met');
    const kinds = Object.fromEntries(report.diagnostics.map(({ path, kind }: { path: string; kind: string }) => [path, kind]));
    expect(kinds).toMatchObject({
      'src/huge.py': 'too-large',
      '.github/workflows/broken.yml': 'invalid',
      'package.json': 'invalid',
    });
    expect(kinds['.github/workflows/deep.yml']).toBe('invalid');
    expect(stdout).not.toContain('root:');
  });

  test('escape codes in names and lines do not reach the terminal', () => {
    const directory = tree('escapes', { 'src/a\x1b[31m.py': `${app['src/app.py']}# \x1b]0;title\x07\n` });
    const { stdout } = run(directory);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(stdout).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f]/);
  });
});

describe('explain', () => {
  const directory = tree('explained', {
    ...app,
    'tests/tracing.py': 'from opentelemetry import trace\ntrace.set_tracer_provider(provider)\n',
    'src/log.py': 'import logging\nlogging.basicConfig(level="INFO")\n',
  });

  test('says what was found, what was seen where it does not count, and what would change the status', () => {
    const { status, stdout } = run('explain', directory, 'monitoring-logging');
    expect(status).toBe(0);
    expect(stdout).toContain('monitoring-logging: partial');
    expect(stdout).toMatch(/Found\n {2}plain-logging \(partial\)/);
    expect(stdout).toContain('src/log.py:2');
    expect(stdout).toMatch(/opentelemetry-setup[\s\S]*only in a test file, which does not count: tests\/tracing\.py:2/);
    expect(stdout).toContain('What would change it');
  });

  test('says that nothing uses the code of what was found', () => {
    const set = 'from opentelemetry import trace\ndef start():\n    trace.set_tracer_provider(provider)\n';
    const unused = run('explain', tree('unused', { ...app, 'src/tracing.py': set }), 'monitoring-logging');
    expect(unused.stdout).toContain('monitoring-logging: partial');
    expect(unused.stdout.replace(/\s+/g, ' ')).toMatch(
      /opentelemetry-setup \(partial\) .* Nothing in the repository uses the code in which this stands\. src\/tracing\.py:3/,
    );
    const main = 'from tracing import start\nstart()\n';
    const used = run('explain', tree('used', { ...app, 'src/tracing.py': set, 'src/main.py': main }), 'monitoring-logging');
    expect(used.stdout).toContain('monitoring-logging: met');
  });

  test('agrees with the scan, as JSON', () => {
    const verdict = JSON.parse(run(directory, '--format', 'json').stdout);
    for (const practice of verdict.practices) {
      const explanation = JSON.parse(run('explain', directory, practice.id, '--format', 'json').stdout);
      expect(explanation.practice).toEqual(practice);
      expect(explanation.rules.some(({ holds }: { holds: boolean }) => holds)).toBe(practice.evidence.length > 0);
    }
  });

  test('names the practices where it is asked for another', () => {
    const { status, stderr } = run('explain', directory, 'monitoring');
    expect(status).toBe(2);
    expect(stderr).toContain('monitoring-logging');
  });
});
