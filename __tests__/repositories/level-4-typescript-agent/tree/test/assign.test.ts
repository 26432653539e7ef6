import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign } from '../src/experiments/assign.js';

test('a visitor stays in a variant', () => {
  assert.equal(assign('sowing-tone', 'ada'), assign('sowing-tone', 'ada'));
});

test('both variants are used', () => {
  const seen = new Set(Array.from({ length: 50 }, (_, i) => assign('sowing-tone', `visitor-${i}`)));
  assert.deepEqual([...seen].sort(), ['plain', 'warm']);
});
