import { describe, expect, test } from 'vitest';
import type { Layer } from '../../src/config/chain';
import { mergeLayers, mergePatch } from '../../src/config/merge';
import { type Config, weakenable } from '../../src/model/config-schema';
import { openMemory } from '../../src/source/memory';
import { filesOf } from '../../src/source/repository-files';

const layer = (name: string, config: Config): Layer => ({ name, text: '', config, files: filesOf(openMemory({})) });
/** Merges configurations, the repository's own first. */
const merge = (...configs: Config[]) => mergeLayers(configs.map((config, at) => layer(['own', 'base', 'root'][at]!, config)));
const exemption = (practice: string) => ({ practice, kind: 'not-applicable' as const });

describe('JSON Merge Patch, the examples of RFC 7396', () => {
  test.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('%s with %s is %s', (target, patch, expected) => {
    expect(mergePatch(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(expected));
  });

  test('makes no prototype of a key', () => {
    expect(Object.getPrototypeOf(mergePatch({}, JSON.parse('{"__proto__":{"a":1}}')))).toBe(Object.prototype);
  });
});

describe('what a repository sets and its base does not allow', () => {
  test.each<[Config, Config, Config, number]>([
    [{ 'min-level': 2 }, { 'min-level': 1 }, { 'min-level': 2 }, 1],
    [{ 'min-level': 2 }, { 'min-level': 3 }, { 'min-level': 3 }, 0],
    [{ 'min-level': 2 }, { 'min-level': null }, { 'min-level': 2 }, 1],
    [{ 'min-level': 2 }, {}, { 'min-level': 2 }, 0],
    [{}, { 'min-level': 3 }, { 'min-level': 3 }, 0],
    [{ 'fail-on-regression': true }, { 'fail-on-regression': false }, { 'fail-on-regression': true }, 1],
    [{ 'fail-on-regression': true }, { 'fail-on-regression': null }, { 'fail-on-regression': true }, 1],
    [{ 'fail-on-regression': false }, { 'fail-on-regression': true }, { 'fail-on-regression': true }, 0],
    [{ 'required-practices': ['a'] }, { 'required-practices': ['b'] }, { 'required-practices': ['a', 'b'] }, 0],
    [{ 'required-practices': ['a'] }, { 'required-practices': [] }, { 'required-practices': ['a'] }, 1],
    [{ 'required-practices': ['a'] }, { 'required-practices': null }, { 'required-practices': ['a'] }, 1],
    [{ exemptions: [exemption('a')] }, { exemptions: [exemption('b')] }, { exemptions: [exemption('a')] }, 1],
    [{}, { exemptions: [exemption('b')] }, {}, 1],
    [{ model: 'a' }, { model: 'b' }, { model: 'a' }, 1],
    [{}, { model: 'b' }, {}, 1],
    [{}, { rules: ['b'] }, {}, 1],
  ])('base %j, own %j: %j', (base, own, expected, notes) => {
    const merged = merge(own, base);
    expect(merged.config).toEqual(expected);
    expect(merged.rules).toEqual([]);
    expect(merged.notes).toHaveLength(notes);
  });

  test('is said with what holds instead, and which file requires it', () => {
    expect(merge({ 'min-level': 1, rules: ['r'], model: 'm' }, {}, { 'min-level': 2 }).notes).toEqual([
      'own sets min-level: 1; its base root requires 2 and does not allow it to be changed.',
      'own sets model: m; its base base does not allow that, so it does not count.',
      'own sets rules; its base base does not allow that, so it does not count.',
    ]);
  });
});

describe('what a repository sets and its base allows takes the place of what the base says', () => {
  test.each<[Config, Config, Config]>([
    [{ 'min-level': 2 }, { 'min-level': 1 }, { 'min-level': 1 }],
    [{ 'min-level': 2 }, { 'min-level': null }, {}],
    [{ 'fail-on-regression': true }, { 'fail-on-regression': false }, { 'fail-on-regression': false }],
    [{ 'required-practices': ['a'] }, { 'required-practices': ['b'] }, { 'required-practices': ['b'] }],
    [{ 'required-practices': ['a'] }, { 'required-practices': null }, {}],
    [{ exemptions: [exemption('a')] }, { exemptions: [exemption('b')] }, { exemptions: [exemption('b')] }],
    [{ exemptions: [exemption('a')] }, { exemptions: null }, {}],
    [{ model: 'a' }, { model: 'b' }, { model: 'b' }],
    [{ model: 'a' }, { model: null }, {}],
  ])('base %j, own %j: %j', (base, own, expected) => {
    const { config, notes } = merge(own, { ...base, allow: [...weakenable] });
    expect(config).toEqual({ ...expected, allow: [...weakenable] });
    expect(notes).toEqual([]);
  });

  test('but rules are added to those of the base, unless these are left out', () => {
    const rules = (own: Config['rules']) =>
      merge({ rules: own }, { rules: ['a'], allow: ['rules'] }).rules.map((one) => `${one.layer.name} ${one.path}`);
    expect(rules(['b'])).toEqual(['base a', 'own b']);
    expect(rules(null)).toEqual([]);
    expect(rules(undefined)).toEqual(['base a']);
  });
});

test('what may be weakened only gets less along the chain', () => {
  const root: Config = { 'min-level': 3, 'fail-on-regression': true, allow: ['min-level'] };
  const own: Config = { 'min-level': 1, 'fail-on-regression': false };
  expect(merge(own, {}, root).config).toMatchObject({ 'min-level': 1, 'fail-on-regression': true });
  const widened = merge(own, { allow: ['min-level', 'fail-on-regression'] }, root);
  expect(widened.config).toMatchObject({ 'min-level': 1, 'fail-on-regression': true });
  expect(widened.notes).toContain(
    'base allows fail-on-regression to be changed; its base root does not, so that does not count.',
  );
  for (const allow of [[], null]) expect(merge(own, { allow }, root).config).toMatchObject({ 'min-level': 3 });
});
