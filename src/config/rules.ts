import type { RuleBundle } from '../rules/bundle';
import type { RuleFiles } from '../source/repository-files';

/** A directory of rules by its name for people, and its files. */
export interface RuleDirectory {
  name: string;
  files: RuleFiles;
}

/** What the rules of a scan are made of beside its configuration. */
export interface RuleSources {
  /** Gives the built-in rules, with a shipped model where one is named. */
  builtIn: (model?: string) => RuleBundle | Promise<RuleBundle>;
  /** Directories that were given by hand: they come last. */
  added?: readonly RuleDirectory[] | undefined;
}

/** Takes rules and directories and gives the rules with those of the directories, in their order; throws RuleError. */
export async function extendAll(rules: RuleBundle, directories: readonly RuleDirectory[]): Promise<RuleBundle> {
  if (directories.length === 0) return rules;
  const { extendRules } = await import('../rules/extend');
  const { patternBudget } = await import('../rules/check');
  const budget = patternBudget();
  return directories.reduce((bundle, { name, files }) => extendRules(bundle, files, name, budget), rules);
}

/** A directory of rules as a part of a profile: its name for people, and what stands in it. */
export function partOf({ name, files }: RuleDirectory): [string, string] {
  return [`the rules in ${name}`, JSON.stringify(files)];
}
