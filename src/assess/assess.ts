import type { Assessment, Scope } from '../model/assessment';
import type { Diagnostic, Evidence } from '../model/evidence';
import type { MaturityModel } from '../model/maturity';
import { decideLevel, findGaps, judgingModel } from './level';
import { judgePractices, strongestCall } from './practices';

/** What an assessment is made of. */
export interface Observations {
  tool: Assessment['tool'];
  source: Assessment['source'];
  scope: Scope;
  /** For the practices of the model. */
  evidence: readonly Evidence[];
  /** Where a model is called or named. */
  calls: readonly Evidence[];
  diagnostics: Diagnostic[];
}

/** Takes the model and what was observed and gives the assessment: practices, level, gaps. */
export function assess(model: MaturityModel, observed: Observations): Assessment {
  const { tool, source, scope, evidence, calls, diagnostics } = observed;
  const practices = judgePractices(model, evidence, scope);
  const { level, next } = decideLevel(model, practices, scope);
  const gaps = findGaps(model, practices, scope, next, strongestCall(calls, scope));
  return { schemaVersion: 1, tool, source, model: judgingModel(model), scope, level, next, practices, gaps, diagnostics };
}
