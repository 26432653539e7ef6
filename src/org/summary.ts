import type { Assessment } from '../model/assessment';
import type { MaturityModel } from '../model/maturity';
import type { AssessedRepository, ListedRepository, OrganisationReport, Outcome, RepositoryReport } from '../model/organisation';
import { InputError } from '../source/source';
import { distributionOf, moveOf, orderMoves, practiceShares } from './figures';
import { keyOf, type Run, type StateLine } from './state';

/** Where the names of teams are: topics that begin so, or the values of a custom property. */
export type Teams = { topicPrefix: string } | { property: string };

/** One run as the state tells it: what it listed, and what became of it. */
interface RunRecord extends Run {
  listed: Map<string, ListedRepository>;
  failed: Map<string, Extract<Outcome, { kind: 'failed' }>>;
}

/** Takes the lines of a state, the model, and how teams are named, and gives the report of its last run. Throws where there is none. */
export async function summarise(
  lines: AsyncIterable<StateLine>,
  model: MaturityModel,
  teams: Teams | undefined,
): Promise<OrganisationReport> {
  const { runs, results } = await collect(lines);
  const last = runs.at(-1);
  if (!last) throw new InputError('There is no run in this state to report on. Scan first.');
  const stands = runs.map((run) => standOf(run, results));
  const now = stands.at(-1)!;
  const before = stands.at(-2);
  const repositories = [...last.listed.values()].sort(byName).map((listed) => reportOf(listed, last, teams, runs, stands));
  const names = [...new Set(repositories.flatMap((one) => one.teams))].sort();
  const trendOf = (isIn: (name: string) => boolean) =>
    runs.map(({ run }, index) => ({
      date: run,
      distribution: distributionOf([...stands[index]!].filter(([name]) => isIn(name)).map(([, one]) => one)),
    }));
  const moves = before ? [...now].flatMap(([name, one]) => moveOf(name, before.get(name), one) ?? []) : [];
  return {
    schemaVersion: 1,
    tool: last.tool,
    organisation: last.organisation,
    server: last.server,
    date: last.run,
    model: {
      levels: [{ number: 0, name: model.none.name }, ...model.levels.map(({ number, name }) => ({ number, name }))],
      practices: model.levels.flatMap((level) => level.practices.map(({ id, title }) => ({ id, title, level: level.number }))),
    },
    distribution: distributionOf([...now.values()]),
    practices: practiceShares([...now.values()]),
    repositories,
    teams: names.map((name) => {
      const members = new Set(repositories.filter((one) => one.teams.includes(name)).map((one) => one.name));
      const trend = trendOf((one) => members.has(one));
      return { name, repositories: [...members], distribution: trend.at(-1)!.distribution, trend };
    }),
    trend: trendOf(() => true),
    moves: {
      rose: orderMoves(moves.filter(({ from, to }) => to > from)),
      fell: orderMoves(moves.filter(({ from, to }) => to < from)),
    },
  };
}

async function collect(lines: AsyncIterable<StateLine>) {
  const runs = new Map<string, RunRecord>();
  const results = new Map<string, AssessedRepository>();
  for await (const line of lines) {
    if (line.kind === 'run') {
      const { run, organisation, server, tool } = line;
      if (!runs.has(run)) runs.set(run, { run, organisation, server, tool, listed: new Map(), failed: new Map() });
      continue;
    }
    const run = runs.get(line.run);
    if (!run) continue;
    if (line.kind === 'repository') run.listed.set(line.listed.name, line.listed);
    else if (line.kind === 'commit') learn(run, line.name, line.commit);
    else if (line.kind === 'outcome') {
      const { name, outcome } = line;
      if (outcome.kind === 'failed') run.failed.set(name, outcome);
      else {
        run.failed.delete(name);
        learn(run, name, outcome.commit);
        results.set(keyOf(name, outcome.commit, run.tool), inShort(outcome.commit, outcome.assessment));
      }
    }
  }
  return { runs: [...runs.values()].sort((a, b) => (a.run < b.run ? -1 : 1)), results };
}

function learn({ listed }: RunRecord, name: string, commit: string): void {
  const known = listed.get(name);
  if (known) listed.set(name, { ...known, commit });
}

function inShort(commit: string, { scope, level, next, practices, gaps }: Assessment): AssessedRepository {
  return {
    commit,
    scope,
    level,
    next,
    practices: practices.map(({ id, status, confidence, evidence: [first] }) => ({
      id,
      status,
      confidence,
      evidence: first ? { path: first.path, line: first.line } : null,
    })),
    gaps: next ? gaps.filter(({ level: at }) => at === next.number).map(({ practice }) => practice) : [],
  };
}

/** What each repository of a run was judged to be. */
function standOf({ listed, tool, failed }: RunRecord, results: ReadonlyMap<string, AssessedRepository>) {
  const stand = new Map<string, AssessedRepository>();
  for (const { name, commit } of listed.values()) {
    const result = commit === null || failed.has(name) ? undefined : results.get(keyOf(name, commit, tool));
    if (result) stand.set(name, result);
  }
  return stand;
}

function reportOf(
  listed: ListedRepository,
  { server, failed }: RunRecord,
  teams: Teams | undefined,
  runs: readonly RunRecord[],
  stands: readonly ReadonlyMap<string, AssessedRepository>[],
): RepositoryReport {
  const { name, visibility, language, topics, archived, fork } = listed;
  const failure = failed.get(name);
  const assessed = stands.at(-1)!.get(name) ?? null;
  const missing = { reason: 'failed' as const, message: 'The run ended before this repository was scanned.' };
  return {
    name,
    url: `${server}/${name}`,
    ...{ visibility, language, topics, archived, fork },
    teams: teamsOf(listed, teams),
    assessed,
    failure: failure ? { reason: failure.reason, message: failure.message } : assessed ? null : missing,
    history: runs.flatMap(({ run }, index) => {
      const one = stands[index]!.get(name);
      return one ? { date: run, level: one.level.number } : [];
    }),
  };
}

function teamsOf({ topics, properties }: ListedRepository, teams: Teams | undefined): string[] {
  if (!teams) return [];
  if ('property' in teams) return properties[teams.property] ? [properties[teams.property]!] : [];
  const { topicPrefix } = teams;
  return topics
    .filter((topic) => topic.startsWith(topicPrefix))
    .map((topic) => topic.slice(topicPrefix.length))
    .sort();
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
