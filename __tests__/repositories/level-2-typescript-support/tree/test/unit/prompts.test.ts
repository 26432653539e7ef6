import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supportPrompt } from '../../src/prompts/index.js';

test('the prompt names the limit for refunds', () => {
  assert.match(supportPrompt({ topic: 'refunds', today: '2025-05-02' }), /200 euros/);
});

test('the prompt carries the day', () => {
  assert.match(supportPrompt({ topic: 'other', today: '2025-05-02' }), /2025-05-02/);
});
