import { headSha, mergeSha, pushedSha } from '../main/runner';

/** An event as a job sees it: GITHUB_EVENT_NAME, the file at GITHUB_EVENT_PATH, GITHUB_REF and GITHUB_SHA. */
export interface RunnerEvent {
  name: string;
  payload: Record<string, unknown>;
  ref: string;
  sha: string;
}

export const baseSha = '4'.repeat(40);
export const queuedSha = '5'.repeat(40);
const zeros = '0'.repeat(40);

const contoso = { login: 'contoso', id: 2, type: 'Organization', site_admin: false };
const octocat = { login: 'octocat', id: 583231, type: 'User', site_admin: false };
const stranger = { login: 'stranger', id: 99, type: 'User', site_admin: false };
const url = 'https://github.com/contoso/chat';
const repository = {
  id: 1,
  node_id: 'R_1',
  name: 'chat',
  full_name: 'contoso/chat',
  private: false,
  owner: contoso,
  html_url: url,
  description: null,
  fork: false,
  default_branch: 'main',
};
const forked = { ...repository, id: 3, full_name: 'stranger/chat', owner: stranger, fork: true };
const enterprise = { repository, organization: { login: 'contoso', id: 2 }, sender: octocat };
const author = { name: 'Octocat', email: 'octocat@example.com', username: 'octocat' };

function commitOf(id: string) {
  const timestamp = '2026-01-01T00:00:00Z';
  return { id, tree_id: '6'.repeat(40), message: 'Answer', timestamp, url: `${url}/commit/${id}`, author, committer: author };
}

function pullRequest(from: typeof repository | null, label: string) {
  const user = from === repository ? octocat : stranger;
  return {
    id: 11,
    number: 7,
    state: 'open',
    locked: false,
    title: 'Answer faster',
    body: null,
    user,
    draft: false,
    merged: false,
    html_url: `${url}/pull/7`,
    head: { label, ref: 'topic', sha: headSha, user, repo: from },
    base: { label: 'contoso:main', ref: 'main', sha: baseSha, user: contoso, repo: repository },
    merge_commit_sha: mergeSha,
    author_association: from === repository ? 'MEMBER' : 'FIRST_TIME_CONTRIBUTOR',
    maintainer_can_modify: false,
  };
}

function ofPullRequest(pull: ReturnType<typeof pullRequest>): RunnerEvent {
  const payload = { action: 'synchronize', number: 7, before: '7'.repeat(40), after: headSha, pull_request: pull, ...enterprise };
  return { name: 'pull_request', ref: 'refs/pull/7/merge', sha: mergeSha, payload };
}

function pushed(before: string): RunnerEvent {
  const head = commitOf(pushedSha);
  const flags = { created: before === zeros, deleted: false, forced: false };
  const payload = { ref: 'refs/heads/main', before, after: pushedSha, base_ref: null, compare: `${url}/compare` };
  const commits = { commits: [head], head_commit: head, pusher: { name: 'octocat', email: 'octocat@example.com' } };
  return { name: 'push', ref: 'refs/heads/main', sha: pushedSha, payload: { ...payload, ...flags, ...commits, ...enterprise } };
}

function workflowRun(from: typeof repository, pulls: unknown[]): RunnerEvent {
  const run = {
    id: 21,
    name: 'Scan',
    path: '.github/workflows/scan.yml',
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    run_attempt: 1,
    head_branch: 'topic',
    head_sha: headSha,
    pull_requests: pulls,
    repository,
    head_repository: from,
  };
  const payload = { action: 'completed', workflow_run: run, workflow: { id: 31, name: 'Scan' }, ...enterprise };
  return { name: 'workflow_run', ref: 'refs/heads/main', sha: pushedSha, payload };
}

const own = { id: repository.id, name: repository.name, url: 'https://api.github.com/repos/contoso/chat' };
const listed = {
  id: 11,
  number: 7,
  head: { ref: 'topic', sha: headSha, repo: own },
  base: { ref: 'main', sha: baseSha, repo: own },
};
// From the same branch to a stranger's fork.
const foreign = { ...listed, id: 12, number: 1, base: { ref: 'evil', sha: '8'.repeat(40), repo: { ...own, id: forked.id } } };

/** The events that start a scan, with payloads of the shape that GitHub sends. */
export const events = {
  push: pushed(baseSha),
  push_new_branch: pushed(zeros),
  pull_request: ofPullRequest(pullRequest(repository, 'contoso:topic')),
  pull_request_fork: ofPullRequest(pullRequest(forked, 'stranger:topic')),
  pull_request_deleted_fork: ofPullRequest(pullRequest(null, 'unknown repository')),
  merge_group: {
    name: 'merge_group',
    ref: 'refs/heads/gh-readonly-queue/main/pr-7-4444',
    sha: queuedSha,
    payload: {
      action: 'checks_requested',
      merge_group: {
        head_sha: queuedSha,
        head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-4444',
        base_sha: baseSha,
        base_ref: 'refs/heads/main',
        head_commit: commitOf(queuedSha),
      },
      ...enterprise,
    },
  },
  schedule: {
    name: 'schedule',
    ref: 'refs/heads/main',
    sha: pushedSha,
    payload: {
      schedule: '17 4 * * 1',
      workflow: '.github/workflows/maturity.yml',
      repository,
      organization: enterprise.organization,
    },
  },
  workflow_dispatch: {
    name: 'workflow_dispatch',
    ref: 'refs/heads/main',
    sha: pushedSha,
    payload: { inputs: null, ref: 'refs/heads/main', workflow: '.github/workflows/maturity.yml', ...enterprise },
  },
  workflow_run: workflowRun(repository, [foreign, listed]),
  workflow_run_fork: workflowRun(forked, []),
} satisfies Record<string, RunnerEvent>;
