import type { RuleBundle } from './rules/bundle';
import { readBuiltInRules, readRuleFiles } from './source/rule-files';

/** Gives the built-in rules with those of the directories; throws a RuleError with file and line for a fault. */
export async function readRules(directories: readonly string[] = []): Promise<RuleBundle> {
  let rules = readBuiltInRules<RuleBundle>();
  for (const directory of directories) {
    const { extendRules } = await import('./rules/extend');
    rules = extendRules(rules, readRuleFiles(directory), directory);
  }
  return rules;
}
