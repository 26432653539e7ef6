import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { getCommit } from './contents';
import { api, app, commit, job, pullRequest, remote, runStep, step } from './remote';

const own = '.github/genaiops-maturity.yml';
const extending = { [own]: 'extends: contoso/.github/maturity/base.yml@v1\nmin-level: 1\n' };
const rule = (path: string) =>
  `id: mine\npractice: compliance\ntitle: Mine\nsupports: met\nreason: R\nfind:\n  path: '${path}'\n`;
/** The rules and what requires them; nothing in the application has the file that the rule looks for. */
const ruled = { [own]: 'rules: [maturity]\nrequired-practices: [compliance]\n', 'maturity/mine.yml': rule('**/policy.txt') };
const push = { name: 'push', payload: { before: '0'.repeat(40) } };

function provide(files: Record<string, string>): void {
  api.repositories.set('contoso/.github', { files, refs: ['v1'] });
}

function cli(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, GITHUB_API_URL: api.url, MATURITY_TOKEN: 't0ken' };
  return new Promise((done) =>
    execFile(process.execPath, [resolve('dist/cli.js'), ...args], { env }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}

describe('a base in another repository', () => {
  test('is fetched with the token, is not weakened by the repository, and not by a pull request either', async () => {
    provide({ 'maturity/base.yml': 'min-level: 4\n' });
    commit({ ...app, ...extending }, 'base');
    const { event, merge } = pullRequest({ [own]: 'extends: stranger/x/base.yml@v1\n' });
    const { exitCode, summary, report, log } = await step(event, merge);
    expect(exitCode, log).toBe(1);
    expect(report!.policies).toMatchObject([{ id: 'min-level', required: 'level 4 or higher', passed: false }]);
    // The zero-width space keeps GitHub from reading a name of somebody there.
    expect(summary.replaceAll('&#8203;', '')).toContain(
      `${own} sets min-level: 1; its base contoso/.github/maturity/base.yml@v1 requires 4 and does not allow it to be changed.`,
    );
    expect(summary).toContain(`This change changes ${own}: until it is merged, the configuration of the base holds.`);
    expect(api.requests.some(({ path }) => path.includes('stranger'))).toBe(false);
  });

  test('that cannot be had fails the run, and says where it is named and what to do', async () => {
    const sha = commit({ ...app, ...extending }, 'base');
    api.refuse(getCommit, 404);
    const { exitCode, log } = await step(push, sha);
    expect(exitCode).toBe(1);
    expect(log).toMatch(/^::error::\.github\/genaiops-maturity\.yml:1: extends contoso\/.*is not there.*Contents: read/m);
    expect(api.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
  });

  test('is refused by the command line, unless it is given a token to fetch it with', async () => {
    provide({ 'maturity/base.yml': 'min-level: 4\nrules: [maturity/rules]\n', 'maturity/rules/mine.yml': rule('**/other.py') });
    commit({ ...app, ...extending }, 'base');
    const offline = await cli(remote);
    expect(offline.code).toBe(2);
    expect(offline.stderr).toMatch(/yml:1: extends contoso\/\.github\/maturity\/base\.yml@v1: .*--token-env NAME.*copy/);
    expect(api.requests).toEqual([]);
    expect((await cli(remote, '--token-env', 'NO_TOKEN')).stderr).toContain('the environment variable NO_TOKEN');
    const online = await cli(remote, '--token-env', 'MATURITY_TOKEN');
    expect([online.code, online.stderr]).toEqual([1, expect.stringContaining('requires 4 and does not allow it')]);
    const explained = await cli('explain', remote, 'compliance', '--token-env', 'MATURITY_TOKEN');
    expect(explained.stdout).toMatch(/compliance: met[\s\S]*mine \(met\)[\s\S]*other\.py:1/);
  });
});

describe('rules of the repository', () => {
  test('hold as the base has them, whatever a pull request makes of them', async () => {
    commit({ ...app, ...ruled }, 'base');
    const { event, merge } = pullRequest({ 'maturity/mine.yml': rule('**/app.py') });
    const { report, summary } = await step(event, merge);
    expect(report!.policies).toMatchObject([{ id: 'required-practices', passed: false }]);
    expect(summary).toContain('This change changes the rules in maturity: until it is merged, those of the base hold.');
    expect((await cli('explain', job.workspace, 'compliance')).stdout).toContain('app.py:1');
  });

  test('that the workflow names are the base’s too, those of a further checkout are as they stand', async () => {
    commit({ ...app, 'maturity/mine.yml': rule('**/policy.txt') }, 'base');
    const { event, merge } = pullRequest({ 'maturity/mine.yml': rule('**/app.py'), 'more/mine.yml': rule('**/app.py') });
    const compliance = (found: Awaited<ReturnType<typeof step>>) =>
      found.report?.practices.find(({ id }) => id === 'compliance')?.status;
    const done = await step(event, merge, { rules: 'maturity\nmore' });
    expect(compliance(done)).not.toBe('met');
    expect(done.summary).toContain('This change changes the rules in maturity: until it is merged, those of the base hold.');
    expect(done.summary).toContain('This change adds the rules in more: until it is merged, they do not count.');
    const further = join(job.workspace, 'checkouts/rules/mine.yml');
    mkdirSync(dirname(further), { recursive: true });
    writeFileSync(further, rule('**/app.py'));
    expect(compliance(await runStep({ rules: 'checkouts/rules' }))).toBe('met');
    expect((await runStep({ rules: '../rules' })).log).toMatch(/^::error::Input rules: \.\.\/rules is no path/m);
  });
});
