import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scaffold } from '../../src/authoring/scaffold';
import { maturityModel } from '../../src/model/maturity';
import { jsonSchemas } from '../../src/rules/schemas';

const rules = join(import.meta.dirname, '../../rules');
const schemas = jsonSchemas() as Record<string, Schema>;
const read = (path: string) => parse(readFileSync(join(rules, path), 'utf8'));
const model = maturityModel.parse(read('maturity.yml'));

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
}

function validator(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile(schemas[name]!);
}

/** The properties without a description: an editor has nothing to say of them. */
function untold(node: unknown, path = ''): string[] {
  if (!node || typeof node !== 'object') return [];
  const own = Object.entries((node as Schema).properties ?? {}).filter(([, { description }]) => !description);
  const inner = Object.entries(node).flatMap(([key, value]) => untold(value, `${path}/${key}`));
  return [...own.map(([name]) => `${path}/${name}`), ...inner];
}

test.each(['rule', 'rule-cases', 'practices', 'maturity'])('%s tells something of each property', (name) => {
  expect(untold(schemas[name])).toEqual([]);
});

test('the published schemas accept the built-in rules, their cases and the model', () => {
  const [rule, cases] = [validator('rule'), validator('rule-cases')];
  const wrong = readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('/') && path.endsWith('.yml'))
    .filter((path) => !(path.endsWith('.test.yml') ? cases : rule)(read(path)));
  expect(wrong).toEqual([]);
  expect(validator('maturity')(read('maturity.yml'))).toBe(true);
});

test('a scaffolded rule names the schemas that accept it', () => {
  const files = scaffold({ id: 'mine', practice: 'complex-prompts', model, taken: [] });
  for (const [name, text] of Object.entries(files)) {
    const [, schema] = /^# yaml-language-server: \$schema=https:\/\/\S+\/dist\/schema\/([a-z-]+)\.json\n/.exec(text)!;
    expect(schema).toBe(name === 'mine.yml' ? 'rule' : 'rule-cases');
    expect(validator(schema!)(parse(text))).toBe(true);
  }
});

describe('the published schemas refuse', () => {
  const rule = { id: 'mine', practice: 'compliance', title: 't', supports: 'met', reason: 'r', find: { line: 'x' } };
  const files = { 'a.py': 'x' };
  const wrong: [string, string, unknown][] = [
    ['a misspelt key', 'rule', { ...rule, suports: 'met' }],
    ['another support', 'rule', { ...rule, supports: 'perhaps' }],
    ['an unknown condition', 'rule', { ...rule, find: { lines: 'x' } }],
    ['an unknown language below others', 'rule', { ...rule, find: { any: [{ line: { pattern: 'x', languages: ['pyton'] } }] } }],
    ['an unknown format', 'rule', { ...rule, find: { prompt: { formats: ['promty'] } } }],
    ['a rule that is left out without a reason', 'rule', { id: 'mine', disable: '' }],
    ['cases of one kind', 'rule-cases', { positive: [{ name: 'a', files }] }],
    ['a level of the configuration', 'config', { 'min-level': 'two' }],
    ['a practice without a level', 'practices', { practices: [{ id: 'a', title: 't', decide: 'strongest' }] }],
    ['a model without levels', 'maturity', { ...read('maturity.yml'), levels: [] }],
  ];
  test.each(wrong)('%s', (_, name, value) => {
    expect(validator('rule')(rule)).toBe(true);
    expect(validator(name)(value)).toBe(false);
  });
});
