import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { scanRepositories } from '../../src/org/scan';
import { openMemory } from '../../src/source/memory';
import { listed } from './made';

test('what ends the scan waits for what is under way, and nothing else is begun', async () => {
  const rules = JSON.parse(readFileSync('dist/rules.json', 'utf8'));
  const repositories = ['acme/slow', 'acme/spent', 'acme/later'].map((name) => listed({ name }));
  const asked: string[] = [];
  const recorded: string[] = [];
  const scanning = scanRepositories(
    repositories,
    rules,
    async ({ name }) => {
      asked.push(name);
      if (name === 'acme/spent') throw new Error('spent');
      await setTimeout(100);
      return openMemory({ 'a.py': 'x = 1\n' });
    },
    async ({ name }) => void recorded.push(name),
  );
  await expect(scanning).rejects.toThrow('spent');
  expect([asked, recorded]).toEqual([['acme/slow', 'acme/spent'], ['acme/slow']]);
});
