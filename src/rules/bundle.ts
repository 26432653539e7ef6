import { type MaturityModel, type PracticeDefinition, practicesOf } from '../model/maturity';
import type { FileClasses } from '../repository/classes';
import type { CompiledRules } from './compile';

/** A built-in rule that a rules directory changed, and why. */
export interface RuleChange {
  rule: string;
  change: 'overridden' | 'disabled';
  reason: string;
}

/** Everything the rules folder holds, compiled: what the build stores in the bundle. `digest` identifies it. */
export interface RuleBundle {
  digest: string;
  model: MaturityModel;
  /** Practices of models before it, which rules name and its own practices count findings of. */
  replaced?: PracticeDefinition[];
  files: FileClasses;
  compiled: CompiledRules;
  /** What the rules directories changed of the rules before them. */
  changes?: RuleChange[];
}

/** Takes a bundle and another model and gives the same rules with that model to judge what they find. */
export function judgedBy(bundle: RuleBundle, model: MaturityModel): RuleBundle {
  return { ...bundle, model, replaced: namedPractices(bundle) };
}

/** Gives all practices that a rule may name. */
export function namedPractices({ model, replaced = [] }: Pick<RuleBundle, 'model' | 'replaced'>): PracticeDefinition[] {
  const own = practicesOf(model);
  return [...own, ...replaced.filter(({ id }) => !own.some((one) => one.id === id))];
}
