import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { didYouMean } from '../../src/model/suggest';
import type { RuleBundle } from '../../src/rules/bundle';
import { checkPatterns } from '../../src/rules/check';
import { extendRules } from '../../src/rules/extend';
import { scan } from '../../src/scan';
import { openMemory } from '../../src/source/memory';

const builtIn = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/rules.json'), 'utf8')) as RuleBundle;

const app = {
  'app.py': [
    'import acme_guard',
    'from openai import OpenAI',
    'client = OpenAI()',
    'print(client.chat.completions.create(model="m", messages=[]))',
    'acme_guard.check(answer)',
  ].join('\n'),
};

const guard = [
  'id: acme-guard',
  'practice: compliance',
  'title: Acme guard',
  'supports: met',
  'reason: Answers are checked by the guard of Acme.',
  'find:',
  "  line: 'acme_guard\\.check\\('",
];

function extended(files: Record<string, string | string[]>, bundle = builtIn): RuleBundle {
  const texts = Object.entries(files).map(([path, text]) => [path, [text].flat().join('\n')]);
  return extendRules(bundle, Object.fromEntries(texts), 'ours');
}

async function practiceOf(rules: RuleBundle, id: string, files = app) {
  const { practices, level } = await scan(openMemory(files), rules);
  return { ...practices.find((one) => one.id === id)!, reached: level.number };
}

describe('a rules directory', () => {
  test('adds rules at any depth, below any folder', async () => {
    const rules = extended({ 'guards/of/acme-guard.yml': guard });
    expect((await practiceOf(rules, 'compliance')).evidence[0]).toMatchObject({ rule: 'acme-guard', path: 'app.py', line: 5 });
  });

  test('may ask for the evidence of built-in rules', async () => {
    const rules = extended({
      'calls.yml': [
        ...['id: calls', 'practice: compliance', 'title: Calls', 'supports: partial', 'reason: r'],
        'find: { evidence: { practice: llm-apis } }',
      ],
    });
    expect((await practiceOf(rules, 'compliance')).status).toBe('partial');
  });

  test('disables a rule, and says why', async () => {
    const { rule } = (await practiceOf(builtIn, 'llm-apis')).evidence[0]!;
    const rules = extended({ [`${rule}.yml`]: [`id: ${rule}`, 'disable: We call no model with it.'] });
    expect(rules.changes).toEqual([{ rule, change: 'disabled', reason: 'We call no model with it.' }]);
    expect((await practiceOf(rules, 'llm-apis')).evidence.map((one) => one.rule)).not.toContain(rule);
  });

  test('is passed over where it is there already', () => {
    const files = { 'practices.yml': 'techniques: { complex-prompts: { guarding: g } }', 'acme-guard.yml': guard };
    const rules = extended({ 'another.yml': guard.map((line) => line.replace('acme-guard', 'another')) }, extended(files));
    expect(extended(files, rules)).toBe(rules);
  });

  test('overrides a rule of a directory before it', async () => {
    const before = extended({ 'acme-guard.yml': guard });
    const text = [...guard.map((line) => line.replace('supports: met', 'supports: partial')), 'override: It is switched off.'];
    const rules = extended({ 'acme-guard.yml': text }, before);
    expect((await practiceOf(rules, 'compliance')).status).toBe('partial');
    expect(rules.changes).toEqual([{ rule: 'acme-guard', change: 'overridden', reason: 'It is switched off.' }]);
    expect(new Set([builtIn.digest, before.digest, rules.digest]).size).toBe(3);
  });

  test('adds a practice that is judged and does not change the level, and a technique that counts', async () => {
    const rules = extended({
      'practices.yml': [
        'practices:',
        ...['  - level: 1', '    id: cost-budget', '    title: Keep a budget', '    decide: strongest'],
        ...['    missing: There is no budget.', '    advice: Declare one.'],
        'techniques: { complex-prompts: { guarding: guarded prompts } }',
      ],
      'guarding.yml': [
        ...guard.map((line) => line.replace('acme-guard', 'guarding').replace('compliance', 'complex-prompts')),
      ].concat('technique: guarding'),
      'budget.yml': guard.map((line) => line.replace('acme-guard', 'budget').replace('compliance', 'cost-budget')),
    });
    const plain = await practiceOf(builtIn, 'complex-prompts');
    const budget = await practiceOf(rules, 'cost-budget');
    expect(budget.status).toBe('met');
    expect(budget.reached).toBe(plain.reached);
    expect((await practiceOf(rules, 'complex-prompts')).techniques).toContain('guarding');
  });
});

