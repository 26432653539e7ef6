import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment';
import { api, app, commit, git, job, lost, pullRequest, remote, root, step } from './remote';

const monitoring = (report: Assessment | undefined) =>
  report?.comparison?.fell.find(({ practice }) => practice === 'monitoring-logging');

describe('a pull request', () => {
  test('shows what fell, at the nearest place that remains, from a clone without the base', async () => {
    commit(app, 'base');
    const { event, merge, base } = pullRequest(lost);
    const { report, log, exitCode, outputs, summary } = await step(event, merge);
    expect(exitCode, log).toBe(0);
    expect(report!.comparison!.base.revision).toBe(base);
    expect(monitoring(report)).toMatchObject({ from: 'met', evidence: { path: 'app.py' }, at: { path: 'app.py' } });
    expect(outputs['previous-level']).toBe(`${report!.comparison!.base.level.number}`);
    expect(summary).toMatch(/▼ \*\*monitoring-logging\*\* fell from met to/);
    const [first] = api.checkRuns[0]!.output.annotations;
    expect(first).toMatchObject({ path: 'app.py', title: expect.stringContaining('fell from met') });
  });

  test('is compared with all files of the base in a clone with a filter, or not at all', async () => {
    git(remote, 'config', 'uploadpack.allowFilter', 'true');
    commit(app, 'base');
    const { event, merge } = pullRequest(lost);
    const done = await step(event, merge, { 'fail-on-regression': 'true' }, (sha) => {
      git(job.root, 'clone', '-q', '--filter=blob:none', '-n', `file://${remote}`, job.workspace);
      git(job.workspace, 'checkout', '-q', sha);
    });
    expect(done.log).toMatch(/^::error::fail-on-regression: .*found .*monitoring-logging met → /m);
    const args = [resolve('dist/cli.js'), job.workspace, '--base', 'HEAD^1', '--fail-on-regression'];
    const local = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([local.status, local.stderr]).toEqual([1, expect.stringContaining('lacks files of the base')]);
  });

  test('has no annotation where it touches no line of a gap, and says so', async () => {
    commit(app, 'base');
    const { event, merge } = pullRequest({ 'other.py': 'x = 2\n' });
    const { report, summary } = await step(event, merge);
    expect(report!.comparison).toMatchObject({ rose: [], fell: [] });
    expect(report!.gaps.length).toBeGreaterThan(0);
    expect(api.checkRuns[0]!.output.annotations).toEqual([]);
    expect(summary).toMatch(/\d more gaps lie on lines that this change does not touch/);
  });

  test('is judged by the configuration of its base, which it cannot weaken', async () => {
    commit({ ...app, '.github/genaiops-maturity.yml': 'fail-on-regression: true\n' }, 'base');
    const { event, merge } = pullRequest({ ...lost, '.github/genaiops-maturity.yml': 'fail-on-regression: false\n' });
    const { exitCode, log, summary, report } = await step(event, merge);
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::error::fail-on-regression: required no practice and no level falls, found .*monitoring-logging/m);
    expect(summary).toContain('This change changes .github/genaiops-maturity.yml');
    expect(report!.policies).toMatchObject([{ id: 'fail-on-regression', passed: false }]);
    expect(api.checkRuns[0]!.conclusion).toBe('failure');
  });

  test('that proposes a faulty configuration is judged by the base all the same', async () => {
    commit(app, 'base');
    const { event, merge } = pullRequest({ '.github/genaiops-maturity.yml': 'min-levl: 4\n' });
    const { exitCode, summary } = await step(event, merge);
    expect(exitCode).toBe(0);
    expect(summary).toMatch(/proposes cannot be used: .*genaiops-maturity\.yml:1: .*min-levl/);
  });

  test('whose base cannot be had says why, and fails only where that was required', async () => {
    commit(app, 'base');
    const { event, merge } = pullRequest({ 'other.py': 'x = 2\n' });
    const base = 'a'.repeat(40);
    const pull = event.payload.pull_request as { base: { sha: string }; head: { sha: string } };
    const gone = {
      ...event,
      payload: { ...event.payload, pull_request: { ...pull, base: { sha: base }, head: { ...pull.head, sha: 'b'.repeat(40) } } },
    };
    const { exitCode, summary, log, report } = await step(gone, merge);
    expect(exitCode, log).toBe(0);
    expect(report).not.toHaveProperty('comparison');
    expect(summary).toMatch(/No comparison with the base: a{40} is not in this clone, and git cannot fetch/);
    expect(summary).toContain('fetch-depth: 0');
    expect(summary).toContain('What the configuration of the base requires is not judged, since it cannot be read.');
    expect((await job.step({ 'fail-on-regression': 'true' }, { GITHUB_SERVER_URL: `file://${root}` })).exitCode).toBe(1);
  });

  test('is compared with nothing where that is asked for, and with another ref where that is', async () => {
    const old = commit({ 'app.py': 'x = 1\n' }, 'old');
    commit(app, 'base');
    const { event, merge } = pullRequest({ 'other.py': 'x = 2\n' });
    expect((await step(event, merge, { compare: 'off' })).report).not.toHaveProperty('comparison');
    rmSync(job.root, { recursive: true, force: true });
    const { report } = await step(event, merge, { compare: old });
    expect(report!.comparison).toMatchObject({ base: { revision: old, level: { number: 0 } } });
  });
});

