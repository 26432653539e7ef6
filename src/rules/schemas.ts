import * as z from 'zod';
import { assessmentSchema } from '../model/assessment';
import { configSchema } from '../model/config-schema';
import { maturityModel } from '../model/maturity';
import { practicesSchema } from './additions';
import { addedRuleSchema, ruleCases } from './schema';

/** JSON Schemas of all that users read or write, by file name: the report, a rule, its cases, the model and what is added to it. */
export function jsonSchemas(): Record<string, unknown> {
  const input = { io: 'input' } as const;
  return {
    assessment: z.toJSONSchema(assessmentSchema),
    rule: z.toJSONSchema(addedRuleSchema, input),
    'rule-cases': z.toJSONSchema(ruleCases, input),
    config: z.toJSONSchema(configSchema, input),
    practices: z.toJSONSchema(practicesSchema, input),
    maturity: z.toJSONSchema(maturityModel, input),
  };
}
