import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { exactOf, holdsExactly } from '../../src/detect/exact';
import { expressionFlags } from '../../src/detect/expression';
import { Piece } from '../../src/detect/text';

const root = join(import.meta.dirname, '../..');
const { compiled } = JSON.parse(readFileSync(join(root, 'dist/rules.json'), 'utf8'));
const sources: string[] = compiled.expressions.map(({ source }: { source: string }) => source);

/** Lines that the rules' own cases hold, cut and changed in small ways: what is nearly a match tells most. */
function lines(): string[] {
  const cases = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.yml'),
  );
  const texts = cases.map((name) => readFileSync(join(root, 'rules', name), 'utf8'));
  const all = new Set(texts.flatMap((text) => text.split('\n')));
  return [...all].flatMap((line) => [
    line,
    line.trim(),
    `x${line.trim()}x`,
    line.replace(/ /g, ''),
    line.replace(/[ (=:]/g, '  $&\t'),
  ]);
}

describe('exactOf', () => {
  test.each([
    'open[a-z]+',
    'a.b',
    'a\\s*',
    'a\\s* b',
    'a\\s*b?\\s*c',
    'a(?:b|c(d))',
    'x{2}',
    'a|b',
    '(?i:a)b',
    'a\\w*b',
    'a$',
    '\\w+',
  ])('%s is more than texts', (source) => expect(exactOf(source)).toBeUndefined());

  test('agrees with the expressions of all rules on the lines of all cases', () => {
    const exact = sources.map((source) => ({ source, exact: exactOf(source) })).filter((one) => one.exact);
    expect(exact.length).toBeGreaterThan(sources.length / 2);
    const pieces = lines().map((line) => new Piece(line));
    for (const { source, exact: one } of exact.filter((_, i) => i % 3 === 0)) {
      const expression = RE2JS.compile(source, expressionFlags);
      const wanted = one!.places[one!.core]![0]!.toLowerCase();
      const near = pieces.filter((piece) => piece.lower.includes(wanted));
      expect(
        near.filter((piece) => holdsExactly(piece, one!) !== expression.test(piece.text)).map(({ text }) => text),
        source,
      ).toEqual([]);
    }
  });
});
