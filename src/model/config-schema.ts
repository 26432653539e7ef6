import * as z from 'zod';
import { requirableLevels } from './config';

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
