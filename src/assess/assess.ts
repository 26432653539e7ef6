import type { Assessment } from '../model/assessment';
import type { Diagnostic, Evidence } from '../model/evidence';
import type { MaturityModel } from '../model/maturity';
import { decideLevel, findGaps } from './level';
import { judgePractices } from './practices';
import { type CodeShare, decideScope } from './scope';

/** What an assessment is made of. `calls` is the evidence that shows generative AI. */
export interface Observations {
  tool: Assessment['tool'];
  source: Assessment['source'];
  evidence: Evidence[];
  calls: Evidence[];
  scopes: { scope: string }[];
  code: CodeShare;
  diagnostics: Diagnostic[];
}

/** Takes the model and what was observed and gives the assessment: scope, practices, level, gaps. */
export function assess(model: MaturityModel, observed: Observations): Assessment {
  const { tool, source, evidence, calls, scopes, code, diagnostics } = observed;
  const scope = decideScope(calls, scopes, code);
  const practices = judgePractices(model, evidence, scope);
  const { level, next } = decideLevel(model, practices, scope);
  const gaps = findGaps(model, practices, scope, next);
  return { schemaVersion: 1, tool, source, scope, level, next, practices, gaps, diagnostics };
}
