import type {
  AssessedRepository,
  Distribution,
  Move,
  OrganisationReport,
  RepositoryReport,
  TrendPoint,
} from '../model/organisation';

/** Takes the highest level and what repositories were judged to be and counts them by level, from 0. */
export function distributionOf(top: number, repositories: readonly AssessedRepository[]): Distribution {
  const counts = new Array<number>(top + 1).fill(0);
  for (const { level } of repositories) counts[level.number]!++;
  return counts;
}

/** Takes the highest level, when the runs were and the levels of repositories in them, and counts by run. */
export function trendOf(top: number, dates: readonly string[], histories: readonly RepositoryReport['history'][]): TrendPoint[] {
  const points = new Map(dates.map((date) => [date, new Array<number>(top + 1).fill(0)]));
  for (const history of histories) for (const { date, level } of history) points.get(date)![level]!++;
  return [...points].map(([date, distribution]) => ({ date, distribution }));
}

/** By practice, how many repositories with generative AI have it met, partial and absent; most often missing first. */
export function practiceShares(repositories: readonly AssessedRepository[]): OrganisationReport['practices'] {
  const shares = new Map<string, OrganisationReport['practices'][number]>();
  for (const { practices } of repositories.filter(({ scope }) => scope !== 'none')) {
    for (const { id, status } of practices) {
      const share = shares.get(id) ?? { id, met: 0, partial: 0, absent: 0 };
      share[status]++;
      shares.set(id, share);
    }
  }
  return [...shares.values()].sort((a, b) => a.met - b.met || a.partial - b.partial || (a.id < b.id ? -1 : 1));
}

const rank = { absent: 0, partial: 1, met: 2 };

/** Takes a repository before and now and gives the move, where its level changed, with the practices that rose or fell with it. */
export function moveOf(name: string, before: AssessedRepository | undefined, now: AssessedRepository): Move | undefined {
  if (!before || before.level.number === now.level.number) return undefined;
  const [from, to] = [before.level.number, now.level.number];
  const old = new Map(before.practices.map(({ id, status }) => [id, rank[status]]));
  const practices = now.practices.filter(
    ({ id, status }) => Math.sign(rank[status] - (old.get(id) ?? 0)) === Math.sign(to - from),
  );
  return { repository: name, from, to, practices: practices.map(({ id }) => id) };
}

/** The greatest moves first, then by name. */
export function orderMoves(moves: readonly Move[]): Move[] {
  const size = ({ from, to }: Move) => Math.abs(to - from);
  return [...moves].sort((a, b) => size(b) - size(a) || (a.repository < b.repository ? -1 : 1));
}
