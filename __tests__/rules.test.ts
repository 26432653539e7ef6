import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCaseFile } from '../src/authoring/case-file';
import { builtInIndex } from '../src/authoring/docs';
import { lints } from '../src/authoring/lints';
import { withRules } from '../src/authoring/rule-set';
import { createCaseRunner } from '../src/authoring/runner';
import { loadRules, readCases } from '../src/rules/load';

const folder = join(import.meta.dirname, '../rules');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const bundle = loadRules(files);
const all = [...bundle.compiled.rules, ...bundle.compiled.scopes];

const { find } = createCaseRunner(bundle);

describe.each(all.map((rule) => [rule.id, 'practice' in rule ? rule.practice : 'scope'] as const))('%s', (id, directory) => {
  const name = `${directory}/${id}.test.yml`;
  test('has positive and negative cases beside it', () => {
    expect(Object.keys(files)).toContain(name);
  });
  if (!files[name]) return;
  const cases = readCases(name, files[name]);
  test.each(cases.positive)('finds: $name', async ({ files: tree, at }) => {
    const found = await find(id, tree);
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual(
      at ? expect.arrayContaining([at]) : expect.arrayContaining([expect.anything()]),
    );
  });
  test.each(cases.negative)('stays silent: $name', async ({ files: tree }) => {
    expect(await find(id, tree)).toEqual([]);
  });
});

test('every case file belongs to a rule', () => {
  const rules = all.map((rule) => `${'practice' in rule ? rule.practice : 'scope'}/${rule.id}.test.yml`);
  expect(names.filter((name) => name.endsWith('.test.yml') && !rules.includes(name))).toEqual([]);
});

test('the index of the rules is fresh; if not, run npm run docs', () => {
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(builtInIndex(files));
});

test.each(withRules(files, 'rules', bundle).rules)('$path has no fault', (file) => {
  const { cases, faults } = readCaseFile(file, 'rules');
  const found = lints.flatMap((lint) => lint(file, bundle.model, cases));
  expect([...faults, ...found.filter(({ kind }) => kind === 'fault')]).toEqual([]);
});

test('every expression has a literal that the prefilter can look for', () => {
  const { expressions, everywhere } = bundle.compiled;
  expect(expressions.filter(({ pattern }) => everywhere.includes(pattern)).map(({ source }) => source)).toEqual([]);
});
