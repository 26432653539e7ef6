import type { Assessment, Exemption, Gap, Practice, PracticeEvidence } from './assessment';
import { type MaturityModel, practicesOf } from './maturity';
import { didYouMean } from './suggest';

/** The built-in practice whose rules find the calls of models, whatever model judges: without one there is nothing to judge. */
export const callPractice = 'llm-apis';

/** Gives the evidence that decides: the first that says `met`, else the first; undefined where nothing was found. */
export function strongest(practice: Practice): PracticeEvidence | undefined {
  return practice.evidence.find((evidence) => evidence.supports === 'met') ?? practice.evidence[0];
}

/** The practices that active exemptions declare as not applicable or met elsewhere, as a whole. */
export function exemptedPractices({ exemptions = [] }: Pick<Assessment, 'exemptions'>): Set<string> {
  const whole = exemptions.filter((one) => one.state === 'active' && isWhole(one));
  return new Set(whole.flatMap(({ practice }) => practice ?? []));
}

/** Whether an exemption is of a whole practice, not of some of its findings. */
export function isWhole({ rule, path }: Pick<Exemption, 'rule' | 'path'>): boolean {
  return rule === undefined && path === undefined;
}

/** Gives the first of some ids that names no practice of a model, with a message that says which there are; undefined where each names one. */
export function unknownPractice(model: MaturityModel, ids: readonly string[]): { id: string; message: string } | undefined {
  const known = practicesOf(model).map(({ id }) => id);
  const id = ids.find((one) => !known.includes(one));
  return id === undefined
    ? undefined
    : { id, message: `there is no practice ${id}${didYouMean(id, known) || `; it is one of ${known.join(', ')}`}` };
}

/** Gives what is wrong with a level that is required by a model which has no such level. */
export function unknownLevel({ name, levels }: MaturityModel, level: number | undefined): string | undefined {
  if (level === undefined || level <= levels.length) return undefined;
  return `there is no level ${level}; the ${name} has ${levels.length === 1 ? 'level 1' : `1 to ${levels.length}`}`;
}

/** Gives where a piece of evidence stands, and nothing else of it. */
export function locationOf({ path, line, endLine, excerpt }: PracticeEvidence): Gap['location'] {
  return { path, line, ...(endLine === undefined ? {} : { endLine }), excerpt };
}
