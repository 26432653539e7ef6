import * as z from 'zod';
import { nameSchema } from '../github/listed';
import { assessmentSchema } from '../model/assessment';
import { mostLevels } from '../model/maturity';
import type { ListedRepository, Outcome } from '../model/organisation';
import type { Run, StateLine } from './state';

/** A repository in a file of ours, which anyone can have written. */
export const listedSchema: z.ZodType<ListedRepository> = z.object({
  name: nameSchema,
  branch: z.string().nullable(),
  commit: z.string().nullable(),
  archived: z.boolean(),
  fork: z.boolean(),
  disabled: z.boolean(),
  visibility: z.enum(['public', 'private', 'internal']),
  size: z.number(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  properties: z.record(z.string(), z.string()),
  pushedAt: z.string().nullable(),
});

const run = {
  run: z.string(),
  organisation: z.string(),
  server: z.string(),
  tool: z.object({ name: z.string(), version: z.string(), rules: z.string() }),
};

/** A run in a file of ours. */
export const runSchema: z.ZodType<Run> = z.object(run);

const reasons = [
  ...['empty', 'disabled', 'moved', 'blocked', 'not-found', 'forbidden'],
  ...['too-large', 'corrupt', 'timeout', 'unreachable', 'failed'],
] as Extract<Outcome, { kind: 'failed' }>['reason'][];

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('failed'), reason: z.enum(reasons), message: z.string() }),
  z.object({
    kind: z.literal('assessed'),
    commit: z.string(),
    assessment: assessmentSchema
      // A state of a time when there was one model does not say which.
      .extend({ model: assessmentSchema.shape.model.default({ name: '', source: '', levels: [] }) })
      .refine(({ level, source }) => level.number <= mostLevels && source.revision !== null),
  }),
]);

/** A line of a state, whatever stands in its file. */
export const stateLineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), ...run }),
  z.object({ kind: z.literal('repository'), run: z.string(), listed: listedSchema }),
  z.object({ kind: z.literal('listed'), run: z.string(), count: z.int() }),
  z.object({ kind: z.literal('commit'), run: z.string(), name: nameSchema, commit: z.string() }),
  z.object({ kind: z.literal('outcome'), run: z.string(), name: nameSchema, outcome }),
  z.object({ kind: z.literal('end'), run: z.string() }),
]) as unknown as z.ZodType<StateLine>;
