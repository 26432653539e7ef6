import type { Assessment, Practice, PracticeEvidence } from './assessment';
import type { MaturityModel } from './maturity';

/** Gives the evidence that decides: the first that says `met`, else the first; undefined where nothing was found. */
export function strongest(practice: Practice): PracticeEvidence | undefined {
  return practice.evidence.find((evidence) => evidence.supports === 'met') ?? practice.evidence[0];
}

/** The practices that active exemptions declare as not applicable or met elsewhere, as a whole. */
export function exemptedPractices({ exemptions = [] }: Pick<Assessment, 'exemptions'>): Set<string> {
  const whole = exemptions.filter((one) => one.state === 'active' && one.rule === undefined && one.path === undefined);
  return new Set(whole.flatMap(({ practice }) => practice ?? []));
}

/** Gives the first of some ids that names no practice of a model, with a message that says which there are; undefined where each names one. */
export function unknownPractice({ levels }: MaturityModel, ids: readonly string[]): { id: string; message: string } | undefined {
  const known = levels.flatMap(({ practices }) => practices.map(({ id }) => id));
  const id = ids.find((one) => !known.includes(one));
  return id === undefined ? undefined : { id, message: `there is no practice ${id}; it is one of ${known.join(', ')}` };
}
