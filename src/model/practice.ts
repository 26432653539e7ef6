import type { Assessment, Practice, PracticeEvidence } from './assessment';

/** Gives the evidence that decides: the first that says `met`, else the first; undefined where nothing was found. */
export function strongest(practice: Practice): PracticeEvidence | undefined {
  return practice.evidence.find((evidence) => evidence.supports === 'met') ?? practice.evidence[0];
}

/** The practices that active exemptions declare as not applicable or met elsewhere, as a whole. */
export function exemptedPractices({ exemptions = [] }: Pick<Assessment, 'exemptions'>): Set<string> {
  const whole = exemptions.filter((one) => one.state === 'active' && one.rule === undefined && one.path === undefined);
  return new Set(whole.flatMap(({ practice }) => practice ?? []));
}
