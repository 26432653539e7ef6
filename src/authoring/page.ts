import type { PracticeDefinition } from '../model/maturity';
import type { RuleBundle } from '../rules/bundle';
import { readCases } from '../rules/load';
import type { Rule, RuleCases } from '../rules/schema';
import type { RuleFile } from './rule-set';
import { countsWords, type Words, wordsOf } from './words';

/** One example of a rule: a case. */
export interface Example {
  name: string;
  files: Record<string, string>;
  at?: string | undefined;
}

/** All that is told of one rule, for a terminal or a page. */
export interface RulePage {
  rule: Rule;
  /** Why it takes the place of another rule of its id, where it does. */
  instead: string | undefined;
  /** Its file, as it is to be shown. */
  file: string;
  /** Undefined for a rule of a scope. */
  practice: PracticeDefinition | undefined;
  finds: Words;
  counts: string;
  found: Example | undefined;
  silent: Example | undefined;
}

/** Takes a rule with its directory's name and the rules that hold, and gives what is told of it; throws RuleError where its cases cannot be read. */
export function pageOf({ path, rule, override, cases }: RuleFile, directory: string, { model }: RuleBundle): RulePage {
  const read: Partial<RuleCases> = cases.text === undefined ? {} : readCases(`${directory}/${cases.path}`, cases.text);
  const practices = model.levels.flatMap((level) => level.practices);
  return {
    rule,
    instead: override,
    file: `${directory}/${path}`,
    practice: 'practice' in rule ? practices.find(({ id }) => id === rule.practice) : undefined,
    finds: wordsOf(rule),
    counts: countsWords(rule),
    found: read.positive?.[0],
    silent: read.negative?.[0],
  };
}

/** Why a finding matters: the rule's reason, and what its practice is. */
export function whyOf({ rule, practice }: RulePage): string[] {
  if (!practice) return [rule.reason];
  return [rule.reason, `The practice: ${practice.title}. Without it: ${practice.missing}`];
}
