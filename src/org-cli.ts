import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { BudgetSpent, type OrganisationClient } from './github/client';
import { listRepositories } from './github/listing';
import type { ListedRepository } from './model/organisation';
import { collect, parseCount } from './options';
import { connect } from './org/access';
import { selectRepositories } from './org/filter';
import {
  type AccessOptions,
  filterOf,
  type ListOptions,
  type PublishOptions,
  type ReportOptions,
  type StateOptions,
  withAccess,
  withFilter,
  withPublishing,
  withReport,
  withState,
  withTeams,
} from './org/options';
import { reportFiles } from './org/pages';
import { maxShards, type Plan, planShards, shardOf } from './org/plan';
import { readProgress } from './org/progress';
import { createProgressBar } from './org/progress-bar';
import { createPublisher, keepStanding } from './org/publish';
import { organisationReports } from './org/report';
import { type OpenRun, openRun } from './org/run';
import { type Run, readState, requireOrganisation, writeState } from './org/state';
import { summarise } from './org/summary';
import { scanInto } from './org/work';
import { planFile, readPlan, stateFile, statesBelow, withJournal, write } from './org-files';
import { printable } from './report/escape';
import type { RuleBundle } from './rules/bundle';
import type { Journal } from './source/journal';
import { InputError } from './source/source';

/** What the command line lends: its rules, its output, and how wide that is. */
export interface Host {
  rules(directories?: readonly string[], model?: string): Promise<RuleBundle>;
  print(text: string, what: 'matrix' | 'report'): Promise<void>;
  terminal: { width: number; color: boolean };
}

type Listing = ListOptions & AccessOptions & StateOptions & Pick<ReportOptions, 'teams'>;

// What scans leave behind is cleared away before it has grown by so much, in percent: by itself the engine lets it grow fourfold.
const growth = '--heap-growing-percent=30';

/** Adds `org` to the command line: list, scan and report in one, or each as a step of its own. */
export function addOrganisation(program: Command, host: Host): void {
  setFlagsFromString(growth);
  // What stands behind the name of a step is the step's, not that of `org`.
  const org = withReport(withPublishing(withFilter(withAccess(withState(program.enablePositionalOptions().command('org'))))))
    .enablePositionalOptions()
    .description('scan all repositories of an organisation or user, and report on them')
    .argument('[organisation]', 'an organisation or user on GitHub')
    .action((organisation: string | undefined, options: Listing & PublishOptions & ReportOptions) => {
      if (organisation === undefined)
        throw new InputError('`org` must name an organisation or user, or a step: plan, scan or report.');
      return scanOrganisation(organisation, options, host);
    });
  withTeams(withFilter(withAccess(withState(org.command('plan <organisation>')))))
    .description('list the repositories and share those that have to be scanned among jobs; prints the matrix')
    .option('--plan <file>', 'where the plan is written; STATE/plan.json unless set')
    .option('--shards <number>', `how many jobs, at most ${maxShards}`, parseCount)
    .action((organisation: string, options: Listing & PlanOptions) => planOrganisation(organisation, options, host));
  withPublishing(withAccess(withState(org.command('scan <organisation>'))))
    .description('scan one shard of a plan')
    .option('--plan <file>', 'the plan; STATE/plan.json unless set')
    .requiredOption('--shard <number>', 'which shard, from 1', parseCount)
    .action((organisation: string, options: AccessOptions & StateOptions & PublishOptions & ShardOptions) =>
      scanShard(organisation, options, host),
    );
  withReport(withAccess(withState(org.command('report <organisation>'))))
    .description('report on the last run of a state')
    .option('--merge <directory>', 'take over what the shards below this directory found; may be repeated', collect)
    .action((organisation: string, options: AccessOptions & StateOptions & ReportOptions & { merge?: string[] }) =>
      reportOrganisation(organisation, options, host),
    );
}

interface PlanOptions {
  plan?: string;
  shards?: number;
}

interface ShardOptions {
  plan?: string;
  shard: number;
}

async function scanOrganisation(
  organisation: string,
  options: Listing & PublishOptions & ReportOptions,
  host: Host,
): Promise<void> {
  const state = stateFile(options, organisation);
  const rules = await host.rules(options.rules, options.model);
  const client = await connect(organisation, options, say);
  await withJournal(state, async (journal) => {
    const open = await openListed(organisation, options, journal, state, client, rules);
    await scanLeft(journal, open, client, rules, options);
    writeState(journal, [{ kind: 'end', run: open.run.run }]);
  });
  await report(state, options, rules, host);
}

async function planOrganisation(organisation: string, options: Listing & PlanOptions, host: Host): Promise<void> {
  const state = stateFile(options, organisation);
  const rules = await host.rules(options.rules, options.model);
  const client = await connect(organisation, options, say);
  await withJournal(state, async (journal) => {
    const open = await openListed(organisation, options, journal, state, client, rules);
    const plan: Plan = { version: 1, run: open.run, shards: planShards(open.left, options.shards) };
    write(planFile(options, state), [`${JSON.stringify(plan)}\n`]);
    await host.print(`${JSON.stringify({ shard: plan.shards.map((_, index) => index + 1) })}\n`, 'matrix');
  });
}

