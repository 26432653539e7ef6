import { describe, expect, test } from 'vitest';
import { createMatcher } from '../../src/model/glob';
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
    expect(createMatcher([compileGlob(glob)])(path)).toBe(expected);
  });
});

describe('checkGlob', () => {
  test.each(['*a*a*a*a*b', '(a+)+b', '+([a-z])', '!(x)', '[a-z]'])('refuses %s, which could take exponential time', (glob) => {
    expect(checkGlob(glob)).toBeTypeOf('string');
  });
  test.each(['**/*.{yml,yaml}', 'a/*b*c*/d?', '@scope/x', 'c++/x'])('allows %s', (glob) => {
    expect(checkGlob(glob)).toBeUndefined();
  });
});
