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

/** Each small repository is judged by the built command line as a reader judged it. */
describe.each(names)('%s', (name) => {
  const tree = join(folder, name, 'tree');
  const expected: Expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
  const verdict: Assessment = JSON.parse(execFileSync(process.execPath, [cli, tree, '--format', 'json'], { encoding: 'utf8' }));

  test('has the scope, the level and the statuses that a reader gives', () => {
    const statuses = Object.fromEntries(verdict.practices.map(({ id, status }) => [id, status]));
    const wanted = Object.fromEntries(Object.entries(expected.practices).map(([id, { status }]) => [id, status]));
    expect({ scope: verdict.scope, level: verdict.level.number, ...statuses }).toEqual({
      scope: expected.scope,
      level: expected.level,
      ...wanted,
    });
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
