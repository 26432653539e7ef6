import type { RuleBundle } from './rules/bundle';
import { readBuiltInRules, readRuleFiles } from './source/rule-files';
import { InputError } from './source/source';

/** Gives the built-in rules with those of the directories; throws a RuleError with file and line for a fault. */
export async function readRules(directories: readonly string[] = [], model?: string): Promise<RuleBundle> {
  if (model !== undefined) throw new InputError(`there is no model ${model}`);
  let rules = readBuiltInRules<RuleBundle>();
  for (const directory of directories) {
    const { extendRules } = await import('./rules/extend');
    rules = extendRules(rules, readRuleFiles(directory), directory);
  }
  return rules;
}