test('a comment says what fell, stays one, and goes when there is nothing to say', async () => {
  commit(app, 'base');
  const { event, merge } = pullRequest(lost);
  const bodies = () => api.comments.map(({ body }) => body as string);
  await step(event, merge, { comment: 'true' });
  expect(bodies()).toHaveLength(1);
  expect(bodies()[0]).toMatch(/monitoring-logging.* fell from met to/);
  await job.step({ comment: 'true' }, { GITHUB_SERVER_URL: `file://${root}` });
  expect(api.comments).toHaveLength(1);
  expect(api.requests.filter(({ operation }) => operation.startsWith('patch /repos/{owner}/{repo}/issues/comments'))).toEqual([]);
  await job.step({ comment: 'true', compare: 'off' }, { GITHUB_SERVER_URL: `file://${root}` });
  expect(bodies()).toEqual([]);
});

test('a scan that fails writes no report that could close an alert', async () => {
  const sha = commit({ ...app, '.github/genaiops-maturity.yml': 'min-levl: 2\n' }, 'base');
  const { exitCode, log } = await step({ name: 'push', payload: { before: '0'.repeat(40) } }, sha, { sarif: 'out.sarif' });
  expect(exitCode).toBe(1);
  expect(log).toMatch(/^::error::.*genaiops-maturity\.yml:1: .*min-levl/m);
  expect(existsSync(join(job.workspace, 'out.sarif'))).toBe(false);
  expect(api.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
});

test('the run after a pull request from a fork posts the check on its head', async () => {
  commit({ ...app, '.github/genaiops-maturity.yml': 'fail-on-regression: true\n' }, 'base');
  git(remote, 'checkout', '-qb', 'topic');
  const head = commit(lost, 'from a fork');
  const payload = {
    action: 'completed',
    workflow_run: {
      event: 'pull_request',
      head_sha: head,
      head_branch: 'topic',
      head_repository: { full_name: 'stranger/chat' },
      pull_requests: [],
    },
    repository: { full_name: 'contoso/chat', default_branch: 'main' },
  };
  const { report, exitCode } = await step({ name: 'workflow_run', payload }, head);
  expect(exitCode).toBe(1);
  expect(monitoring(report)).toBeDefined();
  expect(api.checkRuns).toMatchObject([{ head_sha: head, conclusion: 'failure' }]);
});

test('the command line shows what the pull request shows', async () => {
  commit({ ...app, '.github/genaiops-maturity.yml': 'fail-on-regression: true\nmin-level: 1\n' }, 'base');
  const { event, merge } = pullRequest({ ...lost, '.github/genaiops-maturity.yml': 'min-level: 4\n' });
  const { report } = await step(event, merge);
  const scan = (...args: string[]) =>
    spawnSync(process.execPath, [resolve('dist/cli.js'), remote, '--base', 'main', ...args], { encoding: 'utf8' });
  git(remote, 'checkout', '-q', 'topic');
  const local = scan('--format', 'json');
  const { source: _source, ...shown } = JSON.parse(local.stdout) as Assessment;
  expect(local.status).toBe(1);
  expect(local.stderr).toContain('This change changes .github/genaiops-maturity.yml');
  expect({ source: report!.source, ...shown }).toEqual(report);
  expect(scan().stdout).toMatch(/▼ monitoring-logging fell from met to \w+; app\.py:\d+ was its evidence/);
  // What has grown on main since is no change of the topic.
  git(remote, 'checkout', '-q', 'main');
  commit({ 'evals.md': 'x' }, 'later');
  git(remote, 'checkout', '-q', 'topic');
  expect(JSON.parse(scan('--format', 'json').stdout).comparison).toEqual(report!.comparison);
});

test('a merge group is compared with its base, with annotations only on what it touches', async () => {
  const base = commit(app, 'base');
  const head = commit(lost, 'queued');
  const payload = {
    action: 'checks_requested',
    merge_group: { base_sha: base, head_sha: head, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7' },
  };
  const { report } = await step({ name: 'merge_group', payload }, head);
  expect(monitoring(report)).toBeDefined();
  expect(api.checkRuns[0]!.output.annotations.every(({ path }) => path === 'app.py')).toBe(true);
});

test('a push is compared with the commit before, and every gap is annotated', async () => {
  const before = commit(app, 'base');
  const after = commit({ 'other.py': 'x = 2\n' }, 'next');
  const { report } = await step({ name: 'push', payload: { ref: 'refs/heads/main', before, after } }, after);
  expect(report!.comparison!.base.revision).toBe(before);
  expect(api.checkRuns[0]!.output.annotations.length).toBe(report!.gaps.length);
});

test.each([
  ['schedule', { schedule: '0 6 * * 1' }],
  ['workflow_dispatch', { inputs: null, ref: 'refs/heads/main' }],
  ['push', { ref: 'refs/heads/new', before: '0'.repeat(40) }],
])('a run by %s compares with nothing', async (name, payload) => {
  const sha = commit(app, 'base');
  const { report, exitCode } = await step({ name, payload }, sha, { 'fail-on-regression': 'true' });
  expect(exitCode).toBe(0);
  expect(report).not.toHaveProperty('comparison');
  expect(report).not.toHaveProperty('policies');
});
