import type { Link } from '../report/markdown';

/** The run of a workflow: its repository, the commit it runs on, and the commit that a check belongs to. */
export interface RunContext {
  server: string;
  owner: string;
  repo: string;
  sha: string;
  headSha: string;
}

/** Takes the environment and the event's payload. A pull request runs on a merge commit, while its checks belong to its head. */
export function runContext(env: NodeJS.ProcessEnv, event: unknown): RunContext {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const sha = env.GITHUB_SHA ?? '';
  const head = (event as { pull_request?: { head?: { sha?: unknown } } } | null)?.pull_request?.head?.sha;
  return {
    server: env.GITHUB_SERVER_URL || 'https://github.com',
    owner,
    repo,
    sha,
    headSha: typeof head === 'string' ? head : sha,
  };
}

/** Gives the addresses of the places in a scanned directory, where the scanned commit is one of the run's. */
export function linkTo(context: RunContext, revision: string | null, directory: string): Link | undefined {
  if (!revision || !context.repo || ![context.sha, context.headSha].includes(revision)) return undefined;
  const root = `${context.server}/${context.owner}/${context.repo}/blob/${revision}`;
  return ({ path, line }) => `${root}/${(directory + path).split('/').map(encode).join('/')}#L${line}`;
}

// A lone surrogate, which no name on disk has, would throw.
function encode(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}
