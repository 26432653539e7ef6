import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { afterAll, describe, expect, test } from 'vitest';
import type { Assessment } from '../src/model/assessment';
import { practicesOf } from '../src/model/maturity';
import { builtInModel } from './model';

const cli = join(import.meta.dirname, '../dist/cli.js');
const out = mkdtempSync(join(tmpdir(), 'models-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const formats = ['text', 'markdown', 'html', 'sarif', 'badge', 'badge-svg'];
const lens = 'aws-generative-ai-lens';
const builtIn = builtInModel();

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

function treeOf(name: string): string {
  return join(import.meta.dirname, 'repositories', name, 'tree');
}

/** The statuses of each level as letters, as the lens gives them. */
const expected: [tree: string, scope: string, level: number, statuses: string][] = [
  ['level-0-express-shop', 'none', 0, 'aaaa aaaaaa aaaaaaa'],
  ['level-3-typescript-aws', 'app', 1, 'mamm ampamp apppaam'],
  ['level-4-python-claims', 'app', 2, 'mpmp mmppmp pmpmaap'],
  ['content-cookbook', 'content', 1, 'mmaa paaapa aaapaap'],
];

describe.each(expected)('the second model on %s', (tree, scope, level, statuses) => {
  const files = Object.fromEntries(formats.map((format) => [format, join(out, `${tree}.${format}`)]));
  const scan = run(
    ...['scan', treeOf(tree), '--model', lens, '--format', 'json'],
    ...formats.flatMap((format) => ['--output', `${format}=${files[format]}`]),
  );
  const verdict: Assessment = JSON.parse(scan.stdout);

  test('gives its own levels, practices and statuses', () => {
    const letters = verdict.model.levels.map(({ number }) =>
      verdict.practices.flatMap((practice) => (practice.level === number ? practice.status[0] : [])).join(''),
    );
    expect([verdict.scope, verdict.level.number, letters.join(' ')]).toEqual([scope, level, statuses]);
    expect(verdict.model.levels.map(({ name }) => name)).toEqual(['Foundation', 'Operated', 'Well-architected']);
    const gaps = verdict.practices.filter(({ status }) => status !== 'met').map(({ id }) => id);
    expect(verdict.gaps.map(({ practice }) => practice).sort()).toEqual(scope === 'none' ? [] : gaps.sort());
  });

  test('is named in each report, and nothing of the built-in one', () => {
    const validate = new Ajv({ strict: false }).compile(
      JSON.parse(readFileSync(join(import.meta.dirname, '../dist/schema/assessment.json'), 'utf8')),
    );
    expect(validate(verdict), JSON.stringify(validate.errors)).toBe(true);
    const foreign = [
      builtIn.name,
      builtIn.source,
      'Microsoft',
      ...practicesOf(builtIn).flatMap(({ title }) => title),
      ...builtIn.levels.map(({ name }) => `${name}<`),
      'Level 4',
    ];
    for (const format of formats) {
      const text = readFileSync(files[format]!, 'utf8');
      expect(foreign.filter((word) => text.includes(word))).toEqual([]);
      if (scope === 'none') continue;
      expect(text.replace(/\s+/g, ' ')).toContain(
        format.startsWith('badge') ? verdict.level.name : 'AWS Well-Architected Generative AI Lens',
      );
    }
  });
});

test('explain explains a practice of the second model by the rules that count for it', () => {
  const { status, stdout } = run('explain', treeOf('level-3-typescript-aws'), 'functional-evaluation', '--model', lens);
  expect(status).toBe(0);
  expect(stdout).toContain('functional-evaluation');
  expect(stdout).toMatch(/evaluation-gate/);
  expect(stdout).not.toContain('moderation-endpoint');
  const built = run('explain', treeOf('level-3-typescript-aws'), 'compliance', '--model', lens);
  expect(built).toMatchObject({ status: 2, stdout: '' });
  expect(built.stderr).toContain('there is no practice compliance');
});

test('a model that is not there is refused, with what is near', () => {
  const { status, stderr } = run(treeOf('level-0-express-shop'), '--model', 'aws-generative-ai-lense');
  expect(status).toBe(2);
  expect(stderr).toContain(`there is no model aws-generative-ai-lense; did you mean ${lens}?`);
  expect(run(treeOf('level-0-express-shop'), '--model', 'constructor').status).toBe(2);
});

test('a level that the model does not have cannot be required, by an option or a configuration', () => {
  const config = join(out, 'config.yml');
  writeFileSync(config, 'required-practices: []\nmin-level: 4\n');
  const tree = treeOf('level-3-typescript-aws');
  for (const [args, message] of [
    [['--min-level', '4'], 'min-level: there is no level 4; the AWS Well-Architected Generative AI Lens has 1 to 3'],
    [['--config', config], `${config}:2: min-level: there is no level 4`],
  ] as const) {
    const { status, stderr } = run('scan', tree, '--model', lens, ...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
  }
  expect(run('scan', tree, '--model', lens, '--min-level', '3').status).toBe(1);
  expect(run('scan', tree, '--min-level', '4').status).toBe(1);
});

test('a maturity.yml in a rules directory is another model too, with rules of its own', () => {
  const guard = [
    'id: fetch-limit',
    'practice: limits',
    'title: t',
    'supports: met',
    'reason: r',
    "find: { line: 'rateLimit\\(' }",
  ];
  writeFileSync(join(out, 'fetch-limit.yml'), guard.join('\n'));
  writeFileSync(
    join(out, 'maturity.yml'),
    [
      ...['name: House rules', 'source: https://example.com', 'none: { name: None, summary: s }', 'levels:'],
      ...['  - { number: 1, name: Only, summary: s, complete: { met: 2 }, practices: ['],
      ...['      { id: llm-apis, title: Call, decide: strongest, missing: m., advice: a. },'],
      ...['      { id: limits, title: Limit, decide: strongest, missing: No limit., advice: Add one. } ] }'],
    ].join('\n'),
  );
  rmSync(join(out, 'config.yml'), { force: true });
  const { stdout } = run(treeOf('level-3-typescript-aws'), '--rules', out, '--format', 'json');
  const { model, practices, gaps }: Assessment = JSON.parse(stdout);
  expect(model).toEqual({
    name: 'House rules',
    source: 'https://example.com',
    levels: [{ number: 1, name: 'Only', complete: { met: 2, of: ['llm-apis', 'limits'] } }],
  });
  expect(practices.map(({ id, status }) => `${id} ${status}`)).toEqual(['llm-apis met', 'limits absent']);
  expect(gaps).toMatchObject([{ practice: 'limits', advice: 'No limit. Add one.' }]);
});
