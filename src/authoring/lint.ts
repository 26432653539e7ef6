import type { MaturityModel } from '../model/maturity';
import type { RuleCases } from '../rules/schema';
import type { Keys } from './conditions';
import type { RuleFile } from './rule-set';

/** Something that is wrong (`fault`) or doubtful (`warning`) in a rule, at the keys that lead to it. */
export interface Finding {
  kind: 'fault' | 'warning';
  keys: Keys;
  message: string;
}

/** Something that can be said of one rule, with the model and its cases, without running it. */
export type Lint = (file: RuleFile, model: MaturityModel, cases: RuleCases | undefined) => Finding[];

/** Gives what is wrong at some keys. */
export function fault(keys: Keys, message: string): Finding {
  return { kind: 'fault', keys, message };
}

/** Gives what is doubtful at some keys. */
export function warning(keys: Keys, message: string): Finding {
  return { kind: 'warning', keys, message };
}
