import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkRules } from '../../src/authoring/check';
import { canMatch } from '../../src/authoring/satisfiable';
import type { RuleBundle } from '../../src/rules/bundle';

const builtIn = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/rules.json'), 'utf8')) as RuleBundle;

const rule = (find: string, more = '') =>
  `id: mine\npractice: compliance\ntitle: Contoso guard\nsupports: met\nreason: A guard is asked.\n${more}find:\n  ${find}\n`;
const cases = (path = 'src/a.py') =>
  `positive:\n  - name: yes\n    files: { ${path}: "contoso_guard.ask()" }\nnegative:\n  - name: no\n    files: { ${path}: "# contoso_guard.ask()" }\n`;

async function check(files: Record<string, string>): Promise<string[]> {
  const remarks = await checkRules(files, 'mine', builtIn);
  return remarks.map(({ kind, path, line, message }) => `${kind} ${path}:${line} ${message}`);
}

const good = "line: '\\bcontoso_guard\\.ask\\('";

describe('each kind of fault and warning is found, and its neighbour is not', () => {
  const lines: [string, string, RegExp, string][] = [
    [
      'lookahead',
      "line: 'contoso(?=guard)'",
      /fault mine\.yml:7 .*has a lookahead, \(\?= at character 8/,
      "line: 'contoso_guard[(?=]'",
    ],
    ['backreference', "line: '(contoso)\\1'", /fault mine\.yml:7 .*a backreference, \\1/, "line: 'contoso_guard\\\\1'"],
    [
      'possessive',
      "line: 'contoso_guard\\w*+'",
      /fault mine\.yml:7 .*a possessive quantifier, \*\+/,
      "line: 'contoso_guard\\*+'",
    ],
    ['lookbehind', "line: '(?<!x)contoso'", /fault mine\.yml:7 .*a negative lookbehind/, "line: '(?P<x>contoso_guard)'"],
    ['long pattern', `line: '${'a'.repeat(100_000)}'`, /fault mine\.yml:7 a pattern of 100000 characters/, good],
    [
      'anchor in the middle',
      "line: 'contoso^guard'",
      /warning mine\.yml:7 no line can match contoso\^guard: an anchor/,
      "line: '^contoso_guard$'",
    ],
    [
      'line break',
      "line: 'contoso\\nguard'",
      /warning mine\.yml:7 .*needs a line break/,
      "line: { pattern: 'contoso_guard\\.\\n', window: 2 }",
    ],
    [
      'alternative',
      "line: 'contoso_guard|foo$bar_baz'",
      /warning mine\.yml:7 no line can match foo\$bar_baz/,
      "line: 'contoso_guard|foo_bar_baz$'",
    ],
    ['no literal', "line: '\\w+\\(\\)'", /warning mine\.yml:7 .*has no text of 5 characters/, good],
    [
      'title',
      "line: '(?i)contoso.?guard'",
      /warning mine\.yml:7 it would find its own title, “Contoso guard”/,
      "same-file: [{ line: '(?i)contoso.?guard' }, { line: '\\.ask\\(' }]",
    ],
    [
      'language',
      'line: { pattern: contoso_guard, languages: [pyton] }',
      /fault mine\.yml:7 .*languages.*; did you mean python\?/,
      'line: { pattern: contoso_guard, languages: [python, code] }',
    ],
    [
      'format',
      'any: [{ prompt: { formats: [promty] } }]',
      /fault mine\.yml:7 .*formats.*; did you mean prompty\?/,
      'any: [{ prompt: { formats: [prompty, langchain] } }]',
    ],
    [
      'evidence',
      'evidence: { practice: llm-api }',
      /fault mine\.yml:7 the model has no practice llm-api; did you mean llm-apis\?/,
      'evidence: { practice: llm-apis }',
    ],
    [
      'paths',
      "line: { pattern: contoso_guard, paths: 'lib/**' }",
      /warning mine\.yml:7 no case has a file at lib\/\*\*/,
      "line: { pattern: contoso_guard, paths: 'SRC/**' }",
    ],
    ['key', 'lin: contoso_guard', /fault mine\.yml:7 .*did you mean line\?/, good],
    [
      'its own evidence',
      'evidence: { rule: mine }',
      /fault mine\.yml:7 it asks for its own evidence/,
      'evidence: { practice: llm-apis }',
    ],
    ['a glob of all', "path: '**'", /warning mine\.yml:7 the glob \*\* says nothing/, "path: '**/guard.toml'"],
    ['a glob from the root', "path: '/a.py'", /fault mine\.yml:7 the glob \/a\.py can never match/, "path: 'src/a.py'"],
    [
      'a name of a package',
      'import: { python: [contoso_guard, contoso-guard] }',
      /warning mine\.yml:7 no Python module is named contoso-guard: it may be contoso_guard/,
      "import: { javascript: '@contoso/guard-text' }",
    ],
    ['a comment', "line: '^\\s*# contoso_guard'", /warning mine\.yml:7 .* looks for a comment/, "line: '//api\\.contoso_guard'"],
    ['no evidence', 'evidence: {}', /fault mine\.yml:7 find\.evidence needs at least one key/, good],
    ['glob', "path: '**/[a-z]*'", /fault mine\.yml:7 the glob/, "path: '**/a*'"],
  ];
  test.each(lines)('%s', async (_, bad, expected, fine) => {
    const remarks = await check({ 'mine.yml': rule(bad), 'mine.test.yml': cases() });
    expect(
      remarks.filter((one) => expected.test(one)),
      remarks.join('\n'),
    ).toHaveLength(1);
    expect(await check({ 'mine.yml': rule(fine), 'mine.test.yml': cases() })).toEqual([]);
  });

  test('cases: none, of one kind only, of no rule, a place that is not there', async () => {
    const of = async (text: string) => (await check({ 'mine.yml': rule(good), 'mine.test.yml': text })).join('\n');
    expect(await check({ 'mine.yml': rule(good) })).toEqual([expect.stringMatching(/^fault mine\.yml:1 it has no cases/)]);
    expect(await of(cases().split('negative')[0]!)).toMatch(/fault mine\.test\.yml:1 there is no negative case/);
    expect(await check({ 'mine.yml': rule(good), 'mine.test.yml': cases(), 'your.test.yml': cases() })).toEqual([
      expect.stringMatching(/^fault your\.test\.yml:1 there is no rule your\.yml/),
    ]);
    const at = (place: string) => of(cases().replace('ask()" }\nneg', `ask()" }\n    at: ${place}\nneg`));
    expect(await at('src/a.py:1')).toBe('');
    expect(await at('src/b.py:1')).toMatch(
      /fault mine\.test\.yml:4 at: the case has no file src\/b\.py; did you mean src\/a\.py\?/,
    );
    expect(await at('src/a.py:2')).toMatch(/has one line in this case, and no line 2/);
  });

  test('a practice that no rule supports, a reason that was never written', async () => {
    const practices = (id: string) =>
      `practices:\n  - { level: 2, id: ${id}, title: T, decide: strongest, missing: m, advice: a }\n`;
    const files = { 'mine.yml': rule(good).replace('compliance', 'budget'), 'mine.test.yml': cases() };
    expect(await check({ ...files, 'practices.yml': practices('budget') })).toEqual([]);
    expect(await check({ ...files, 'mine.yml': rule(good), 'practices.yml': practices('budget') })).toEqual([
      expect.stringMatching(/^warning practices\.yml:2 no rule here supports budget/),
    ]);
    const begun = rule(good).replace('A guard is asked.', 'Say in one sentence why a place that is found counts.');
    expect(await check({ 'mine.yml': begun, 'mine.test.yml': cases() })).toEqual([
      expect.stringMatching(/^warning mine\.yml:5 it is still the one that `rules new` wrote/),
    ]);
  });

  test('two rules of one id, several faults at once, and what only follows from them', async () => {
    const other = rule('evidence: { rule: mine }').replace('id: mine', 'id: other');
    const remarks = await check({ 'a/mine.yml': rule('lin: x'), 'b/mine.yml': rule('lin: y'), 'c/other.yml': other });
    expect(remarks).toEqual([expect.stringMatching(/^fault a\/mine\.yml:7/), expect.stringMatching(/^fault b\/mine\.yml:7/)]);
    const twice = await check({ 'a/mine.yml': rule(good), 'b/mine.yml': rule(good), 'a/mine.test.yml': cases() });
    expect(twice).toEqual([expect.stringMatching(/^fault b\/mine\.yml:1 the id mine is also that of mine\/a\/mine\.yml/)]);
  });

  test('a rule that finds nothing which another does not', async () => {
    const wide = rule("line: '\\bcontoso_guard\\.\\w+\\('").replace('id: mine', 'id: wide');
    const files = {
      'mine.yml': rule(good),
      'mine.test.yml': cases(),
      'wide.yml': wide,
      'wide.test.yml': cases().replaceAll('ask', 'tell'),
    };
    expect(await check(files)).toEqual([expect.stringMatching(/^warning mine\.yml:7 .*the rule wide finds too/)]);
    expect(await check({ ...files, 'wide.yml': wide.replace('met', 'partial') })).toEqual([]);
  });
});

test.each([
  ['a^', true, false],
  ['(?:^|a)b', true, true],
  ['a\\b\\Bc', true, false],
  ['a\\bb', true, false],
  ['a\\b-', true, true],
  ['\\z.', true, false],
  ['x*$', true, true],
  ['a$\\nb', true, false],
  ['a$\\nb', false, true],
  ['[^a]\\n?b', true, true],
  ['\\Aa\\z', true, true],
])('whether %j can match a text of one line (%s): %s', (pattern, isSingleLine, expected) => {
  expect(canMatch(pattern, isSingleLine)).toBe(expected);
});
