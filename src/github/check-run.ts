import { createHash } from 'node:crypto';
import { type Annotation, cutMarkdown, type Verdict } from '../report/annotations';
import { printable } from '../report/escape';
import { shorten } from '../report/place';
import type { RunContext } from './context';
import { connect, type Octokit, passes, retry } from './requests';

/** A check run in progress. `complete` throws where GitHub does not take all of the verdict; it then tries to conclude at least. */
export interface CheckRun {
  url: string | null;
  complete(verdict: Verdict): Promise<Completed>;
}

/** Where the verdict is shown, which can be another check run than the one in progress, and what is left out there. */
export interface Completed {
  url: string | null;
  notes: string[];
}

// GitHub's limits for one request.
const batch = 50;
const longestSummary = 65_535;
const longestTitle = 255;

/** How many annotations a check run gets. A run's requests stay well below 80 writes a minute, from which GitHub refuses them. */
export const mostAnnotations = 1000;

/** The check run's name, which a branch protection rule can require. Each scanned directory has a check of its own. */
export function checkName({ path }: Pick<RunContext, 'path'>): string {
  return path === '' ? 'GenAIOps maturity' : `GenAIOps maturity (${shorten(printable(path), 60)})`;
}

/** Opens the check run of this job on the run's head commit, an earlier attempt's if there is one; throws where there is no token or GitHub refuses. */
export async function startCheckRun(token: string, context: RunContext): Promise<CheckRun> {
  if (!token) throw new Error('the input `token` is empty');
  if (!context.repo || !context.headSha) throw new Error('this is not a run of a workflow');
  const checks = checksOf(await connect(token), context);
  const run = await retry(() => open(checks));
  return { url: run.html_url, complete: (verdict) => complete(checks, run, verdict) };
}

type Endpoints = Octokit['rest']['checks'];
type Changes = Omit<NonNullable<Parameters<Endpoints['update']>[0]>, 'owner' | 'repo' | 'check_run_id'>;
type Run = Awaited<ReturnType<Endpoints['get']>>['data'];
type Checks = ReturnType<typeof checksOf>;

// What the API offers for this job's check runs on this commit.
function checksOf(octokit: Octokit, context: RunContext) {
  const { checks } = octokit.rest;
  const { owner, repo, headSha } = context;
  const name = checkName(context);
  const id = externalId(context);
  return {
    async newest(after = 0): Promise<Run | undefined> {
      const query = { owner, repo, ref: headSha, check_name: name, filter: 'all', per_page: 100 } as const;
      const all = await octokit.paginate(checks.listForRef, query);
      return all.filter((run) => run.external_id === id && run.id > after).sort((a, b) => b.id - a.id)[0];
    },
    create: async (changes: Changes): Promise<Run> =>
      (await checks.create({ owner, repo, name, external_id: id, head_sha: headSha, ...changes })).data,
    update: async (run: Run, changes: Changes): Promise<Run> =>
      (await checks.update({ owner, repo, check_run_id: run.id, ...changes })).data,
    annotations: (run: Run) => octokit.paginate(checks.listAnnotations, { owner, repo, check_run_id: run.id, per_page: 100 }),
  };
}

// The same for every attempt of a job. Two pull requests with one head commit have different bases, so different verdicts.
function externalId({ workflow, job, path, pullRequest }: RunContext): string {
  const digest = createHash('sha256').update(JSON.stringify([workflow, job, path, pullRequest]));
  return `genaiops-maturity:${digest.digest('hex').slice(0, 32)}`;
}

// Safe to do twice: a run whose creation was not answered is found.
async function open(checks: Checks): Promise<Run> {
  const found = await checks.newest();
  return (found && (await reopen(checks, found))) ?? checks.create({ status: 'in_progress' });
}

// GitHub lets an App change its own check runs only, which is how another's are told; and it does not take up every completed one.
async function reopen(checks: Checks, run: Run): Promise<Run | undefined> {
  try {
    const reopened = await checks.update(run, { status: 'in_progress' });
    return reopened.status === 'in_progress' ? reopened : undefined;
  } catch (error) {
    if (passes(error)) throw error;
    return undefined;
  }
}

