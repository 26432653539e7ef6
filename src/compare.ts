import type { Assessment, Change, Comparison, Practice } from './model/assessment';
import { locationOf, strongest } from './model/practice';

const rank = { absent: 0, partial: 1, met: 2 };

/** Takes the assessments of a base and of a head and gives what rose and what fell, each with the evidence that decides. */
export function compare(base: Assessment, head: Assessment): Comparison {
  const pairs = head.practices.flatMap((now) => {
    const before = base.practices.find(({ id }) => id === now.id);
    return before && before.status !== now.status ? [[before, now] as const] : [];
  });
  const isRise = ([before, now]: (typeof pairs)[number]) => rank[now.status] > rank[before.status];
  return {
    base: { revision: base.source.revision, scope: base.scope, level: base.level },
    rose: pairs.filter(isRise).map(([before, now]) => change(before, now, now)),
    fell: pairs.filter((pair) => !isRise(pair)).map(([before, now]) => change(before, now, before)),
  };
}

function change(before: Practice, now: Practice, decider: Practice): Change {
  const evidence = strongest(decider);
  return {
    practice: now.id,
    title: now.title,
    level: now.level,
    from: before.status,
    to: now.status,
    ...(evidence && { evidence: locationOf(evidence) }),
  };
}
