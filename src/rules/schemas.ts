import * as z from 'zod';
import { assessmentSchema } from '../model/assessment';
import { configSchema } from '../model/config-schema';
import { maturityModel } from '../model/maturity';
import { ruleCases, ruleSchema } from './schema';

/** JSON Schemas of all that users read or write, by file name: the report, a rule, its cases, and the model. */
export function jsonSchemas(): Record<string, unknown> {
  const input = { io: 'input' } as const;
  return {
    assessment: z.toJSONSchema(assessmentSchema),
    rule: z.toJSONSchema(ruleSchema, input),
    'rule-cases': z.toJSONSchema(ruleCases, input),
    config: z.toJSONSchema(configSchema, input),
    maturity: z.toJSONSchema(maturityModel, input),
  };
}
