import type { RuleBundle } from './rules/bundle';
import { readBuiltInRules, readRuleFiles } from './source/rule-files';

/** Gives the built-in rules with those of the directories; throws a RuleError with file and line for a fault. */
export async function readRules(directories: readonly string[] = []): Promise<RuleBundle> {
  let rules = readBuiltInRules<RuleBundle>();
  for (const directory of directories) {
    const { loadRules } = await import('./rules/load');
    const { mergeRules } = await import('./rules/merge');
    rules = mergeRules(rules, loadRules(readRuleFiles(directory), rules));
  }
  return rules;
}