async function complete(checks: Checks, run: Run, verdict: Verdict): Promise<Completed> {
  const left = verdict.annotations.length - mostAnnotations;
  const notes =
    left > 0
      ? [`${left} more annotations are left out: the check run has the first ${mostAnnotations}, the JSON report all of them.`]
      : [];
  const below = notes.map((note) => `\n\n${note}\n`).join('');
  const output = concludedOutput(verdict, below);
  const concluded = { status: 'completed', conclusion: verdict.conclusion, output } as const;
  try {
    const shown = await send(checks, run, concluded, verdict.annotations.slice(0, mostAnnotations));
    return { url: shown.html_url, notes };
  } catch (error) {
    await retry(() => checks.update(run, concluded)).catch(() => undefined);
    throw error;
  }
}

/** Title and summary of a verdict, with what stands below it, in what GitHub takes. */
export function concludedOutput(verdict: Pick<Verdict, 'title' | 'summary'>, below = ''): { title: string; summary: string } {
  return {
    title: cutTitle(verdict.title),
    summary: cutMarkdown(verdict.summary, longestSummary - below.length) + below,
  };
}

function cutTitle(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).replace(/\p{Cs}$/u, '')}…`;
}

type Concluded = { status: 'completed'; conclusion: Verdict['conclusion']; output: { title: string; summary: string } };

async function send(checks: Checks, run: Run, concluded: Concluded, annotations: readonly Annotation[]): Promise<Run> {
  const there = run.output.annotations_count > 0 ? await retry(() => checks.annotations(run)) : [];
  const { stale, missing } = compare(there, annotations.map(toGithub));
  // The first batch goes with the conclusion, so that losing a later one cannot leave the check pending.
  const batches = [missing.slice(0, batch)];
  for (let at = batch; at < missing.length; at += batch) batches.push(missing.slice(at, at + batch));
  const changes = batches.map((part) => ({ ...concluded, output: { ...concluded.output, annotations: part } }));
  const shown = stale ? await supersede(checks, run, changes[0]!, concluded) : run;
  for (const change of stale ? changes.slice(1) : changes) await retry(() => checks.update(shown, change));
  return shown;
}

// GitHub appends annotations and never removes one: what an earlier attempt said and no longer holds would stay for good.
// Of two check runs of a name it shows the newer one.
async function supersede(checks: Checks, old: Run, first: Changes, concluded: Concluded): Promise<Run> {
  const created = await retry(async () => (await checks.newest(old.id)) ?? checks.create(first));
  const summary = `A newer check run of this name replaces this one, whose annotations no longer hold: ${created.html_url ?? created.id}.`;
  await retry(() => checks.update(old, { ...concluded, output: { title: 'Replaced by a newer check run', summary } }));
  return created;
}

type Sent = ReturnType<typeof toGithub>;

/** Gives which annotations the check run lacks; `stale` is set where it has some that are not wanted, and then all are missing. */
function compare(there: readonly { [key in keyof Sent]: unknown }[], wanted: Sent[]): { stale: boolean; missing: Sent[] } {
  const counts = new Map<string, number>();
  const count = (key: string, change: number) => counts.set(key, (counts.get(key) ?? 0) + change).get(key)!;
  for (const annotation of there) count(keyOf(annotation), 1);
  const missing = wanted.filter((annotation) => count(keyOf(annotation), -1) < 0);
  const stale = [...counts.values()].some((left) => left > 0);
  return { stale, missing: stale ? wanted : missing };
}

function keyOf({ path, start_line, end_line, annotation_level, title, message }: { [key in keyof Sent]: unknown }): string {
  return JSON.stringify([path, start_line, end_line, annotation_level, title, message]);
}

/** An annotation as the API takes it. */
export function toGithub({ path, line, endLine, severity, title, message }: Annotation) {
  return { path, start_line: line, end_line: endLine, annotation_level: severity, title, message };
}
