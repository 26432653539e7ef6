import type { Assessment, Level } from '../model/assessment';
import type { AssessedRepository } from '../model/organisation';

type Judged = AssessedRepository['practices'][number];

/**
 * Gives the function that takes an assessment and gives it in short. What is equal in many repositories is one object, since an
 * organisation has tens of thousands of them.
 */
export function createShortener(): (assessment: Assessment) => AssessedRepository {
  const shared = new Map<string, unknown>();
  const share = <T>(key: string, value: T): T => {
    if (!shared.has(key)) shared.set(key, value);
    return shared.get(key) as T;
  };
  const text = <T extends string>(value: T): T => share(`text ${value}`, value);
  const level = ({ number, name }: Level) => share(`level ${number} ${name}`, { number, name });

  function practice({ id, status, confidence, evidence: [first] }: Assessment['practices'][number]): Judged {
    const judged = { id: text(id), status: text(status), confidence: text(confidence) };
    if (!first) return share(`practice ${id} ${status} ${confidence}`, { ...judged, evidence: null });
    return { ...judged, evidence: { path: first.path, line: first.line } };
  }

  return ({ source, scope, level: at, next, practices, gaps }) => {
    const needed = next ? gaps.filter((gap) => gap.level === next.number).map((gap) => text(gap.practice)) : [];
    return {
      commit: source.revision!,
      scope: text(scope),
      level: level(at),
      next: next && level(next),
      practices: practices.map(practice),
      gaps: share(`gaps ${needed.join(' ')}`, needed),
    };
  };
}
