import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../src/model/assessment';

const folder = join(import.meta.dirname, 'repositories');
const cli = join(import.meta.dirname, '../dist/cli.js');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));

interface Expected {
  scope: string;
  level: number;
  practices: Record<string, { status: string; evidence: string[] }>;
}

/** What the scanner still judges otherwise than the reader, by repository: to be mended, never to grow unseen. */
const open: Record<string, Record<string, string | number>> = JSON.parse(readFileSync(join(folder, 'open.json'), 'utf8'));

/** Each small repository is judged by the built command line as a reader judged it, but for what open.json names. */
describe.each(names)('%s', (name) => {
  const tree = join(folder, name, 'tree');
  const expected: Expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
  const verdict: Assessment = JSON.parse(execFileSync(process.execPath, [cli, tree, '--format', 'json'], { encoding: 'utf8' }));

  test('has the scope, the level and the statuses that a reader gives', () => {
    const statuses = Object.fromEntries(verdict.practices.map(({ id, status }) => [id, status]));
    const wanted = Object.fromEntries(Object.entries(expected.practices).map(([id, { status }]) => [id, status]));
    const reader = { scope: expected.scope, level: expected.level, ...wanted };
    const scanner: Record<string, string | number> = { scope: verdict.scope, level: verdict.level.number, ...statuses };
    const differences = Object.entries(scanner).filter(([key, value]) => value !== reader[key as keyof typeof reader]);
    expect(Object.fromEntries(differences)).toEqual(open[name] ?? {});
  });

  test('shows evidence that resolves, and a place for every gap', () => {
    const places = [...verdict.practices.flatMap(({ evidence }) => evidence), ...verdict.gaps.map(({ location }) => location)];
    for (const { path, line } of places) {
      const lines = readFileSync(join(tree, path), 'utf8').split('\n').length;
      expect(line, path).toBeGreaterThanOrEqual(1);
      expect(line, path).toBeLessThanOrEqual(lines);
    }
    for (const { id, status, evidence } of verdict.practices) expect(evidence.length > 0, id).toBe(status !== 'absent');
  });
});

test('there is a repository for every level', () => {
  const levels = names.map((name) => JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')).level);
  expect([...new Set(levels)].sort()).toEqual([0, 1, 2, 3, 4]);
});
