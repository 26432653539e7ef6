import * as z from 'zod';
import { baseFault, pathFault } from './config-names';
import { mostLevels } from './maturity';

/** The version of the configuration that this program knows. */
const known = 1;

const exemption = z
  .strictObject({
    practice: z.string().optional().describe('the practice that is exempted'),
    rule: z.string().optional().describe('only the findings of this rule'),
    path: z.string().optional().describe('only the findings at paths that this glob matches'),
    kind: z.enum(['not-applicable', 'met-elsewhere']).describe('it does not apply, or it is met where the scan does not look'),
    reason: z.string().optional().describe('why; without it the exemption is incomplete and does not count'),
    owner: z.string().optional().describe('who answers for it; needed too'),
    link: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('where it is met, or where it was decided; needed for met-elsewhere'),
    expires: z.iso.date().optional().describe('the last day on which it counts, YYYY-MM-DD; needed too'),
  })
  .refine(({ practice, rule }) => practice !== undefined || rule !== undefined, 'it names a practice or a rule');

/** The keys that a base may let repositories weaken. */
export const weakenable = ['min-level', 'fail-on-regression', 'required-practices', 'exemptions', 'rules', 'model'] as const;
export type Weakenable = (typeof weakenable)[number];

/** The version of a configuration, whose other keys may be unknown where it is another one. */
export const configVersion = z.looseObject({ version: z.unknown() }).superRefine(({ version }, context) => {
  if (version === undefined || version === known) return;
  const message = Number.isInteger(version)
    ? `this configuration is of version ${version}; this program knows version ${known}: use a newer release`
    : `it is ${known}`;
  context.addIssue({ code: 'custom', path: ['version'], message });
});

/** What a repository says of itself, in its configuration file; of a key that is null, what the base says is left out. */
export const configSchema = z
  .strictObject({
    version: z.literal(known).optional().describe('the version of the format'),
    extends: checked(baseFault)
      .optional()
      .describe('the base: a file by its path from the root of the repository, or OWNER/REPO/PATH@REF'),
    'min-level': z.int().min(1).max(mostLevels).nullish().describe('fail below this level of the model'),
    'fail-on-regression': z.boolean().nullish().describe('fail where the level or a practice falls'),
    'required-practices': z.array(z.string()).nullish().describe('fail where one of these is not met'),
    exemptions: z.array(exemption).nullish().describe('practices and findings that are declared not applicable or met elsewhere'),
    rules: z
      .array(checked(pathFault))
      .max(20)
      .nullish()
      .describe('directories of rules to add, by their paths from the root of the repository that this file is in'),
    model: z.string().nullish().describe('a maturity model that this program comes with, by name'),
    allow: z.array(z.enum(weakenable)).nullish().describe('of a base: the keys that a configuration which extends it may weaken'),
  })
  .superRefine((config, context) => {
    if (config.extends !== undefined) return;
    for (const [key, value] of Object.entries(config))
      if (value === null)
        context.addIssue({ code: 'custom', path: [key], message: 'it is empty, and there is no base to leave it out of' });
  });

function checked(faultOf: (text: string) => string | undefined) {
  return z.string().superRefine((text, context) => {
    const fault = faultOf(text);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });
}

export type Config = z.infer<typeof configSchema>;
export type DeclaredExemption = NonNullable<Config['exemptions']>[number];
