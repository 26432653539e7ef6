import { setTimeout } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import { type Annotation, cutMarkdown, type Verdict } from '../report/annotations';
import type { RunContext } from './context';

/** A check run in progress. `complete` throws where GitHub does not take all of the verdict; it then tries to conclude at least. */
export interface CheckRun {
  url: string | null;
  complete(verdict: Verdict): Promise<void>;
}

type Octokit = ReturnType<typeof getOctokit>;

/** The check run's name, which a branch protection rule can require. */
export const checkName = 'GenAIOps maturity';

// GitHub's limits for one request.
const batch = 50;
const longestSummary = 65_535;

const timeout = 30_000;
const waits = [1000, 2000];

/** Creates the check run on the run's head commit; throws where there is no token or GitHub refuses. */
export async function startCheckRun(token: string, { owner, repo, headSha }: RunContext): Promise<CheckRun> {
  if (!token) throw new Error('the input `token` is empty');
  if (!repo || !headSha) throw new Error('this is not a run of a workflow');
  const { getOctokit } = await import('@actions/github');
  const { checks } = getOctokit(token).rest;
  const { data } = await checks.create({
    owner,
    repo,
    name: checkName,
    head_sha: headSha,
    status: 'in_progress',
    request: limit(),
  });
  const update: Update = (changes) => checks.update({ owner, repo, check_run_id: data.id, ...changes, request: limit() });
  return { url: data.html_url, complete: (verdict) => complete(update, verdict) };
}

type Changes = Omit<NonNullable<Parameters<Octokit['rest']['checks']['update']>[0]>, 'owner' | 'repo' | 'check_run_id'>;
type Update = (changes: Changes) => Promise<unknown>;

// The first batch goes with the conclusion, so that losing a later one cannot leave the check pending.
async function complete(update: Update, { conclusion, title, summary, annotations }: Verdict): Promise<void> {
  const output = { title, summary: cutMarkdown(summary, longestSummary) };
  const concluded = { status: 'completed', conclusion } as const;
  const batches = [annotations.slice(0, batch)];
  for (let at = batch; at < annotations.length; at += batch) batches.push(annotations.slice(at, at + batch));
  for (const [index, part] of batches.entries()) {
    const changes = { ...(index === 0 && concluded), output: { ...output, annotations: part.map(toGithub) } };
    try {
      await retry(() => update(changes));
    } catch (error) {
      if (index === 0) await update({ ...concluded, output }).catch(() => undefined);
      throw error;
    }
  }
}

function toGithub({ path, line, endLine, severity, title, message }: Annotation) {
  return { path, start_line: line, end_line: endLine, annotation_level: severity, title, message };
}

// An update may be sent twice, creating may not: that would leave a second check run pending.
async function retry(send: () => Promise<unknown>): Promise<void> {
  for (const wait of [...waits, null]) {
    try {
      await send();
      return;
    } catch (error) {
      const { status = 500 } = error as { status?: number };
      if (wait === null || (status < 500 && status !== 429)) throw error;
      await setTimeout(wait);
    }
  }
}

function limit(): { signal: AbortSignal } {
  return { signal: AbortSignal.timeout(timeout) };
}
