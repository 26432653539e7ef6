import { expect, test } from 'vitest';
import { connect, start } from './connected';

const repositories = [{ name: 'chat' }, { name: 'reports' }];
const where = { owner: 'contoso', repo: 'reports' };

test('the loopback GitHub keeps check runs', async () => {
  const github = await start({ repositories });
  const { octokit } = await connect(github);
  const output = { title: 'Level 2', summary: 'Developing' };
  const run = { name: 'maturity', head_sha: 'a'.repeat(40), status: 'completed', conclusion: 'success', output } as const;
  await octokit.rest.checks.create({ ...where, ...run });
  expect(github.api.checkRuns).toMatchObject([{ name: 'maturity', conclusion: 'success' }]);
  expect(github.counts.repositories).toEqual({ reports: 1 });
});

test('the loopback GitHub keeps issues, each repository its own', async () => {
  const github = await start({ repositories });
  const { octokit } = await connect(github);
  const { data } = await octokit.rest.issues.create({ ...where, title: 'Maturity', body: 'first', labels: ['maturity'] });
  await octokit.rest.issues.update({ ...where, issue_number: data.number, body: 'second' });
  const listed = await octokit.rest.issues.listForRepo({ ...where, labels: 'maturity' });
  expect(listed.data).toMatchObject([{ number: 1, title: 'Maturity', body: 'second' }]);
  expect((await octokit.rest.issues.listForRepo({ ...where, repo: 'chat' })).data).toEqual([]);
  expect(github.issues).toMatchObject([{ repository: 'reports', edits: 1 }]);
});

test('the loopback GitHub finds faults in what it is asked', async () => {
  const github = await start({ repositories });
  const { octokit } = await connect(github);
  await expect(
    octokit.request('POST /graphql', { query: '{ repositoryOwner(login: "contoso") { nope } }' }),
  ).resolves.toMatchObject({
    data: { errors: [{ message: expect.stringMatching(/nope/) }] },
  });
  const create = 'POST /repos/{owner}/{repo}/issues';
  await expect(octokit.request(create, { ...where, body: 'no title' } as never)).rejects.toMatchObject({ status: 422 });
  expect(github.faults.splice(0)).toHaveLength(2);
});
