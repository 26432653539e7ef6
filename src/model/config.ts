import * as z from 'zod';

/** Where the Action shows the gaps: in a check run, as annotations of the workflow run, or nowhere. */
export const annotationChannels = ['check', 'workflow', 'none'] as const;

export type AnnotationChannel = (typeof annotationChannels)[number];

/** The levels that a policy can require. */
export const requirableLevels = [1, 2, 3, 4] as const;

/** The places of a repository's configuration, the first that exists. */
export const configPaths = ['.github/genaiops-maturity.yml', '.genaiops-maturity.yml'] as const;

const exemption = z
  .strictObject({
    practice: z.string().optional().describe('the practice that is exempted'),
    rule: z.string().optional().describe('only the findings of this rule'),
    path: z.string().optional().describe('only the findings at paths that this glob matches'),
    kind: z.enum(['not-applicable', 'met-elsewhere']),
    reason: z.string().optional().describe('why; without it the exemption is incomplete and does not count'),
    owner: z.string().optional().describe('who answers for it; needed too'),
    link: z.url().optional().describe('where it is met, or where it was decided; needed for met-elsewhere'),
    expires: z.iso.date().optional().describe('the last day on which it counts, YYYY-MM-DD; needed too'),
  })
  .refine(({ practice, rule }) => practice !== undefined || rule !== undefined, 'it names a practice or a rule');

/** What a repository says of itself, in its configuration file. */
export const configSchema = z.strictObject({
  'min-level': z
    .literal([...requirableLevels])
    .optional()
    .describe('fail below this level'),
  'fail-on-regression': z.boolean().optional().describe('fail where the level or a practice falls'),
  'required-practices': z.array(z.string()).optional().describe('fail where one of these is not met'),
  exemptions: z.array(exemption).optional(),
});

export type Config = z.infer<typeof configSchema>;
export type DeclaredExemption = NonNullable<Config['exemptions']>[number];

/** What has to hold: of the configuration and of the inputs, the stricter. */
export interface Requirements {
  minLevel?: number | undefined;
  failOnRegression?: boolean | undefined;
  requiredPractices?: readonly string[] | undefined;
}

/** What the Action is asked for. `json` is undefined where the report goes to the runner's own directory. */
export interface ActionInputs {
  token: string;
  path: string;
  minLevel: number | undefined;
  annotations: AnnotationChannel;
  json: string | undefined;
}

/** The inputs' defaults. They are here and not in action.yml, so that an input left out can be told from one that is set. */
export const actionDefaults = {
  path: '.',
  annotations: 'check',
  json: 'genaiops-maturity.json',
} as const satisfies Partial<ActionInputs>;
