import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { api, app, commit, job, lax, pullRequest, root, step, strict } from './remote';

describe('the configuration of the base', () => {
  test('judges a pull request whatever it is compared with', async () => {
    const old = commit({ 'app.py': 'x = 1\n' }, 'old');
    commit({ ...app, ...strict }, 'base');
    const { event, merge } = pullRequest(lax);
    for (const compare of ['off', old]) {
      const { exitCode, report, summary } = await step(event, merge, { compare });
      expect(report!.policies).toMatchObject([{ id: 'min-level', passed: false }]);
      expect(summary).toContain('This change changes .github/genaiops-maturity.yml');
      expect(report!.comparison?.base.revision).toBe(compare === 'off' ? undefined : old);
      expect(exitCode).toBe(1);
      rmSync(job.root, { recursive: true, force: true });
    }
  });

  test('that forbids a fall fails a pull request that is compared with nothing', async () => {
    commit({ ...app, '.github/genaiops-maturity.yml': 'fail-on-regression: true\n' }, 'base');
    const { event, merge } = pullRequest({ 'other.py': 'x = 2\n' });
    const { exitCode, log } = await step(event, merge, { compare: 'off' });
    expect(exitCode).toBe(1);
    expect(log).toContain('No comparison with the base: the input `compare` is `off`.');
    expect(log).toMatch(/^::error::fail-on-regression: .*found no comparison/m);
  });

  test('may lack the file that a pull request names and adds; one that nobody has is an error', async () => {
    commit(app, 'base');
    const { event, merge } = pullRequest({ 'mine.yml': 'min-level: 4\n' });
    const { exitCode, summary, log } = await step(event, merge, { config: 'mine.yml' });
    expect(exitCode, log).toBe(0);
    expect(summary).toContain('This change adds mine.yml: until it is merged, no configuration holds.');
    expect((await job.step({ config: 'other.yml' }, { GITHUB_SERVER_URL: `file://${root}` })).summary).toContain(
      'other.yml: there is no such configuration file',
    );
  });
});

test('the configuration of a push holds at once, with its exemptions', async () => {
  const exemption =
    'exemptions:\n  - practice: compliance\n    kind: not-applicable\n    reason: internal\n    owner: team\n    expires: 2999-01-01\n';
  const sha = commit({ ...app, '.github/genaiops-maturity.yml': `min-level: 4\n${exemption}` }, 'base');
  const event = { name: 'push', payload: { ref: 'refs/heads/main', before: '0'.repeat(40) } };
  const { exitCode, report, summary } = await step(event, sha);
  expect(exitCode).toBe(1);
  expect(report!.exemptions).toMatchObject([{ practice: 'compliance', state: 'active' }]);
  expect(summary).toContain('### Exemptions');
  const titles = api.checkRuns[0]!.output.annotations.map(({ title }) => title as string);
  expect(titles.some((title) => title.includes('Ensure compliance'))).toBe(false);
  const without = await job.step({ exemptions: 'false' }, { GITHUB_SERVER_URL: `file://${root}` });
  expect(JSON.parse(readFileSync(without.outputs.report!, 'utf8'))).not.toHaveProperty('exemptions');
});
