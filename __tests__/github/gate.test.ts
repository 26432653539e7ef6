import { expect, test } from 'vitest';
import { app, commit, type Event, git, job, lax, remote, runStep, startJob, strict } from './remote';

/** A clone of everything, `refs` made in it as a stranger would, and a commit of it checked out. */
function checkout(event: Event, sha: string, refs: Record<string, string> = {}): void {
  startJob(event, sha, () => {
    git(job.workspace, 'init', '-q');
    git(job.workspace, 'fetch', '-q', remote, '+refs/heads/*:refs/remotes/origin/*');
    for (const [name, commit] of Object.entries(refs)) git(job.workspace, 'update-ref', name, commit);
    git(job.workspace, 'checkout', '-q', sha);
  });
}

async function step(inputs: Record<string, string> = {}) {
  const done = await runStep(inputs);
  return { ...done, failed: (done.report?.policies ?? []).filter(({ passed }) => !passed).map(({ id }) => id) };
}

const pullRequest = (base: string, head: string): Event => ({
  name: 'pull_request',
  payload: { number: 7, pull_request: { number: 7, head: { sha: head }, base: { ref: 'main', sha: base } } },
});

/** A change that grew from a commit without a configuration, while its base has a strict one now. */
function oldFork(files: Record<string, string> = { 'other.py': 'x = 1\n' }): { old: string; base: string; head: string } {
  const old = commit(app);
  const base = commit(strict);
  git(remote, 'checkout', '-qb', 'topic', old);
  const head = commit(files);
  git(remote, 'checkout', '-q', 'main');
  return { old, base, head };
}

test('the configuration is that of the tip of the base, whatever the change grew from or is compared with', async () => {
  const { old, base, head } = oldFork();
  checkout(pullRequest(base, head), head, { [`refs/remotes/origin/${base}`]: head, [`refs/tags/${base}`]: head });
  const { failed, summary } = await step();
  expect(failed).toEqual(['min-level']);
  expect(summary).toContain(`Compared with \`${old.slice(0, 7)}\``);
  expect(summary).not.toContain('This change');
  expect((await step({ compare: 'off' })).failed).toEqual(['min-level']);
  expect((await step({ compare: old })).failed).toEqual(['min-level']);
});

test('the branches and tags of a fork that is checked out say nothing of the base', async () => {
  const { old, head } = oldFork(lax);
  const payload = {
    repository: { id: 1, default_branch: 'main' },
    workflow_run: { event: 'pull_request', head_sha: head, pull_requests: [], head_repository: { full_name: 'stranger/chat' } },
  };
  const own = { 'refs/remotes/origin/main': head, 'refs/heads/main': head, 'refs/tags/main': head };
  checkout({ name: 'workflow_run', payload }, head, own);
  const { failed, summary } = await step();
  expect(failed).toEqual(['min-level']);
  expect(summary).toContain('This change changes .github/genaiops-maturity.yml');
  const asked = await step({ compare: 'main' });
  expect(asked.summary).toContain(`Compared with \`${old.slice(0, 7)}\``);
});

test.each(['app', 'app/chat'])('what looks like a git directory in the scanned tree is none: %s', async (path) => {
  const place = (files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`app/chat/${name}`, text]));
  const base = commit({ ...place(app), ...strict });
  const refs = { [`app/refs/remotes/origin/${base}`]: `${base}\n`, 'app/refs/x': '', 'app/objects/x': '' };
  const nested =
    path === 'app'
      ? refs
      : { ...refs, ...Object.fromEntries(Object.entries(refs).map(([name, text]) => [name.replace('app/', 'app/chat/'), text])) };
  const head = commit({ ...nested, 'app/HEAD': 'ref: refs/heads/main\n', [`${path}/HEAD`]: 'ref: refs/heads/main\n' });
  checkout(pullRequest(base, head), head);
  const { failed, log, summary } = await step({ path });
  expect(failed, log).toEqual(['min-level']);
  expect(summary).toContain(`Compared with \`${base.slice(0, 7)}\``);
});

test('an exemption has no address but one of the web', async () => {
  const text = 'exemptions:\n  - { practice: compliance, kind: not-applicable, link: "javascript:alert(1)" }\n';
  const head = commit({ ...app, '.genaiops-maturity.yml': text });
  checkout({ name: 'push', payload: {} }, head);
  expect((await step()).log).toContain('.genaiops-maturity.yml:2: exemptions.0.link must be an address');
});

test('a merge group is judged by the configuration of its base', async () => {
  const base = commit({ ...app, ...strict });
  const head = commit(lax);
  checkout({ name: 'merge_group', payload: { merge_group: { base_sha: base, head_sha: head } } }, head);
  expect((await step()).failed).toEqual(['min-level']);
});

test('where the configuration of the base cannot be read the conclusion is never success', async () => {
  const head = commit(app);
  checkout(pullRequest('a'.repeat(40), head), head);
  const { outputs, summary, exitCode } = await step();
  expect(exitCode).toBe(0);
  expect(outputs.conclusion).toBe('neutral');
  expect(summary).toContain('What the configuration of the base requires is not judged');
  expect((await step({ 'min-level': '4' })).outputs.conclusion).toBe('failure');
});

test('a named configuration that only the change has is one that it adds', async () => {
  const base = commit(app);
  const head = commit({ 'maturity.yml': 'min-level: 4\n' });
  checkout(pullRequest(base, head), head);
  const { outputs, summary } = await step({ config: 'maturity.yml' });
  expect(outputs.conclusion).toBe('success');
  expect(summary).toContain('This change adds maturity.yml');
  expect((await step({ config: 'nowhere.yml' })).log).toContain('there is no such configuration file');
});
