import type { Assessment } from '../model/assessment';
import type { MaturityModel } from '../model/maturity';
import type { AssessedRepository, FailureReason, OrganisationReport, Outcome, RepositoryReport } from '../model/organisation';
import { InputError } from '../source/source';
import { distributionOf, moveOf, orderMoves, practiceShares, trendOf } from './figures';
import { createShortener, type ListedInShort, type Shortener } from './short';
import { keyOf, type Run, type StateLine } from './state';

/** Where the names of teams are: topics that begin so, or the values of a custom property. */
export type Teams = { topicPrefix: string } | { property: string };

/** One run as the state tells it: what it listed, and what became of it. */
interface RunRecord extends Run {
  listed: Map<string, ListedInShort>;
  failed: Map<string, Extract<Outcome, { kind: 'failed' }>>;
  isListed: boolean;
  isEnded: boolean;
}

/** The last result of a repository. */
interface Result {
  tool: Assessment['tool'];
  assessed: AssessedRepository;
}

type Stand = Map<string, AssessedRepository>;

/** After these a repository is what it was; after the others nothing is known of it. */
const passing = new Set<FailureReason>(['timeout', 'unreachable', 'corrupt', 'failed']);

/** Takes the lines of a state, the model, and how teams are named, and gives the report of its last run. Throws where there is none. */
export async function summarise(
  lines: AsyncIterable<StateLine>,
  model: MaturityModel,
  teams: Teams | undefined,
): Promise<OrganisationReport> {
  const { last, before, now, dates, history } = await follow(lines, model);
  const top = model.levels.length;
  const levelsOf = (name: string) => history.get(name) ?? [];
  const repositories = [...last.listed.values()]
    .sort(byName)
    .map((listed) => reportOf(listed, last, teams, now.get(listed.name), levelsOf(listed.name)));
  const names = [...new Set(repositories.flatMap((one) => one.teams))].sort();
  const moves = [...now].flatMap(([name, one]) => moveOf(name, before.get(name), one) ?? []);
  return {
    schemaVersion: 1,
    tool: last.tool,
    organisation: last.organisation,
    server: last.server,
    date: last.run,
    model: {
      name: model.name,
      source: model.source,
      levels: [{ number: 0, name: model.none.name }, ...model.levels.map(({ number, name }) => ({ number, name }))],
      practices: model.levels.flatMap((level) => level.practices.map(({ id, title }) => ({ id, title, level: level.number }))),
    },
    distribution: distributionOf(top, [...now.values()]),
    practices: practiceShares([...now.values()]),
    repositories,
    teams: names.map((name) => {
      const members = repositories.filter((one) => one.teams.includes(name)).map((one) => one.name);
      const trend = trendOf(top, dates, members.map(levelsOf));
      return { name, repositories: members, distribution: trend.at(-1)!.distribution, trend };
    }),
    trend: trendOf(top, dates, [...history.values()]),
    moves: {
      rose: orderMoves(moves.filter(({ from, to }) => to > from)),
      fell: orderMoves(moves.filter(({ from, to }) => to < from)),
    },
  };
}

