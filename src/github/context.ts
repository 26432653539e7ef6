import { blobLink } from '../report/link';
import type { Link } from '../report/markdown';

/** The run of a workflow, as far as the environment and the event's payload tell. */
export interface RunContext {
  server: string;
  owner: string;
  repo: string;
  workflow: string;
  job: string;
  event: string;
  /** The scanned directory as the workflow names it, relative to the workspace; empty for the workspace itself. */
  path: string;
  /** The commit that the run has checked out unless told otherwise. */
  sha: string;
  /** The commit that a check belongs to. */
  headSha: string;
  /** What the head is to be compared with, the tip of the base branch for a pull request; null where the event has no such commit. */
  baseSha: string | null;
  pullRequest: number | null;
  /** Whether the change comes from a fork, for which the token is read-only. */
  fork: boolean;
  /** The branch that a pull request proposes its change to, as far as the event says: set only where one does. */
  proposedTo?: string;
}

/** Takes the environment, the event's payload and the input `path`. A pull request runs on a merge commit, while its checks belong to its head. */
export function runContext(env: NodeJS.ProcessEnv, event: unknown, path = ''): RunContext {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const sha = env.GITHUB_SHA ?? '';
  return {
    server: env.GITHUB_SERVER_URL || 'https://github.com',
    owner,
    repo,
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    event: env.GITHUB_EVENT_NAME ?? '',
    path: path
      .split(/[\\/]+/)
      .filter((name) => name !== '' && name !== '.')
      .join('/'),
    sha,
    ...change(event, sha, env.GITHUB_REPOSITORY),
  };
}

type Change = Pick<RunContext, 'headSha' | 'baseSha' | 'pullRequest' | 'fork' | 'proposedTo'>;

function change(event: unknown, sha: string, repository: string | undefined): Change {
  const pull = at(event, 'pull_request');
  if (isObject(pull)) {
    const number = at(pull, 'number') ?? at(event, 'number');
    return {
      headSha: commit(at(pull, 'head', 'sha')) ?? sha,
      baseSha: commit(at(pull, 'base', 'sha')),
      pullRequest: typeof number === 'number' ? number : null,
      fork: comesFromFork(at(pull, 'head'), 'repo', repository),
      proposedTo: `${at(pull, 'base', 'ref') ?? ''}`,
    };
  }
  const group = at(event, 'merge_group');
  const none = { pullRequest: null, fork: false };
  if (isObject(group)) return { ...none, headSha: commit(at(group, 'head_sha')) ?? sha, baseSha: commit(at(group, 'base_sha')) };
  const run = at(event, 'workflow_run');
  if (isObject(run)) {
    const isProposed = at(run, 'event') === 'pull_request';
    const pull = ownPull(at(run, 'pull_requests'), at(event, 'repository', 'id'));
    const branch = at(pull, 'base', 'ref') ?? at(event, 'repository', 'default_branch');
    const proposed = isProposed ? { proposedTo: `${branch ?? ''}` } : {};
    return { ...ofWorkflowRun(run, pull, repository), ...proposed, headSha: commit(at(run, 'head_sha')) ?? sha };
  }
  return { ...none, headSha: sha, baseSha: at(event, 'deleted') === true ? null : commit(at(event, 'before')) };
}

// A run that follows another has a token that may write, whoever started the other one. GitHub lists no pull requests from forks here.
function ofWorkflowRun(run: object, pull: unknown, repository: string | undefined): Omit<Change, 'headSha'> {
  const number = at(pull, 'number');
  const listed = typeof number === 'number' && !comesFromFork(run, 'head_repository', repository);
  return { baseSha: listed ? commit(at(pull, 'base', 'sha')) : null, pullRequest: listed ? number : null, fork: false };
}

// GitHub also lists what anyone proposes from the same branch to a repository of their own.
function ownPull(pulls: unknown, repository: unknown): unknown {
  return Array.isArray(pulls) ? pulls.find((pull) => at(pull, 'base', 'repo', 'id') === repository) : undefined;
}

// The repository is null where the fork was deleted.
function comesFromFork(head: unknown, key: string, repository: string | undefined): boolean {
  const from = at(head, key);
  if (from === undefined) return false;
  return String(at(from, 'full_name')).toLowerCase() !== repository?.toLowerCase();
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? (inner as Record<string, unknown>)[key] : undefined), value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// The zeros stand for no commit: a new branch has nothing before it.
function commit(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) && !/^0+$/.test(value) ? value : null;
}

/** Gives the addresses of the places in a scanned directory, where the scanned commit is one of the run's. */
export function linkTo(context: RunContext, revision: string | null, directory: string): Link | undefined {
  if (!revision || !context.repo || ![context.sha, context.headSha].includes(revision)) return undefined;
  return blobLink(`${context.server}/${context.owner}/${context.repo}`, revision, directory);
}
