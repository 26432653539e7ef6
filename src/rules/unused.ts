import type { UseFinder } from '../detect/uses';
import type { Evidence } from '../model/evidence';
import type { MaturityModel } from '../model/maturity';

/**
 * Takes the model and evidence and weakens to `partial` what stands in code that nothing uses, where that counts for its
 * practice. Of each practice and technique the places are asked one after the other until one is used: it decides, and the
 * others need not be known.
 */
export async function weakenUnused(model: MaturityModel, evidence: readonly Evidence[], areUsed: UseFinder): Promise<Evidence[]> {
  const practices = model.levels.flatMap((level) => level.practices).filter(({ unused }) => unused === 'partial');
  const counts = new Set(practices.map(({ id }) => id));
  const asked = new Set([...counts, ...practices.flatMap(({ uses }) => uses ?? [])]);
  const groups = new Map<string, Evidence[]>();
  for (const one of evidence) {
    if (one.supports !== 'met' || one.aside || !asked.has(one.practice)) continue;
    const key = `${one.practice} ${one.technique ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const unused = new Set<Evidence>();
  let open = [...groups.values()];
  for (let at = 0; open.length > 0; at++) {
    const used = await areUsed(open.map((group) => group[at]!));
    for (const [index, group] of open.entries()) if (!used[index]) unused.add(group[at]!);
    open = open.filter((group, index) => !used[index] && at + 1 < group.length);
  }
  const isIdle = (practice: string | undefined): boolean => {
    const shown = evidence.filter((one) => one.practice === practice && one.supports === 'met' && !one.aside);
    return shown.length > 0 && shown.every((one) => unused.has(one));
  };
  const idle = new Set(practices.filter(({ uses }) => isIdle(uses)).map(({ id }) => id));
  return evidence.map((one) => {
    if (unused.has(one) && counts.has(one.practice))
      return weaken(one, 'Nothing in the repository uses the code in which this stands.');
    return idle.has(one.practice) && one.supports === 'met'
      ? weaken(one, 'Nothing in the repository uses the code that calls the model.')
      : one;
  });
}

function weaken(evidence: Evidence, why: string): Evidence {
  return { ...evidence, supports: 'partial', reason: `${evidence.reason} ${why}` };
}
