import type { Assessment, Change, Policy, Scope } from '../model/assessment';
import type { Requirements } from '../model/config';
import { exemptedPractices } from '../model/practice';

const most = 5;

/** Takes requirements of two places and gives the stricter of both. */
export function stricter(a: Requirements, b: Requirements): Requirements {
  const levels = [a.minLevel, b.minLevel].filter((one) => one !== undefined);
  return {
    ...(levels.length > 0 && { minLevel: Math.max(...levels) }),
    failOnRegression: (a.failOnRegression ?? false) || (b.failOnRegression ?? false),
    requiredPractices: [...new Set([...(a.requiredPractices ?? []), ...(b.requiredPractices ?? [])])],
  };
}

/**
 * Takes an assessment, with its exemptions and comparison where there are any, and what is required, and gives it with
 * `policies` filled. `incomparable` says why there is no comparison where there should be one, and what to do. With scope `none` no policy
 * applies, but that nothing be lost.
 */
export function applyPolicies(assessment: Assessment, required: Requirements, incomparable?: string): Assessment {
  const judges = assessment.scope === 'none' ? [regression] : [minimum, practices, regression];
  const policies = judges.flatMap((judge) => judge(assessment, required, incomparable));
  return policies.length > 0 ? { ...assessment, policies } : assessment;
}

function minimum({ level, next }: Assessment, { minLevel }: Requirements): Policy[] {
  if (minLevel === undefined) return [];
  const passed = level.number >= minLevel;
  const advice = `Take the way up to ${next ? `level ${next.number}` : 'the next level'} that this report shows.`;
  return [policy('min-level', `level ${minLevel} or higher`, `level ${level.number}`, passed, advice)];
}

function practices(assessment: Assessment, { requiredPractices = [] }: Requirements): Policy[] {
  const exempted = exemptedPractices(assessment);
  return requiredPractices.map((id) => {
    const { status } = assessment.practices.find((practice) => practice.id === id)!;
    const advice = assessment.gaps.find(({ practice }) => practice === id)?.advice ?? '';
    const isExempt = exempted.has(id) && status !== 'met';
    const found = `${status}${isExempt ? ', exempted' : ''}`;
    return policy('required-practices', `${id} met`, found, status === 'met' || isExempt, advice);
  });
}

function regression(assessment: Assessment, { failOnRegression }: Requirements, incomparable?: string): Policy[] {
  if (!failOnRegression) return [];
  const { comparison } = assessment;
  const required = 'no practice and no level falls';
  if (!comparison) {
    return incomparable === undefined ? [] : [policy('fail-on-regression', required, 'no comparison', false, incomparable)];
  }
  const exempted = exemptedPractices(assessment);
  const fell = comparison.fell.filter(({ practice }) => !exempted.has(practice));
  const levels = [comparison.base.level.number, assessment.level.number] as const;
  const levelFell = levels[0] > levels[1];
  const passed = fell.length === 0 && !(levelFell && comparison.fell.length === 0);
  const aside = (isAside: boolean) => (isAside ? ' (exempted)' : '');
  const found = [
    ...(levelFell ? [`level ${levels[0]} → ${levels[1]}${aside(passed)}`] : []),
    ...comparison.fell.map(({ practice, from, to }) => `${practice} ${from} → ${to}${aside(exempted.has(practice))}`),
  ];
  return [policy('fail-on-regression', required, several(found) || 'nothing fell', passed, advise(fell, assessment.scope))];
}

function advise(fell: readonly Change[], scope: Scope): string {
  const places = fell.flatMap(({ practice, evidence }) => (evidence ? [`${practice} (${evidence.path}:${evidence.line})`] : []));
  const lost = `Bring back what is lost${places.length > 0 ? `: ${several(places)}` : ''}`;
  // No exemption is judged where there is no generative AI, and none covers a level.
  const isExemptible = fell.length > 0 && scope !== 'none';
  return `${lost}, or ${isExemptible ? 'exempt it in the configuration of the base branch' : 'leave out this policy where that is meant'}.`;
}

// All of them stand in the comparison: a sentence of twelve is cut somewhere when it is shown.
function several(all: readonly string[]): string {
  return all.length > most ? `${all.slice(0, most).join(', ')} and ${all.length - most} more` : all.join(', ');
}

function policy(id: string, required: string, found: string, passed: boolean, advice: string): Policy {
  return { id, required, found, passed, ...(passed ? {} : { advice }) };
}