describe('a fault has its file, its line and what was meant', () => {
  const faults: [string, Record<string, string | string[]>, RegExp][] = [
    ['a key', { 'a.yml': 'id: a\nfinds: x' }, /^ours\/a\.yml:2: there is no key finds; did you mean find\?$/],
    [
      'a condition',
      { 'acme-guard.yml': [...guard.slice(0, 6), '  lin: x'] },
      /:7: find: there is no key lin; did you mean line\?$/,
    ],
    [
      'a key of a line',
      { 'acme-guard.yml': [...guard.slice(0, 6), '  line: { patern: x }'] },
      /:7: find\.line: .*did you mean pattern\?$/,
    ],
    [
      'a language',
      { 'acme-guard.yml': [...guard.slice(0, 6), '  import: { pyton: x }'] },
      /:7: find\.import: .*did you mean python\?$/,
    ],
    [
      'a practice',
      { 'a.yml': guard.map((line) => line.replace('acme-guard', 'a').replace('compliance', 'complience')) },
      /:2: .*did you mean compliance\?$/,
    ],
    [
      'a rule that is asked',
      { 'a.yml': ['id: a', ...guard.slice(1, 6), '  evidence: { rule: usage-calback }'] },
      /:7: there is no rule usage-calback; did you mean usage-callback\?$/,
    ],
    [
      'a rule to disable',
      { 'usage-calback.yml': 'id: usage-calback\ndisable: r' },
      /:2: there is no rule usage-calback to disable; did you mean usage-callback\?$/,
    ],
    ['no reason', { 'usage-callback.yml': "id: usage-callback\ndisable: ' '" }, /:2: disable needs a reason in words$/],
    [
      'an id that is taken',
      { 'usage-callback.yml': guard.map((line) => line.replace('acme-guard', 'usage-callback')) },
      /:1: there is a rule usage-callback already\..*`override: REASON`/,
    ],
    [
      'an id used twice',
      { 'a/acme-guard.yml': guard, 'b/acme-guard.yml': guard },
      /^ours\/b\/acme-guard\.yml:1: the id acme-guard is also that of ours\/a\/acme-guard\.yml$/,
    ],
    [
      'a file of another name',
      { 'guard.yml': guard },
      /guard\.yml:1: the id is acme-guard; it must be the file's name, acme-guard\.yml$/,
    ],
    ['a pattern of another engine', { 'acme-guard.yml': [...guard.slice(0, 6), "  line: '(?<=x)y'"] }, /:7: .*\(\?<=/],
    [
      'a pattern that repeats too much',
      { 'acme-guard.yml': [...guard.slice(0, 6), `  line: '${'\\p{L}{1,900}'.repeat(8)}'`] },
      /:7: the pattern .* repeats too much: give smaller counts/,
    ],
    [
      'a level',
      { 'practices.yml': 'practices: [{ level: 9, id: x, title: X, decide: strongest, missing: m, advice: a }]' },
      /practices\.yml:1: the model has no level 9; it has 1 to 4$/,
    ],
    [
      'a practice of techniques',
      { 'practices.yml': 'techniques: { complex-promts: { a: b } }' },
      /there is no practice complex-promts; did you mean complex-prompts\?$/,
    ],
    [
      'a practice that counts none',
      { 'practices.yml': 'techniques: { compliance: { a: b } }' },
      /compliance counts no techniques$/,
    ],
  ];
  const finds = (...find: string[]) => ({ 'acme-guard.yml': [...guard.slice(0, 6), ...find.map((one) => `  ${one}`)] });
  const added = (practice: string) => ({ 'practices.yml': `practices: [{ level: 1, id: x, title: X, ${practice} }]` });
  const plainFaults: [string, Record<string, string | string[]>, RegExp][] = [
    ['a missing key', { 'a.yml': ['id: a', ...guard.slice(2)] }, /a\.yml:1: practice is missing$/],
    ['missing keys', { 'a.yml': 'id: a\ntitle: A' }, /a\.yml:1: reason, find, practice and supports are missing$/],
    ['missing keys below', added('decide: strongest'), /:1: practices\.0: missing and advice are missing$/],
    [
      'a kind of decision',
      added('decide: techniques, missing: m, advice: a'),
      /decide: it is `strongest` or `\{ techniques: N \}`/,
    ],
    [
      'two conditions',
      finds('line: x', 'import: { python: x }'),
      /:7: find: a condition has one key: combine several by all, any/,
    ],
    ['two conditions in one item', finds('any:', '  - line: x', "    path: '*'"), /:8: find\.any\.0: a condition has one key/],
    [
      'a rule that disables',
      { 'a.yml': ['id: a', 'disable: r', ...guard.slice(1)] },
      /:2: a rule that disables another has only id and disable$/,
    ],
    ['a switch as a reason', { 'acme-guard.yml': [...guard, 'override: true'] }, /:8: override needs a reason in words$/],
    ['no reason for an override', { 'acme-guard.yml': [...guard, "override: ' '"] }, /:8: override needs a reason in words$/],
    ['a switch', finds('job: { runs: x, must-pass: maybe }'), /:7: find\.job\.must-pass must be true or false, not maybe$/],
    ['another kind', finds('line: 5'), /:7: find\.line must be text or keys with values, not 5$/],
    ['a number for a word', { 'a.yml': guard.join('\n').replace('met', '1') }, /:4: supports must be met or partial$/],
    ['a job of nothing', finds('job: {}'), /:7: find\.job needs at least one key/],
    ['evidence of nothing', finds('evidence: {}'), /:7: find\.evidence needs at least one key/],
    ['no cases', finds('dataset: { cases: 0 }'), /:7: find\.dataset\.cases must be at least 1$/],
    ['another name of a language', finds('import: { typescript: x }'), /there is no key typescript; write javascript$/],
    ['a language that is in another', finds('import: { kotlin: x }'), /there is no key kotlin; write java$/],
    ['the same in a list', finds('line: { pattern: x, languages: ["C#"] }'), /languages\.0: C# is not allowed; write csharp$/],
    ['infrastructure', finds('resource: { bicep: x }'), /there is no key bicep; write azure$/],
    ['words that are allowed', finds('line: { pattern: x, languages: [foobar] }'), /it is one of python, .*[a-z] and \d+ more$/],
    ['an escape', finds('line: "\\w"'), /:7: Invalid escape sequence \\w: use single quotes around patterns$/],
    ['a tab', { 'a.yml': 'id: a\nfind:\n\tline: x' }, /:3: Tabs are not allowed as indentation: use spaces$/],
    ['a key that is there twice', { 'a.yml': 'id: a\nid: b' }, /:2: Map keys must be unique: this one is there twice$/],
    ['a file named *.yaml', { 'acme-guard.yml': guard, 'a/b.yaml': '' }, /^ours\/a\/b\.yaml:1: .* are named \*\.yml/],
    ['no rule', { 'acme-guard.test.yml': '' }, /^ours holds no rule, practices\.yml or maturity\.yml/],
    ['a model below', { 'acme-guard.yml': guard, 'a/maturity.yml': '' }, /a\/maturity\.yml:1: maturity\.yml belongs at the root/],
    [
      'a technique that there is',
      { 'practices.yml': 'techniques:\n  complex-prompts: { rag: again }' },
      /practices\.yml:2: complex-prompts has a technique rag already$/,
    ],
  ];
  test.each([...faults, ...plainFaults])('%s', (_, files, message) => {
    expect(() => extended(files)).toThrow(message);
  });

  test('directories share what their patterns and braces may take', () => {
    const budget = { left: 100_000, globs: 300 };
    const globs = (id: string) => ({
      [`${id}.yml`]: [
        ...guard.slice(0, 6).map((line) => line.replace('acme-guard', id)),
        "  path: '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.md'",
      ].join('\n'),
    });
    const first = extendRules(builtIn, globs('one'), 'a', budget);
    const second = extendRules(first, globs('two'), 'b', budget);
    expect(() => extendRules(second, globs('three'), 'c', budget)).toThrow(/c\/three\.yml:7: .*spell out too many/);
  });

  test('patterns that cost more than a scan may are given up, and that is said', async () => {
    const words = Array.from({ length: 5000 }, (_, index) => `    - line: '[a-z]${index.toString(36).padStart(3, 'z')}'`);
    const rules = extended({ 'acme-guard.yml': [...guard.slice(0, 6), '  any:', ...words] });
    const { diagnostics, level } = await scan(openMemory({ ...app, 'long.py': `${'x = "ab"\n'.repeat(45_000)}` }), rules);
    expect(diagnostics.map(({ kind }) => kind)).toEqual(['limit']);
    expect(level.number).toBe(1);
  });

  test('so are patterns that pipelines are asked for', async () => {
    const runs = Array.from({ length: 50 }, (_, index) => `      - '[a-z]{400}[${index % 10}-9]'`);
    const rules = extended({ 'acme-guard.yml': [...guard.slice(0, 6), '  job:', '    runs:', ...runs] });
    const steps = Array.from({ length: 100 }, () => `      - run: ${'1 '.repeat(2000)}`);
    const workflow = ['on: push', 'jobs:', '  a:', '    runs-on: x', '    steps:', ...steps].join('\n');
    const { diagnostics } = await scan(openMemory({ ...app, '.github/workflows/a.yml': workflow }), rules);
    expect(diagnostics.map(({ kind }) => kind)).toEqual(['limit']);
  });

  test('patterns that are too large together', () => {
    expect(checkPatterns({ any: [{ line: 'abc' }, { line: 'a{50}' }] }, { left: 30, globs: 0 })).toMatchObject({
      pattern: 'a{50}',
    });
    expect(checkPatterns({ any: [{ line: 'abc' }, { line: 'a{50}' }] }, { left: 100, globs: 0 })).toBeUndefined();
  });

  test('nothing is meant where nothing is near', () => {
    expect(didYouMean('weather', ['line', 'import'])).toBe('');
  });
});