async function scanShard(
  organisation: string,
  options: AccessOptions & StateOptions & PublishOptions & ShardOptions,
  host: Host,
): Promise<void> {
  const state = stateFile(options, organisation);
  const { run, repositories } = shardOf(readPlan(planFile(options, state)), options.shard);
  const rules = await host.rules(options.rules, options.model);
  requireOrganisation(run, organisation);
  if (rules.digest !== run.tool.rules || run.tool.version !== __VERSION__)
    throw new InputError(
      'The plan was made with other rules or another version. Make it with the rules and the version of this program.',
    );
  const client = await connect(run.organisation, options, say);
  const before = await readProgress(state);
  // A report takes from a shard what it found in this run: what it found in another counts for nothing here.
  const { done, known } = before.run?.run === run.run ? before : { done: new Set<string>(), known: new Set<string>() };
  await withJournal(state, async (journal) => {
    writeState(journal, [{ kind: 'run', ...run }]);
    const left = repositories.filter(({ name }) => !done.has(name));
    await scanLeft(journal, { run, left, known }, client, rules, options);
  });
}

async function reportOrganisation(
  organisation: string,
  options: AccessOptions & StateOptions & ReportOptions & { merge?: string[] },
  host: Host,
): Promise<void> {
  const state = stateFile(options, organisation);
  await withJournal(state, async (journal) => {
    const { run } = await readProgress(state);
    requireOrganisation(run, organisation);
    for (const file of (options.merge ?? []).flatMap(statesBelow)) {
      let isOfRun = false;
      for await (const line of readState(file)) {
        if (line.run !== run?.run) continue;
        isOfRun = true;
        if (line.kind === 'outcome' || line.kind === 'commit') writeState(journal, [line]);
      }
      if (!isOfRun) say(`${file} is left out: it has nothing of the run of ${run?.run}.`);
    }
    if (run) writeState(journal, [{ kind: 'end', run: run.run }]);
  });
  await report(state, options, await host.rules(options.rules, options.model), host);
}

async function openListed(
  organisation: string,
  options: Listing,
  journal: Journal,
  state: string,
  client: OrganisationClient,
  rules: RuleBundle,
): Promise<OpenRun> {
  const begin: Run = {
    run: options.asOf ?? new Date().toISOString(),
    organisation,
    server: process.env.GITHUB_SERVER_URL ?? 'https://github.com',
    tool: { name: 'genaiops-maturity', version: __VERSION__, rules: rules.digest },
  };
  const list = async (): Promise<ListedRepository[]> => {
    const wanted = { properties: options.property !== undefined || (options.teams !== undefined && 'property' in options.teams) };
    const { repositories, notes } = await listRepositories(client, organisation, wanted);
    for (const note of notes) say(note);
    const { selected, left } = selectRepositories(repositories, filterOf(options));
    say(`${repositories.length} repositories are listed; ${left.length} are left out.`);
    return selected;
  };
  const open = await openRun(state, journal, begin, list, options.restart ?? false);
  if (open.isResumed) say(`The run of ${open.run.run} goes on (--restart begins anew).`);
  const ready = open.listed.length - open.left.length;
  if (ready > 0) say(`${ready} of ${open.listed.length} repositories are known at their commit.`);
  return open;
}

async function scanLeft(
  journal: Journal,
  open: Pick<OpenRun, 'run' | 'left' | 'known'>,
  client: OrganisationClient,
  rules: RuleBundle,
  { checkRuns }: PublishOptions,
): Promise<void> {
  const publish = checkRuns ? createPublisher(client, open.run.server, say) : undefined;
  const progress = await createProgressBar(open.left.length);
  try {
    await scanInto(journal, open.run, open.left, open.known, { client, rules, done: progress.done, publish });
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    throw new InputError(
      `${client.requests} requests are spent; ${progress.left} of ${open.left.length} repositories are left. Run the same command again to go on.`,
    );
  } finally {
    progress.stop();
  }
}

async function report(
  state: string,
  options: AccessOptions & ReportOptions,
  rules: RuleBundle,
  { print, terminal }: Host,
): Promise<void> {
  const summary = await summarise(readState(state), rules.model, options.teams);
  const out = options.out ?? join(dirname(state), 'report');
  for await (const { path, parts } of reportFiles(summary, () => readState(state))) write(join(out, path), parts);
  say(`The dashboard is ${join(out, 'index.html')}.`);
  for (const part of await organisationReports[options.format](summary, terminal)) await print(part, 'report');
  if (options.issue === undefined) return;
  const client = await connect(summary.organisation, options, say);
  say(await keepStanding(client, options.issue, summary));
}

function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
