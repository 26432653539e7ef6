import { extendAll } from './config/rules';
import type { MaturityModel } from './model/maturity';
import { didYouMean } from './model/suggest';
import { judgedBy, type RuleBundle } from './rules/bundle';
import { readBuiltInRules, readRuleFiles, readShippedModels } from './source/rule-files';
import { InputError } from './source/source';

/**
 * Gives the built-in rules, by a shipped model where one is named, with those of the directories; throws InputError where there is
 * no such model, and a RuleError with file and line for a fault.
 */
export async function readRules(directories: readonly string[] = [], model?: string): Promise<RuleBundle> {
  let rules = readBuiltInRules<RuleBundle>();
  if (model !== undefined) rules = byModel(rules, model);
  return extendAll(
    rules,
    directories.map((name) => ({ name, files: readRuleFiles(name) })),
  );
}

function byModel(rules: RuleBundle, name: string): RuleBundle {
  const shipped = readShippedModels<Record<string, { digest: string; model: MaturityModel }>>();
  const names = Object.keys(shipped);
  if (!Object.hasOwn(shipped, name))
    throw new InputError(
      `there is no model ${name}${didYouMean(name, names) || `; it is one of ${names.join(', ')}, or the maturity.yml of a rules directory`}`,
    );
  const { digest, model } = shipped[name]!;
  return { ...judgedBy(rules, model), digest: `${rules.digest}+${digest}` };
}
