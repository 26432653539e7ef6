import type { Evidence } from '../model/evidence';
import type { RuleBundle } from '../rules/bundle';
import type { RuleCases } from '../rules/schema';
import type { RuleFile } from './rule-set';
import type { CaseRunner } from './runner';

const strength = { partial: 0, met: 1 };

/** Gives the rule that finds all that this one finds in its own positive cases, for the same and at least as strongly; undefined where there is none. */
export async function shadowOf(
  { rule }: RuleFile,
  cases: RuleCases,
  { compiled }: RuleBundle,
  runner: CaseRunner,
): Promise<string | undefined> {
  if (!('practice' in rule)) return undefined;
  let others: Set<string> | undefined;
  for (const { files } of cases.positive) {
    const evidence = await runner.evidence(files);
    for (const own of evidence.filter((one) => one.rule === rule.id)) {
      const same = evidence.filter((one) => one.rule !== rule.id && covers(one, own)).map((one) => one.rule);
      others = new Set(others ? same.filter((id) => others!.has(id)) : same);
      if (others.size === 0) return undefined;
    }
  }
  // A rule that asks for the evidence of others finds their places because they do.
  const asks = compiled.rules.filter(({ find }) => JSON.stringify(find).includes('"evidence":')).map(({ id }) => id);
  return [...(others ?? [])].find((id) => !asks.includes(id));
}

function covers(other: Evidence, own: Evidence): boolean {
  return (
    other.path === own.path &&
    other.line === own.line &&
    other.practice === own.practice &&
    other.technique === own.technique &&
    strength[other.supports] >= strength[own.supports] &&
    (other.scopes === undefined || (own.scopes?.every((scope) => other.scopes!.includes(scope)) ?? false))
  );
}
