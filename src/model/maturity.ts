import * as z from 'zod';

/** A practice is `met` by its strongest evidence, or by the number of distinct techniques found (one less is partial). */
const decision = z.union([z.literal('strongest'), z.strictObject({ techniques: z.int().min(2) })], {
  error: 'it is `strongest` or `{ techniques: N }`, N at least 2',
});

const support = z.enum(['met', 'partial']);

/** Findings that count for a practice: all that hold of what is named. */
const findings = z
  .strictObject({
    practice: z.string().optional().describe('of the rules of this built-in practice'),
    rule: z.string().optional().describe('of this rule'),
    technique: z.string().optional().describe('that show this technique'),
    supports: support.optional().describe('of rules that support so much'),
    as: support.optional().describe('how strongly they count for this practice; as the rule says if not given'),
  })
  .refine(({ practice, rule }) => practice !== undefined || rule !== undefined, 'it names a practice or a rule');

/** One practice: how it is decided, and what is said where it is missing. */
export const practiceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  source: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where the model describes it'),
  from: z
    .array(findings)
    .min(1)
    .optional()
    .describe('whose findings count, the first that fits; those of the rules that name this practice if not given'),
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
  complete: z
    .union([z.strictObject({ met: z.int().min(1) }), z.strictObject({ all: z.array(z.string()).min(1) })])
    .describe('how many of its practices, or which, have to be met'),
  practices: z.array(practiceSchema).min(1),
});

/** Most levels that a model can have. */
export const mostLevels = 9;

/** The maturity model as rules/maturity.yml holds it: levels in order, each with its practices and how they are decided. */
export const maturityModel = z.strictObject({
  name: z.string(),
  source: z.url({ protocol: /^https?$/ }),
  none: z.strictObject({ name: z.string(), summary: z.string() }),
  levels: z.array(level).min(1).max(mostLevels),
});

export type MaturityModel = z.infer<typeof maturityModel>;
export type LevelDefinition = MaturityModel['levels'][number];
export type PracticeDefinition = LevelDefinition['practices'][number];
export type FindingsOf = NonNullable<PracticeDefinition['from']>[number];

/** Gives how many of which practices have to be met to complete a level. */
export function completion({ complete, practices }: LevelDefinition): { met: number; of: string[] } {
  if ('all' in complete) return { met: complete.all.length, of: complete.all };
  return { met: complete.met, of: practices.filter(({ counts }) => counts).map(({ id }) => id) };
}

/** Gives the practices of all levels, in order. */
export function practicesOf({ levels }: MaturityModel): PracticeDefinition[] {
  return levels.flatMap(({ practices }) => practices);
}
