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
    rule: titled('A rule of genaiops-maturity', z.toJSONSchema(addedRuleSchema, input)),
    'rule-cases': titled('The cases of a rule of genaiops-maturity', z.toJSONSchema(ruleCases, input)),
    config: titled('The configuration of genaiops-maturity', z.toJSONSchema(configSchema, input)),
    practices: titled('Practices and techniques that a directory of rules adds', told(z.toJSONSchema(practicesSchema, input))),
    maturity: titled('A maturity model', told(z.toJSONSchema(maturityModel, input))),
  };
}

function titled<T extends object>(title: string, schema: T): T {
  return { title, ...schema };
}

/** What an editor says of the properties of a model that their schema does not tell itself. */
const modelTexts: Record<string, string> = {
  name: 'its name',
  source: 'where it is described',
  none: 'level 0: no generative AI',
  levels: 'the levels, the lowest first',
  number: 'from 1, one more for each level',
  summary: 'the level in a sentence',
  complete: 'what has to be met for the level',
  met: 'how many of its practices have to be met',
  all: 'the practices that all have to be met',
  practices: 'what the level asks for',
  id: 'lower-case letters, digits and hyphens',
  title: 'the practice in a few words',
  decide: '`strongest`: by its strongest evidence; `techniques`: by how many of them are found',
  techniques: 'the techniques that it counts: an id and what it is called',
  missing: 'what is missing where it is not met, in a sentence',
  advice: 'the shortest way to it',
};

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
}

function told<T>(schema: T): T {
  const describe = (_: string, node: JsonSchema) => {
    for (const [name, property] of Object.entries(node?.properties ?? {}))
      if (Object.hasOwn(modelTexts, name)) property.description ??= modelTexts[name]!;
    return node;
  };
  return JSON.parse(JSON.stringify(schema), describe) as T;
}
