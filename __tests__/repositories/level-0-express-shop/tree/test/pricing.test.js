import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../src/pricing/evaluate.js';

const lines = [{ price: 100, count: 4 }];

test('the best discount wins', () => {
  assert.equal(evaluate(lines, ['count > 3 ? total * 0.1 : 0', '20']), 360);
});

test('a total is never negative', () => {
  assert.equal(evaluate(lines, ['1000']), 0);
});
