import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { strongest } from '../../src/model/practice';
import { place, shorten } from '../../src/report/place';
import { assessment } from './assessment';
import { hostile } from './hostile';

test('a place that fits is whole', () => {
  expect(place({ path: 'src/chat/client.ts', line: 12 }, 21)).toBe('src/chat/client.ts:12');
});

test('a place that does not fit loses the middle of its path, never the line', () => {
  const short = place({ path: 'src/very/deep/folder/client.ts', line: 1234567 }, 26);
  expect(short).toMatch(/^src\/.*….*client\.ts:1234567$/);
  expect(stringWidth(short)).toBe(26);
  expect(place({ path: 'client.ts', line: 123456 }, 4)).toMatch(/:123456$/);
});

test('nothing is wider than it may be', () => {
  for (const text of hostile) {
    for (const columns of [1, 2, 3, 10, 47]) {
      const { path, line } = { path: text, line: 3 };
      expect(stringWidth(place({ path, line }, columns + 3))).toBeLessThanOrEqual(columns + 3);
    }
  }
  expect(shorten('日本語日本語', 7)).toBe('日…本語');
});

test('evidence that says met is stronger than what stands before it', () => {
  const practice = assessment('mmm mmm mmm mmm', 4).practices[0]!;
  const weak = { ...practice.evidence[0]!, supports: 'partial' as const };
  expect(strongest({ ...practice, evidence: [weak, ...practice.evidence] })).toBe(practice.evidence[0]);
  expect(strongest({ ...practice, evidence: [weak] })).toBe(weak);
  expect(strongest({ ...practice, evidence: [] })).toBeUndefined();
});
