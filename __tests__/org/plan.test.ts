import { describe, expect, test } from 'vitest';
import { maxShards, planShards, shardOf } from '../../src/org/plan';
import { listed } from './made';

const repositories = Array.from({ length: 1000 }, (_, i) => listed({ name: `acme/r${i}`, size: (i * 7919) % 200_000 }));

describe('shards', () => {
  test('hold every repository once', () => {
    const names = planShards(repositories, 13).flat();
    expect(names.length).toBe(1000);
    expect(new Set(names.map(({ name }) => name)).size).toBe(1000);
  });

  test('cost about the same', () => {
    const costs = planShards(repositories, 20).map((shard) => shard.reduce((sum, { size }) => sum + size + 2000, 0));
    expect(Math.max(...costs) / Math.min(...costs)).toBeLessThan(1.1);
  });

  test('are no more than a matrix can start, and no more than there are repositories', () => {
    expect(planShards(repositories, 1000).length).toBe(maxShards);
    expect(planShards(repositories.slice(0, 3), 10).length).toBe(3);
    expect(planShards([], 10)).toEqual([]);
  });

  test('are the same whatever the order of the list', () => {
    expect(planShards([...repositories].reverse(), 7)).toEqual(planShards(repositories, 7));
  });
});

test('a plan that cannot be read, and a shard that is not there, say so', () => {
  const run = { run: '2026-01-01', organisation: 'acme', server: 's', tool: { name: 't', version: '1', rules: 'r' } };
  const plan = JSON.stringify({ version: 1, run, shards: [[repositories[0]]] });
  expect(shardOf(plan, 1)).toEqual({ run, repositories: [repositories[0]] });
  expect(() => shardOf(plan, 2)).toThrow('There is no shard 2: the plan has 1.');
  expect(() => shardOf('{', 1)).toThrow('not a plan that this program can read');
  const repositoryPlan = (repository: unknown) => JSON.stringify({ version: 1, run, shards: [[repository]] });
  for (const text of [
    'null',
    '{"version":2}',
    JSON.stringify({ version: 1, run: {}, shards: [[]] }),
    JSON.stringify({ version: 1, run, shards: ['abc'] }),
    repositoryPlan({ ...repositories[0], name: '../../evil' }),
    repositoryPlan({ name: 'acme/a' }),
  ])
    expect(() => shardOf(text, 1), text).toThrow('not a plan that this program can read');
});
