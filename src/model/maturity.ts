import * as z from 'zod';

/** A practice is `met` by its strongest evidence, or by the number of distinct techniques found (one less is partial). */
const decision = z.union([z.literal('strongest'), z.strictObject({ techniques: z.int().min(2) })]);

/** One practice: how it is decided, and what is said where it is missing. */
export const practiceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  decide: decision,
  techniques: z.record(z.string(), z.string()).optional(),
  samples: z.literal('partial').optional().describe('partial at most in samples and notebooks, also where these are the content'),
  unused: z
    .literal('partial')
    .optional()
    .describe('partial at most in functions and classes that nothing in an application uses'),
  uses: z
    .string()
    .optional()
    .describe('the practice that this one puts to use: partial at most where nothing uses what shows that one'),
  confirm: z
    .boolean()
    .default(false)
    .describe('a single place can be a misreading: met is sure only where several places or rules say so'),
  counts: z.boolean().default(true).describe('false: judged and shown, but of no account for the level'),
  missing: z.string(),
  advice: z.string(),
});

const level = z.strictObject({
  number: z.int().min(1),
  name: z.string(),
  summary: z.string(),
  complete: z.union([z.strictObject({ met: z.int().min(1) }), z.strictObject({ all: z.array(z.string()).min(1) })]),
  practices: z.array(practiceSchema).min(1),
});

/** The maturity model as rules/maturity.yml holds it: levels in order, each with its practices and how they are decided. */
export const maturityModel = z.strictObject({
  name: z.string(),
  source: z.url(),
  none: z.strictObject({ name: z.string(), summary: z.string() }),
  levels: z.array(level).min(1),
});

export type MaturityModel = z.infer<typeof maturityModel>;
export type LevelDefinition = MaturityModel['levels'][number];
export type PracticeDefinition = LevelDefinition['practices'][number];
