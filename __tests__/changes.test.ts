import { describe, expect, test } from 'vitest';
import { findChanges, hunksOf, nearestLine, touches } from '../src/changes';
import { openMemory } from '../src/source/memory';

const lines = (...texts: string[]) => `${texts.join('\n')}\n`;
const between = (from: Record<string, string>, to: Record<string, string>) =>
  findChanges(openMemory(from), openMemory(to), Object.keys({ ...from, ...to }));

describe('what a change touches', () => {
  test('the lines that it adds or rewrites, and no others', async () => {
    const changes = await between({ a: lines('1', '2', '3', '4') }, { a: lines('1', 'two', '3', '4', '5') });
    expect([1, 2, 3, 4, 5].filter((line) => touches(changes, 'a', line))).toEqual([2, 5]);
    expect(touches(changes, 'a', 3, 5)).toBe(true);
    expect(touches(changes, 'b', 1)).toBe(false);
  });

  test('the neighbours of lines that it takes out', async () => {
    const changes = await between({ a: lines('1', '2', '3', '4') }, { a: lines('1', '4') });
    expect([1, 2].filter((line) => touches(changes, 'a', line))).toEqual([1, 2]);
    const behind = await between({ a: lines('1', '2', '3', '4', '5') }, { a: lines('1', '2', '3', '5') });
    expect([1, 2, 3, 4].filter((line) => touches(behind, 'a', line))).toEqual([3, 4]);
  });

  test('the whole of a new file, nothing of one that stayed or went', async () => {
    const changes = await between({ same: 'x\n', gone: 'x\n' }, { same: 'x\n', added: 'x\n' });
    expect(['same', 'gone', 'added'].filter((path) => touches(changes, path, 1))).toEqual(['added']);
  });

  test('all of a file that is too long to compare, where it differs at all', async () => {
    const long = 'x\n'.repeat(300_000);
    const changes = await between({ same: long, other: long }, { same: long, other: `${long}y\n` });
    expect(['same', 'other'].filter((path) => touches(changes, path, 300_001))).toEqual(['other']);
  });

  test('all of a file that has become another one', () => {
    const text = (seed: number) => lines(...Array.from({ length: 5000 }, (_, i) => `${seed}-${i}`));
    expect(hunksOf(text(1), text(2))).toEqual([{ base: { start: 1, count: 5001 }, head: { start: 1, count: 5001 } }]);
  });
});

test('gives the nearest line that remains', async () => {
  const changes = await between(
    { a: lines('1', '2', '3', '4', '5'), gone: 'x\n', all: lines('1', '2') },
    { a: lines('0', '1', '2', '4', '5'), all: '' },
  );
  expect([1, 2, 3, 4, 5].map((line) => nearestLine(changes, 'a', line))).toEqual([2, 3, 3, 4, 5]);
  expect(nearestLine(changes, 'gone', 1)).toBeUndefined();
  expect(nearestLine(changes, 'all', 2)).toBe(1);
});
