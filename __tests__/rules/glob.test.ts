import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import micromatch from 'micromatch';
import { describe, expect, test } from 'vitest';
import { matchesPath } from '../../src/model/glob';
import { checkGlob, compileGlob } from '../../src/rules/glob';

describe('createMatcher', () => {
  test.each([
    ['**/*.prompty', 'src/api/chat.prompty', true],
    ['**/*.prompty', 'chat.prompty', true],
    ['.github/dependabot.{yml,yaml}', '.github/dependabot.yaml', true],
    ['.github/dependabot.{yml,yaml}', 'a/.github/dependabot.yaml', false],
    ['**/Dockerfile*', 'src/Dockerfile.prod', true],
    ['**/prompts/*.txt', 'src/prompts/deep/a.txt', false],
    ['azure.yaml', 'infra/azure.yaml', false],
    ['**/*.py', 'src/a\nb.py', true],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matchesPath(compileGlob(glob), path)).toBe(expected);
  });
});

describe('checkGlob', () => {
  test.each(['*a*a*a*a*b', '(a+)+b', '+([a-z])', '!(x)', '[a-z]'])('refuses %s, which could take exponential time', (glob) => {
    expect(checkGlob(glob)).toBeTypeOf('string');
  });
  test.each(['{a,b}'.repeat(20), '{1..900}/{1..900}', `{${'x,'.repeat(1000)}x}`])(
    'refuses %s, which spells out too many',
    (glob) => {
      expect(checkGlob(glob)).toBeTypeOf('string');
    },
  );
  test.each(['**/*.{yml,yaml}', '{a,{b,c}}/{d,e}', 'a/*b*c*/d?', '@scope/x', 'c++/x'])('allows %s', (glob) => {
    expect(checkGlob(glob)).toBeUndefined();
  });
});

test('agrees with micromatch on every glob of the rules and many paths', () => {
  const folder = join(import.meta.dirname, '../../rules');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml') && !name.endsWith('.test.yml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const globs = [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/'([\w./{},?@-]*\*[\w./{},*?@-]*)'/g)].map((match) => match[1]!))),
  ];
  const words = [
    'src',
    'prompts',
    'my-prompt.txt',
    '.github',
    'workflows',
    'a.yml',
    'test_x.py',
    'infra',
    'main.bicep',
    'prompt',
    'x',
  ];
  const paths = words.flatMap((a) => [a, ...words.flatMap((b) => [`${a}/${b}`, ...words.map((c) => `${a}/${b}/${c}`)])]);
  expect(globs.length).toBeGreaterThan(50);
  for (const glob of globs.filter((one) => checkGlob(one) === undefined)) {
    const compiled = compileGlob(glob.toLowerCase());
    const matches = (path: string) => matchesPath(compiled, path.toLowerCase());
    const reference = micromatch.matcher(glob, { dot: true, nocase: true });
    // For us `a/**` is what is below `a`, for micromatch `a` too.
    const isFolder = micromatch.matcher(glob.slice(0, -3), { dot: true, nocase: true });
    const isBelow = (path: string) => [...path.matchAll(/\//g)].some(({ index }) => isFolder(path.slice(0, index)));
    const expected = glob.endsWith('/**') ? isBelow : reference;
    expect(paths.filter((path) => matches(path) !== expected(path))).toEqual([]);
  }
});

test('is fast on a path made to be slow', () => {
  const path = `${'prompt/'.repeat(500)}${'prompt'.repeat(500)}`;
  expect(matchesPath(compileGlob('**/*prompt*/**/*prompt*prompt*/**/*q*'), path)).toBe(false);
});
