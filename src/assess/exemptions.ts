import type { Assessment, Exemption, Practice, PracticeEvidence } from '../model/assessment';
import type { DeclaredExemption } from '../model/config-schema';
import { type Glob, matchesPath } from '../model/glob';
import type { MaturityModel, PracticeDefinition } from '../model/maturity';
import { isWhole } from '../model/practice';
import { decideLevel } from './level';
import { decideStatus } from './practices';

/** An exemption as the configuration declares it, with its glob compiled. */
export type ReadyExemption = DeclaredExemption & { glob?: Glob | undefined };

/**
 * Takes an assessment, the declared exemptions and a day (YYYY-MM-DD) and gives the assessment with their states and with the
 * level that it would have if they counted. Statuses, gaps and the level itself never change.
 */
export function applyExemptions(
  model: MaturityModel,
  assessment: Assessment,
  declared: readonly ReadyExemption[],
  asOf: string,
): Assessment {
  if (declared.length === 0 || assessment.scope === 'none') return assessment;
  const judged = declared.map((one) => ({ one, ...stateOf(one, assessment, asOf) }));
  const exemptions = judged.map(({ one: { glob: _glob, ...shown }, state, message }): Exemption => {
    return { ...withoutUndefined(shown), state, ...(message === undefined ? {} : { message }) };
  });
  const active = judged.filter(({ state }) => state === 'active').map(({ one }) => one);
  if (active.length === 0) return { ...assessment, exemptions, asOf };
  const practices = model.levels.flatMap((level) =>
    level.practices.map((definition) => attest(definition, practiceOf(assessment, definition.id), active)),
  );
  const { level } = decideLevel(model, practices, assessment.scope);
  return { ...assessment, exemptions, attestedLevel: level, asOf };
}

function stateOf(one: ReadyExemption, assessment: Assessment, asOf: string): Pick<Exemption, 'state' | 'message'> {
  const needed = ['reason', 'owner', 'expires', ...(one.kind === 'met-elsewhere' ? ['link'] : [])] as const;
  const missing = needed.filter((key) => one[key as 'reason' | 'owner' | 'expires' | 'link'] === undefined);
  if (missing.length > 0) return { state: 'incomplete', message: `It does not count without ${missing.join(', ')}.` };
  if (one.expires! < asOf) return { state: 'expired', message: `It expired on ${one.expires}: renew or remove it.` };
  const practice = assessment.practices.find(({ id }) => id === one.practice);
  if (one.practice !== undefined && !practice)
    return {
      state: 'unused',
      message: `There is no practice ${one.practice}: it is one of ${assessment.practices.map(({ id }) => id).join(', ')}.`,
    };
  if (isWhole(one)) {
    return practice?.status === 'met'
      ? { state: 'unused', message: 'The practice is met here: remove the exemption.' }
      : { state: 'active' };
  }
  const found = assessment.practices.some((each) => each.evidence.some((evidence) => covers(one, each, evidence)));
  return found ? { state: 'active' } : { state: 'unused', message: 'No finding is covered by it: remove or correct it.' };
}

function attest(definition: PracticeDefinition, practice: Practice, active: readonly ReadyExemption[]): Practice {
  if (active.some((one) => isWhole(one) && one.practice === practice.id)) return { ...practice, status: 'met' };
  const covered = (evidence: PracticeEvidence) => active.filter((one) => !isWhole(one) && covers(one, practice, evidence));
  if (practice.evidence.some((evidence) => covered(evidence).some(({ kind }) => kind === 'met-elsewhere')))
    return { ...practice, status: 'met' };
  const left = practice.evidence.filter((evidence) => covered(evidence).length === 0);
  if (left.length === practice.evidence.length) return practice;
  return { ...practice, status: decideStatus(definition, left) };
}

function covers(one: ReadyExemption, practice: Practice, evidence: PracticeEvidence): boolean {
  return (
    !isWhole(one) &&
    (one.practice === undefined || one.practice === practice.id) &&
    (one.rule === undefined || one.rule === evidence.rule) &&
    (one.glob === undefined || matchesPath(one.glob, evidence.path.toLowerCase()))
  );
}

function practiceOf({ practices }: Assessment, id: string): Practice {
  return practices.find((practice) => practice.id === id)!;
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