/** Follows a state, run by run: what counts of a run that is over is the level of each repository. What another model judged says nothing by this one. */
async function follow(lines: AsyncIterable<StateLine>, model: MaturityModel) {
  const results = new Map<string, Result>();
  const history = new Map<string, RepositoryReport['history']>();
  const dates: string[] = [];
  const short = createShortener();
  let [before, now]: [Stand, Stand] = [new Map(), new Map()];
  let run: RunRecord | undefined;
  let other: string | undefined;

  function close(one: RunRecord): void {
    [before, now] = [now, standOf(one, results)];
    dates.push(one.run);
    for (const [name, { level }] of now) {
      const known = history.get(name);
      const point = { date: one.run, level: level.number };
      if (known) known.push(point);
      else history.set(name, [point]);
    }
  }

  for await (const line of lines) {
    if (line.kind === 'run') {
      // A shard that is run again says the same run again.
      if (run?.run === line.run && !run.isEnded) continue;
      // Of a run that was given up, or done again in its place, only its results count.
      if (run?.isEnded && run.run !== line.run) close(run);
      const { run: date, organisation, server, tool } = line;
      run = { run: date, organisation, server, tool, listed: new Map(), failed: new Map(), isListed: false, isEnded: false };
    }
    if (line.kind === 'outcome' && line.outcome.kind === 'assessed') {
      const { assessment } = line.outcome;
      if (isJudgedBy(model, assessment))
        results.set(line.name, { tool: short.tool(assessment.tool), assessed: short.assessment(assessment) });
      else if (line.run === run?.run) other = assessment.model.name;
    }
    if (run && line.run === run.run) take(run, line, short);
  }
  if (!run?.isListed) throw new InputError('There is no run in this state to report on. Scan first.');
  close(run);
  if (other !== undefined && now.size === 0)
    throw new InputError(
      `The last run in this state was judged by the ${other}, not by the ${model.name}. Name the same --model and --rules.`,
    );
  return { last: run, before, now, dates, history };
}

function isJudgedBy(model: MaturityModel, { model: judging, level }: Assessment): boolean {
  return (judging.name === '' || judging.name === model.name) && level.number <= model.levels.length;
}

function take(run: RunRecord, line: StateLine, short: Shortener): void {
  if (line.kind === 'repository') run.listed.set(line.listed.name, short.listed(line.listed));
  else if (line.kind === 'listed') run.isListed = run.listed.size === line.count;
  else if (line.kind === 'end') run.isEnded = true;
  else if (line.kind === 'commit') learn(run, line.name, line.commit);
  else if (line.kind === 'outcome' && line.outcome.kind === 'failed') run.failed.set(line.name, line.outcome);
  else if (line.kind === 'outcome' && line.outcome.kind === 'assessed') {
    run.failed.delete(line.name);
    learn(run, line.name, line.outcome.commit);
  }
}

function learn({ listed }: RunRecord, name: string, commit: string): void {
  const known = listed.get(name);
  if (known && known.commit !== commit) listed.set(name, { ...known, commit });
}

/** What each repository of a run was judged to be: at its commit and by the run's rules, or before a fault that passes. */
function standOf({ listed, tool, failed }: RunRecord, results: ReadonlyMap<string, Result>): Stand {
  const stand: Stand = new Map();
  for (const { name, commit } of listed.values()) {
    const result = results.get(name);
    if (!result) continue;
    const { assessed } = result;
    const failure = failed.get(name);
    const at = failure && passing.has(failure.reason) ? assessed.commit : failure ? undefined : commit;
    if (at && keyOf(name, at, tool) === keyOf(name, assessed.commit, result.tool)) stand.set(name, assessed);
  }
  return stand;
}

function reportOf(
  listed: ListedInShort,
  { server, failed }: RunRecord,
  teams: Teams | undefined,
  assessed: AssessedRepository | undefined,
  history: RepositoryReport['history'],
): RepositoryReport {
  const { name, visibility, language, topics, archived, fork } = listed;
  const failure = failed.get(name);
  return {
    name,
    url: `${server}/${name}`,
    visibility,
    language,
    topics,
    teams: teamsOf(listed, teams),
    archived,
    fork,
    assessed: assessed ?? null,
    failure: failure ? { reason: failure.reason, message: failure.message } : null,
    history,
  };
}

function teamsOf({ topics, properties }: ListedInShort, teams: Teams | undefined): string[] {
  if (!teams) return [];
  if ('property' in teams) return Object.hasOwn(properties, teams.property) ? [properties[teams.property]!] : [];
  const { topicPrefix } = teams;
  const named = topics.filter((topic) => topic.startsWith(topicPrefix)).map((topic) => topic.slice(topicPrefix.length));
  return named.filter((name) => name !== '').sort();
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
