import * as z from 'zod';
import type { ListedRepository } from '../model/organisation';
import { InputError } from '../source/source';
import { listedSchema, runSchema } from './schema';
import type { Run } from './state';

/** What the jobs of a run share: the run, and which repositories each shard has. */
export interface Plan {
  version: 1;
  run: Run;
  /** Each sorted by name. */
  shards: ListedRepository[][];
}

const planSchema: z.ZodType<Plan> = z.object({
  version: z.literal(1),
  run: runSchema,
  shards: z.array(z.array(listedSchema)),
});

/** Takes the text of a plan and gives the run and the repositories of one shard, from 1. Throws for another version or number. */
export function shardOf(text: string, shard: number): { run: Run; repositories: ListedRepository[] } {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    // Said below.
  }
  const { data } = planSchema.safeParse(plan);
  if (!data) throw new InputError('This is not a plan that this program can read. Write it anew with `org plan`.');
  const repositories = data.shards[shard - 1];
  if (!repositories) throw new InputError(`There is no shard ${shard}: the plan has ${data.shards.length}.`);
  return { run: data.run, repositories };
}

/** GitHub starts at most so many jobs of a matrix. */
export const maxShards = 256;
/** About how many repositories one job takes when nothing else is asked. */
const perShard = 50;
/** What a repository costs beside its size, in kilobytes: the request, and the start of a scan. */
const fixedCost = 2000;

/** Takes repositories and how many shards are wanted and gives shards of about equal cost: the costliest first, each to the shard with least. */
export function planShards(repositories: readonly ListedRepository[], wanted?: number): ListedRepository[][] {
  const count = Math.min(maxShards, repositories.length, wanted ?? Math.ceil(repositories.length / perShard));
  const shards = Array.from({ length: count }, () => ({ cost: 0, repositories: [] as ListedRepository[] }));
  const cost = ({ size }: ListedRepository) => fixedCost + size;
  for (const repository of [...repositories].sort((a, b) => cost(b) - cost(a) || order(a.name, b.name))) {
    const least = shards.reduce((a, b) => (b.cost < a.cost ? b : a));
    least.repositories.push(repository);
    least.cost += cost(repository);
  }
  return shards.map((shard) => shard.repositories.sort((a, b) => order(a.name, b.name)));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
