import type { Scope, Status } from '../../../src/model/assessment';
import type {
  AssessedRepository,
  Distribution,
  FailureReason,
  Move,
  OrganisationReport,
  RepositoryReport,
} from '../../../src/model/organisation';
import { builtInModel } from '../../model';

/** What a generated report is made of; the same options always give the same report. */
export interface Generated {
  repositories?: number;
  runs?: number;
  seed?: number;
  /** Stands wherever a stranger could have written. */
  said?: string;
}

const model = builtInModel();
const levels = [{ number: 0, name: 'None' }, ...model.levels.map(({ number, name }) => ({ number, name }))];
const practices = model.levels.flatMap(({ number, practices: own }) =>
  own.map(({ id, title }) => ({ id, title, level: number })),
);
const words =
  'chat search billing claims notes support agent catalog orders tickets voice translate summary review gateway'.split(' ');
const kinds = 'api app bot worker service library tools portal'.split(' ');
const languages = ['Python', 'TypeScript', 'C#', 'Go', 'Java', null];
const teams = ['payments', 'platform', 'customer-care', 'research', 'field-services', 'data'];
const reasons: FailureReason[] = ['empty', 'disabled', 'blocked', 'not-found', 'too-large', 'timeout', 'corrupt'];
const folders = ['src/chat/client.ts', 'app/prompts/answer.prompty', '.github/workflows/deploy.yml', 'evals/golden.jsonl'];

/** A report of an organisation with everything that a report can hold, the same for the same seed. */
export function organisation({ repositories: count = 40, runs = 8, seed = 1, said }: Generated = {}): OrganisationReport {
  const random = mulberry32(seed);
  const own = (text: string) => said ?? text;
  const all = Array.from({ length: count }, (_, index) => repository(index, runs, random, own)).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const trend = dates(runs).map((date) => ({ date, distribution: distribution(all.map((each) => levelAt(each, date))) }));
  const moved = all.flatMap((each): Move[] => {
    const [before, now] = each.history.slice(-2);
    const rose = each.assessed?.practices.find(({ status }) => status !== 'absent')?.id;
    if (!before || !now || before.level === now.level) return [];
    return [{ repository: each.name, from: before.level, to: now.level, practices: rose ? [rose] : [] }];
  });
  const byGreatest = (a: Move, b: Move) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from);
  const judged = all.filter((each) => each.assessed && each.assessed.scope !== 'none');
  const tally = (id: string, status: Status) =>
    judged.filter(({ assessed }) => assessed!.practices.some((each) => each.id === id && each.status === status)).length;
  return {
    schemaVersion: 1,
    tool: { name: 'genaiops-maturity', version: '0.1.0', rules: '0123456789ab' },
    organisation: own('contoso'),
    server: 'https://github.example',
    date: dates(runs).at(-1)!,
    model: {
      name: own(model.name),
      source: model.source,
      levels,
      practices: practices.map((each) => ({ ...each, title: own(each.title) })),
    },
    distribution: distribution(all.map((each) => each.assessed?.level.number)),
    practices: practices
      .map(({ id }) => ({ id, met: tally(id, 'met'), partial: tally(id, 'partial'), absent: tally(id, 'absent') }))
      .sort((a, b) => b.absent - a.absent),
    repositories: all,
    teams: teams.map((name) => {
      const members = all.filter((each) => each.teams.includes(own(name)));
      return {
        name: own(name),
        repositories: members.map((each) => each.name),
        distribution: distribution(members.map((each) => each.assessed?.level.number)),
        trend: dates(runs).map((date) => ({ date, distribution: distribution(members.map((each) => levelAt(each, date))) })),
      };
    }),
    trend,
    moves: {
      rose: moved.filter(({ from, to }) => to > from).sort(byGreatest),
      fell: moved.filter(({ from, to }) => to < from).sort(byGreatest),
    },
  };
}

function repository(index: number, runs: number, random: () => number, own: (text: string) => string): RepositoryReport {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const scope: Scope = pick(['app', 'app', 'app', 'library', 'tooling', 'content', 'none', 'none']);
  const level = scope === 'none' ? 0 : pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 4]);
  const isFailed = index % 17 === 5;
  const isStale = index % 34 === 5;
  const name = own(`contoso/${pick(words)}-${pick(kinds)}-${index}`);
  const team = pick(teams);
  const assessed = isFailed && !isStale ? null : assessment(scope, level, random, own);
  return {
    name,
    url: `https://github.example/${name}`,
    visibility: pick(['public', 'private', 'private', 'internal'] as const),
    language: pick(languages) && own(pick(languages) ?? 'Python'),
    topics: [own('genai'), own(`team-${team}`)],
    teams: index % 9 === 0 ? [] : [own(team)],
    archived: index % 23 === 0,
    fork: index % 19 === 0,
    assessed,
    failure: isFailed
      ? { reason: pick(reasons), message: own('The server said: 404 Not Found. Check that it still exists.') }
      : null,
    history: assessed ? history(level, isStale ? runs - 1 : runs, runs, random) : [],
  };
}

function assessment(scope: Scope, level: number, random: () => number, own: (text: string) => string): AssessedRepository {
  const statuses = practices.map((practice): Status => {
    if (scope === 'none') return 'absent';
    if (practice.level <= level) return random() < 0.85 ? 'met' : 'partial';
    return random() < 0.3 / (practice.level - level) ? 'met' : random() < 0.4 ? 'partial' : 'absent';
  });
  return {
    commit: Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join(''),
    scope,
    level: levels[level]!,
    next: scope === 'none' || level === 4 ? null : levels[level + 1]!,
    practices: practices.map(({ id }, index) => ({
      id,
      status: statuses[index]!,
      confidence: random() < 0.8 ? 'high' : 'medium',
      evidence:
        statuses[index] === 'absent'
          ? null
          : { path: own(folders[index % folders.length]!), line: 1 + Math.floor(random() * 300) },
    })),
    gaps: practices
      .filter((each, index) => scope !== 'none' && each.level === level + 1 && statuses[index] !== 'met')
      .map(({ id }) => id),
  };
}

function history(level: number, until: number, runs: number, random: () => number): RepositoryReport['history'] {
  let number = level;
  const back = dates(runs)
    .slice(0, until)
    .reverse()
    .map((date) => {
      const entry = { date, level: number };
      const chance = random();
      if (chance < 0.12) number = Math.max(0, number - 1);
      else if (chance < 0.16) number = Math.min(4, number + 1);
      return entry;
    });
  return back.reverse();
}

function levelAt({ history: runs }: RepositoryReport, date: string): number | undefined {
  return runs.findLast((each) => each.date <= date)?.level;
}

function distribution(found: (number | undefined)[]): Distribution {
  return levels.map(({ number }) => found.filter((each) => each === number).length);
}

function dates(runs: number): string[] {
  const first = Date.UTC(2026, 0, 5, 4);
  return Array.from({ length: runs }, (_, index) => new Date(first + index * 7 * 86_400_000).toISOString());
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
