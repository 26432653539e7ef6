import { setTimeout } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import type { RunContext } from './context';

export type Octokit = ReturnType<typeof getOctokit>;

/** What octokit throws where GitHub refuses, or cannot be reached: then without an answer. */
export interface Refusal extends Error {
  status?: number;
  response?: { status?: number; headers: Record<string, string | number | undefined>; data?: unknown };
}

const timeout = 30_000;
const waits = [1000, 2000];
const longestWait = 60_000;

/** Gives a client of the API that the runner names in GITHUB_API_URL; every request has a time limit. */
export async function connect(token: string): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token);
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(timeout) };
  });
  return octokit;
}

/** Does what may be done twice, and again after a fault of the server or the network, or when GitHub asks to wait a minute at most. */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      const asked = passes(error) ? waitAskedFor(error as Refusal) : Number.POSITIVE_INFINITY;
      if (asked > longestWait) throw error;
      await setTimeout(Math.max(wait, asked));
    }
  }
  return work();
}

/** Tells whether an error of a request is one that may pass: a fault of the server or the network, or a rate limit. */
export function passes(error: unknown): boolean {
  const { status } = error as Refusal;
  return status !== undefined && (status >= 500 || isRateLimit(error as Refusal));
}

function isRateLimit({ status, message, response }: Refusal): boolean {
  const headers = response?.headers ?? {};
  const limited = headers['retry-after'] || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message);
  return status === 429 || (status === 403 && Boolean(limited));
}

function waitAskedFor({ response }: Refusal): number {
  const headers = response?.headers ?? {};
  const seconds = Number(headers['retry-after']);
  if (seconds > 0) return seconds * 1000;
  if (headers['x-ratelimit-remaining'] !== '0') return 0;
  return Number(headers['x-ratelimit-reset']) * 1000 - Date.now() || 0;
}

const grants = {
  checks:
    'To get it, run with `permissions: checks: write` and the token of the workflow or of an App: a personal access token cannot write checks.',
  issues:
    'To get it, give a token that has Issues: write there (`permissions: issues: write` for the repository of the workflow).',
  contents: 'To get it, run with `permissions: contents: write` and `pull-requests: write`, which `suggest: pull-request` needs.',
  'pull-requests': 'To get it, run with `permissions: pull-requests: write`.',
};

/** Says why a request failed, and how to get what needs to write this. */
export function whyRefused(error: unknown, needed: keyof typeof grants, { fork }: Pick<RunContext, 'fork'>): string {
  const refusal = error as Refusal;
  const { status, message, response } = refusal;
  const grant = fork
    ? `A pull request from a fork has a read-only token, whatever \`permissions: ${needed}: write\` says: write it from a second workflow, as the workflow_run example of the README does.`
    : grants[needed];
  if (status === undefined) return `${message}. ${grant}`;
  if (!response) return `GitHub cannot be reached (${message}). Run the job again.`;
  const answer = `GitHub answered ${status} (${message}).`;
  if (passes(error)) return `${answer} Run the job again${isRateLimit(refusal) ? ' later' : ''}.`;
  if (status === 401) return `${answer} The token is wrong or has expired. ${grant}`;
  return [403, 404].includes(status) && !/locked/.test(message) ? `${answer} ${grant}` : answer;
}
