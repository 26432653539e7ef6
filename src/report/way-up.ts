import type { Assessment, Change, Exemption, Gap, Level, Practice, Status } from '../model/assessment';

/** Practices of one level of which `needed` more have to be met: each of `gaps` would count. */
export interface WayUpGroup {
  level: number;
  needed: number;
  gaps: Gap[];
}

/** The shortest way to the next level: how many practices, and of which groups, lowest level first. */
export interface WayUp {
  needed: number;
  next: Level | null;
  groups: WayUpGroup[];
}

/** The mark of a status, always shown with the word. */
export const marks: Record<Status, string> = { met: '●', partial: '◐', absent: '○' };

/** Gives how many more practices have to be met to complete a level of the model. */
export function missing(assessment: Assessment, level: number): number {
  const needed = assessment.model.levels.find(({ number }) => number === level)?.complete.met ?? 0;
  return Math.max(0, needed - counted(assessment, level).filter(({ status }) => status === 'met').length);
}

/** The practices that count for a level. */
function counted({ model, practices }: Assessment, level: number): Practice[] {
  const of = model.levels.find(({ number }) => number === level)?.complete.of ?? [];
  return practices.filter(({ id }) => of.includes(id));
}

/** Gives what is needed for the next level, also on the levels below it; nothing where there is no next level. */
export function wayUp(assessment: Assessment): WayUp {
  const { model, next } = assessment;
  const groups = model.levels
    .map(({ number }) => ({ level: number, needed: missing(assessment, number) }))
    .filter(({ level, needed }) => next !== null && level <= next.number && needed > 0)
    .map(({ level, needed }) => {
      const open = counted(assessment, level).filter((practice) => practice.status !== 'met');
      return { level, needed, gaps: assessment.gaps.filter((gap) => open.some((practice) => practice.id === gap.practice)) };
    });
  return { needed: groups.reduce((sum, group) => sum + group.needed, 0), next, groups };
}

/** Gives "Level 2 Defined". */
export function levelName(level: Level): string {
  return `Level ${level.number} ${level.name}`;
}

/** Gives "1 practice" or "3 practices". */
export function practiceCount(count: number): string {
  return `${count} ${count === 1 ? 'practice' : 'practices'}`;
}

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Gives how many of a group's gaps have to be closed, in words: "any one of", "both of". */
export function choice({ needed, gaps: { length } }: WayUpGroup): string {
  const words = (count: number) => counts[count] ?? String(count);
  if (needed < length) return `any ${words(needed)} of`;
  return length === 1 ? 'this practice' : length === 2 ? 'both of' : `all ${words(length)} of`;
}

/** Gives the heading of the way up, "To Level 3 Managed: any one of"; where it has several groups, the sum of them. */
export function wayUpHeading({ needed, next, groups }: WayUp): string {
  const [first] = groups;
  if (!next || !first) return '';
  return `To ${levelName(next)}: ${groups.length === 1 ? choice(first) : practiceCount(needed)}`;
}

/** Gives the result in one line: "Level 2 Defined: 1 practice to Level 3", or "Level 3 → 2 Defined: monitoring-logging fell". */
export function title(assessment: Assessment): string {
  const { comparison, level, scope } = assessment;
  const moved = comparison && comparison.base.level.number !== level.number ? `${comparison.base.level.number} → ` : '';
  if (scope === 'none')
    return moved ? `No generative AI found (level ${comparison!.base.level.number} before)` : 'No generative AI found';
  const { needed, next } = wayUp(assessment);
  const name = `Level ${moved}${level.number} ${level.name}`;
  const fell = (comparison?.fell ?? []).map(({ practice }) => practice);
  if (fell.length > 0)
    return `${name}: ${fell.slice(0, 3).join(', ')}${fell.length > 3 ? ` and ${fell.length - 3} more` : ''} fell`;
  return next ? `${name}: ${practiceCount(needed)} to Level ${next.number}` : name;
}

/** Gives what happened to a practice: "fell from met to partial; src/app.py:12 was its evidence". */
export function changeText({ from, to, evidence }: Change, hasFallen: boolean): string {
  const place = evidence ? `${evidence.path}:${evidence.line}` : '';
  if (hasFallen) return `fell from ${from} to ${to}${place && `; ${place} was its evidence`}`;
  return `rose from ${from} to ${to}${place && ` by ${place}`}`;
}

/** Gives an exemption in words: whose practice or finding, of which kind, what is wrong with it, by whom and until when. */
export function exemptionText({ practice, rule, path, kind, reason, owner, link, expires, state, message }: Exemption): string {
  const target = [practice, rule && `rule ${rule}`, path && `at ${path}`].filter(Boolean).join(', ');
  const facts = [reason, owner && `owner ${owner}`, link, expires && `until ${expires}`].filter(Boolean).join(' · ');
  const fault = state === 'active' ? '' : `${state.toUpperCase()}: ${message ?? ''}`;
  return [`${target}: ${kind.replace('-', ' ')}.`, fault, facts].filter(Boolean).join(' ');
}
