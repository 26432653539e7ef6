import type { MaturityModel } from '../model/maturity';
import type { FileClasses } from '../repository/classes';
import type { CompiledRules } from './compile';

/** Everything the rules folder holds, compiled: what the build stores in the bundle. `digest` identifies it. */
export interface RuleBundle {
  digest: string;
  model: MaturityModel;
  files: FileClasses;
  compiled: CompiledRules;
}
