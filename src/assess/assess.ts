import type { Assessment, Scope } from '../model/assessment';
import type { Diagnostic, Evidence } from '../model/evidence';
import type { MaturityModel } from '../model/maturity';
import { decideLevel, findGaps } from './level';
import { judgePractices } from './practices';

/** What an assessment is made of. */
export interface Observations {
  tool: Assessment['tool'];
  source: Assessment['source'];
  scope: Scope;
  evidence: Evidence[];
  diagnostics: Diagnostic[];
}

/** Takes the model and what was observed and gives the assessment: practices, level, gaps. */
export function assess(model: MaturityModel, observed: Observations): Assessment {
  const { tool, source, scope, evidence, diagnostics } = observed;
  const practices = judgePractices(model, evidence, scope);
  const { level, next } = decideLevel(model, practices, scope);
  const gaps = findGaps(model, practices, scope, next);
  return { schemaVersion: 1, tool, source, scope, level, next, practices, gaps, diagnostics };
}
