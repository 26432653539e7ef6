import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createCheckRun } from '../github/api';
import { createJob, events } from '../main/runner';
import { command } from './command';
import { commitOfGenerated, type GeneratedRepository } from './generated';
import { type LoopbackGitHub, startGitHub } from './github';

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const servers: LoopbackGitHub[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true });
});

const chat = {
  'src/app.py': 'from openai import OpenAI\nclient = OpenAI()\nprint(client.responses.create(model="gpt-4o", input="hello"))\n',
};
const repositories = [
  { name: 'chat', files: chat },
  { name: 'tool', files: { 'a.py': 'x = 1\n' } },
];

const standards = { name: 'standards', empty: true };

async function github(all: GeneratedRepository[] = repositories): Promise<LoopbackGitHub> {
  const server = await startGitHub({ owner: 'acme', repositories: all });
  servers.push(server);
  return server;
}

const counted = (server: LoopbackGitHub, operation: string) =>
  server.api.requests.filter((request) => request.operation === operation).length;

describe('check runs', () => {
  test('stand on each scanned commit, with the gaps, by one request each; an unchanged repository gets none', async () => {
    const server = await github();
    const args = ['org', 'acme', '--state', join(folder, 'checks'), '--check-runs'];
    expect((await command(server.url, args)).code).toBe(0);
    const shown = server.api.checkRuns.map(({ name, head_sha, conclusion, output }) => [
      name,
      head_sha,
      conclusion,
      output.title,
      output.annotations.length > 0,
    ]);
    expect(shown.sort()).toEqual(
      [
        ['GenAIOps maturity', commitOfGenerated(repositories[0]!), 'success', expect.stringMatching(/^Level 1 Initial/), true],
        ['GenAIOps maturity', commitOfGenerated(repositories[1]!), 'neutral', expect.any(String), false],
      ].sort(),
    );
    expect(counted(server, createCheckRun)).toBe(2);
    expect(Math.max(...Object.values(server.counts.repositories))).toBeLessThanOrEqual(3);
    expect((await command(server.url, args)).code).toBe(0);
    expect(counted(server, createCheckRun)).toBe(2);
    expect(server.api.faults).toEqual([]);
  });

  test('that are refused sink nothing, and the reason is said once', async () => {
    const server = await github();
    server.api.refuse(createCheckRun, 403);
    const ran = await command(server.url, ['org', 'acme', '--state', join(folder, 'refused'), '--check-runs', '--format', 'csv']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('acme/tool');
    expect(ran.stderr.match(/has no check run/g)).toHaveLength(1);
    expect(ran.stderr).toContain('checks: write');
  });
});

describe('the rolling issue', () => {
  test('is opened once, left alone while nothing changes, and edited where the standing did', async () => {
    const server = await github([...repositories, standards]);
    const state = ['--state', join(folder, 'issue'), '--issue', 'acme/standards'];
    expect((await command(server.url, ['org', 'acme', ...state])).stderr).toMatch(
      /The issue is opened: http\S+\/standards\/issues\/1/,
    );
    expect(server.issues).toMatchObject([{ repository: 'standards', title: 'GenAIOps maturity of acme', edits: 0 }]);
    expect(server.issues[0]!.body).toMatch(/1 Initial/);
    expect((await command(server.url, ['org', 'acme', ...state])).stderr).toContain('The issue is left as it is');
    expect(server.issues).toMatchObject([{ edits: 0 }]);

    const shrunk = { name: 'chat', commit: 'e'.repeat(40), files: { 'a.py': 'x = 1\n' } };
    const later = await github([shrunk, repositories[1]!, standards]);
    later.issues.push(...server.issues);
    expect((await command(later.url, ['org', 'acme', ...state])).stderr).toContain('The issue is edited');
    expect(later.issues).toMatchObject([{ edits: 1, body: expect.not.stringMatching(/1 Initial \| 1/) }]);
    expect([...server.faults, ...later.faults]).toEqual([]);
  });
});

test('a rolling issue that is refused sinks nothing, and says what it needs', async () => {
  const server = await github([...repositories, standards]);
  server.refuse('post /repos/{owner}/{repo}/issues', { status: 403 });
  const state = ['--state', join(folder, 'no-issue'), '--issue', 'acme/standards', '--format', 'csv'];
  const ran = await command(server.url, ['org', 'acme', ...state]);
  expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('acme/tool')]);
  expect(ran.stderr).toMatch(/The issue in acme\/standards is not written: GitHub answered 403 .* Issues: write/);
});

describe('the Action', () => {
  test('plans, scans a shard and reports as the workflow has it', async () => {
    const server = await github();
    const job = createJob({}, events.push, server.url);
    const token = 't0ken';
    const plan = await job.step({ command: 'org plan acme --teams topic:team-', state: 'state', token });
    expect(plan.exitCode, plan.log).toBe(0);
    expect(JSON.parse(plan.outputs.matrix!)).toEqual({ shard: [1] });
    const shard = await job.step({
      command: "org scan acme --plan 'state/plan.json'",
      state: 'shards/shard-1',
      shard: '1',
      token,
    });
    expect(shard.exitCode, shard.log).toBe(0);
    const report = await job.step({ command: 'org report acme --merge shards --out report', state: 'state', token });
    expect(report.exitCode, report.log).toBe(0);
    expect(report.summary).toContain('GenAIOps maturity of acme');
    expect(report.summary).toMatch(/1 Initial/);
    for (const { log } of [plan, shard, report]) {
      expect(log).toContain(`::add-mask::${token}\n`);
      expect(log.replace(`::add-mask::${token}\n`, '')).not.toContain(token);
    }
  });

  test('takes words with quotes in them', async () => {
    const server = await github();
    const job = createJob({}, events.push, server.url);
    const plan = (command: string) => job.step({ command, state: `state-${command.length}`, token: 't0ken' });
    expect(JSON.parse((await plan("org plan acme --include='t*'")).outputs.matrix!)).toEqual({ shard: [1] });
    expect(JSON.parse((await plan(`org plan acme --exclude="*" --teams 'property:Business unit'`)).outputs.matrix!)).toEqual({
      shard: [],
    });
  });

  test('fails with what is wrong', async () => {
    const server = await github();
    const job = createJob({}, events.push, server.url);
    for (const [command, message] of [
      ['organise', 'it must be scan, or begin with org'],
      ['org', 'must name an organisation or user'],
      ['org plan acme --nothing', 'unknown option'],
      ["org plan acme --exclude 'a", 'a quote is not closed'],
      ['org report acme', 'Scan first'],
    ] as const) {
      const { exitCode, log } = await job.step({ command, state: 'none' });
      expect(exitCode, command).toBe(1);
      expect(log).toContain(message);
    }
    writeFileSync(join(job.workspace, 'plan.json'), '{"version":9}');
    expect((await job.step({ command: 'org scan acme --plan plan.json', shard: '1' })).log).toContain('not a plan');
  });
});
