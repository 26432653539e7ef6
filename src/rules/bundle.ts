import type { MaturityModel } from '../model/maturity';
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
  files: FileClasses;
  compiled: CompiledRules;
  /** What the rules directories changed of the rules before them. */
  changes?: RuleChange[];
}
