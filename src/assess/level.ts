import type { Gap, JudgingModel, Level, Practice, PracticeEvidence, Scope } from '../model/assessment';
import { completion, type LevelDefinition, type MaturityModel } from '../model/maturity';
import { locationOf } from '../model/practice';

/** Takes the judged practices and gives the level by the rubric's rule (0 without generative AI, else at least 1) and the next one. */
export function decideLevel(
  model: MaturityModel,
  practices: readonly Practice[],
  scope: Scope,
): { level: Level; next: Level | null } {
  if (scope === 'none') return { level: { number: 0, name: model.none.name }, next: null };
  const met = new Set(practices.filter(({ status }) => status === 'met').map(({ id }) => id));
  const broken = model.levels.findIndex((level) => !isComplete(level, met));
  const reached = broken < 0 ? model.levels.length : Math.max(1, broken);
  const named = (index: number): Level | null => {
    const level = model.levels[index];
    return level ? { number: level.number, name: level.name } : null;
  };
  return { level: named(reached - 1)!, next: named(reached) };
}

/** Gives what an assessment says of the model that judged it. */
export function judgingModel({ name, source, levels }: MaturityModel): JudgingModel {
  return {
    name,
    source,
    levels: levels.map((level) => ({ number: level.number, name: level.name, complete: completion(level) })),
  };
}

/** Takes the judged practices and gives the gaps: those of the next level and below first, each at its partial evidence, else at the model call. */
export function findGaps(
  model: MaturityModel,
  practices: readonly Practice[],
  scope: Scope,
  next: Level | null,
  call: PracticeEvidence | undefined,
): Gap[] {
  if (scope === 'none') return [];
  const gaps = model.levels.flatMap((level) =>
    level.practices.flatMap((definition): Gap[] => {
      const practice = practices.find(({ id }) => id === definition.id)!;
      const place = practice.evidence[0] ?? call;
      if (practice.status === 'met' || !place) return [];
      const missing = practice.status === 'partial' ? `Only a part is seen. ${place.reason}` : definition.missing;
      const advice = `${missing} ${definition.advice}`;
      return [{ practice: definition.id, status: practice.status, level: level.number, advice, location: locationOf(place) }];
    }),
  );
  const target = next?.number ?? model.levels.length;
  const rank = (gap: Gap) => (gap.level <= target ? target - gap.level : gap.level);
  return gaps.sort((a, b) => rank(a) - rank(b));
}

function isComplete(level: LevelDefinition, met: ReadonlySet<string>): boolean {
  const needed = completion(level);
  return needed.of.filter((id) => met.has(id)).length >= needed.met;
}
