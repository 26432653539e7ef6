import type { FailureReason, OrganisationReport, RepositoryReport } from '../../model/organisation';
import { printable } from '../../report/escape';

/** How many repositories a report has, by what became of them. */
export interface Counts {
  all: number;
  /** With a level, also where it is one of a run before. */
  judged: number;
  /** Judged, and with generative AI in them. */
  generative: number;
  /** Not judged by this run. */
  failed: number;
  /** Not judged by this run, but by one before. */
  earlier: number;
  /** Neither judged nor failed: no run has come to them yet. */
  waiting: number;
}

/** Gives how many repositories were judged, failed and wait. */
export function counts({ repositories }: OrganisationReport): Counts {
  const number = (holds: (repository: RepositoryReport) => unknown) => repositories.filter(holds).length;
  return {
    all: repositories.length,
    judged: number(({ assessed }) => assessed),
    generative: number(({ assessed }) => assessed && assessed.scope !== 'none'),
    failed: number(({ failure }) => failure),
    earlier: number(({ assessed, failure }) => failure && assessed),
    waiting: number(({ assessed, failure }) => !failure && !assessed),
  };
}

/** Why repositories were not judged, in words. */
export const reasonTexts: Record<FailureReason, string> = {
  empty: 'empty',
  disabled: 'disabled',
  moved: 'moved',
  blocked: 'blocked for legal reasons',
  'not-found': 'not found',
  forbidden: 'not allowed to read',
  'too-large': 'too large',
  corrupt: 'damaged archive',
  timeout: 'took too long',
  unreachable: 'server not reached',
  failed: 'failed',
};

/** Gives the repositories that this run could not judge by reason, the most frequent first. */
export function failures({ repositories }: OrganisationReport): { reason: FailureReason; repositories: RepositoryReport[] }[] {
  const groups = new Map<FailureReason, RepositoryReport[]>();
  for (const repository of repositories) {
    if (!repository.failure) continue;
    const group = groups.get(repository.failure.reason);
    if (group) group.push(repository);
    else groups.set(repository.failure.reason, [repository]);
  }
  return [...groups]
    .map(([reason, own]) => ({ reason, repositories: own }))
    .sort((a, b) => b.repositories.length - a.repositories.length || (a.reason < b.reason ? -1 : 1));
}

/** Gives all levels with their numbers of repositories, lowest first. */
export function levelCounts({ model, distribution }: OrganisationReport): { number: number; name: string; count: number }[] {
  return distribution.map((count, number) => ({ number, name: levelNameOf(model, number), count }));
}

/** Gives the name of a level by its number. */
export function levelNameOf({ levels }: OrganisationReport['model'], number: number): string {
  return levels.find((level) => level.number === number)?.name ?? '';
}

/** Gives the title of a practice, or its id where the model does not have it. */
export function practiceTitle({ practices }: OrganisationReport['model'], id: string): string {
  return practices.find((practice) => practice.id === id)?.title ?? id;
}

/** When a repository came to its level, and from which; null where no run judged it. `from` is null where it always had it. */
export function lastChange({ history }: RepositoryReport): { date: string; from: number | null } | null {
  const index = history.findLastIndex((run, at) => at > 0 && run.level !== history[at - 1]!.level);
  if (index > 0) return { date: history[index]!.date, from: history[index - 1]!.level };
  return history[0] ? { date: history[0].date, from: null } : null;
}

/** Gives the day of an ISO 8601 date. */
export function day(date: string): string {
  return printable(date).slice(0, 10);
}

/** Gives the mean level of a distribution; null where it counts nothing. */
export function meanLevel(distribution: readonly number[]): number | null {
  const all = distribution.reduce((sum, count) => sum + count, 0);
  return all === 0 ? null : distribution.reduce((sum, count, level) => sum + count * level, 0) / all;
}

/** Gives a share in percent, "37%"; of nothing it is 0%. */
export function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((part / whole) * 100)}%`;
}

const shades = ['l1', 'l1-2', 'l2', 'l2-3', 'l3', 'l3-4', 'l4'];

/** Gives the class that colours a level: the first and the highest of any model look alike, those between are spread evenly. */
export function shadeOf(number: number, top: number): string {
  if (number === 0) return 'l0';
  return shades[top <= 1 ? shades.length - 1 : Math.round(((Math.min(number, top) - 1) / (top - 1)) * (shades.length - 1))]!;
}
