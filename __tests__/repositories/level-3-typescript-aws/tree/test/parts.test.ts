import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUp } from '../src/parts.ts';

test('a word of the name finds the part', () => {
  assert.deepEqual(lookUp('Brake worn').map((part) => part.number), ['BR-118']);
});

test('nothing is found for strange words', () => {
  assert.deepEqual(lookUp('ghost'), []);
});
