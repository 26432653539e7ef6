import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationReport } from '../../src/model/organisation';
import { command, filesBelow, token } from './command';
import type { GeneratedRepository } from './generated';
import { type LoopbackGitHub, listByQuery, startGitHub } from './github';
import { simulated } from './simulated';

const folder = mkdtempSync(join(tmpdir(), 'organisation-'));
const repositories: GeneratedRepository[] = [
  ...simulated(20, 3).map(({ fault: _fault, passing: _passing, ...rest }) => ({
    ...rest,
    archived: false,
    fork: false,
    empty: false,
  })),
  { name: '.github', files: { 'a.py': 'x = 1\n' } },
  { name: 'z-archived', files: { 'a.py': 'x = 1\n' }, archived: true },
  { name: 'z-broken-off', files: { 'a.py': 'x = 1\n' }, passing: ['truncated'] },
  { name: 'z-blocked', files: { 'a.py': 'x = 1\n' }, fault: 'blocked' },
  { name: 'z-corrupt', files: { 'a.py': 'x = 1\n' }, fault: 'corrupt' },
  { name: 'z-empty', empty: true },
  { name: 'z-gone', files: { 'a.py': 'x = 1\n' }, fault: 'not-found' },
  { name: 'z-limited', files: { 'a.py': 'x = 1\n' }, passing: ['secondary-limit'] },
  { name: 'z-shaky', files: { 'a.py': 'x = 1\n' }, passing: ['bad-gateway', 'drop'] },
];
const servers: LoopbackGitHub[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true });
});

async function github(all = repositories, more = {}): Promise<LoopbackGitHub> {
  const server = await startGitHub({ owner: 'acme', repositories: all, ...more });
  servers.push(server);
  return server;
}

const at = ['--as-of', '2026-01-01'];
const inState = (name: string) => ['--state', join(folder, name)];
const reportOf = (name: string): OrganisationReport =>
  JSON.parse(readFileSync(join(folder, name, 'report/organisation.json'), 'utf8'));

describe('an organisation', () => {
  let server: LoopbackGitHub;
  let files: Map<string, string>;

  beforeAll(async () => {
    server = await github();
    const ran = await command(server.url, ['org', 'acme', ...inState('whole'), ...at]);
    expect(ran.stderr).not.toContain('genaiops-maturity:');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('acme');
    expect(ran.stdout).not.toContain('\u001b');
    expect(ran.stderr).toMatch(/^20 of 28 {2}acme\//m);
    files = filesBelow(join(folder, 'whole/report'));
    for (const text of [ran.stdout, ran.stderr, ...files.values(), readFileSync(join(folder, 'whole/state.jsonl'), 'utf8')])
      expect(text).not.toContain(token);
  });

  test('has every repository in its report, judged or with the reason why not', () => {
    const report = reportOf('whole');
    expect(report.repositories.length).toBe(28);
    const failed = report.repositories.filter(({ failure }) => failure);
    expect(failed.map(({ name, failure }) => [name, failure!.reason])).toEqual([
      ['acme/z-blocked', 'blocked'],
      ['acme/z-corrupt', 'corrupt'],
      ['acme/z-empty', 'empty'],
      ['acme/z-gone', 'not-found'],
    ]);
    expect(report.repositories.filter(({ assessed }) => assessed).length).toBe(24);
    expect(report.distribution.reduce((a, b) => a + b)).toBe(24);
    expect(report.distribution.slice(1).reduce((a, b) => a + b)).toBeGreaterThan(5);
  });

  test('gets a page for each repository that was judged, and each format', () => {
    const pages = [...files.keys()].filter((path) => path.startsWith('repositories/'));
    expect(pages.length).toBe(24);
    // Artifacts and Pages leave hidden files out.
    expect(pages).toContain('repositories/acme/~.github.html');
    expect(pages.filter((path) => path.includes('/.'))).toEqual([]);
    expect([...files.keys()].filter((path) => !path.includes('/'))).toEqual([
      'facts.json',
      'index.html',
      'organisation.json',
      'repositories.csv',
      'summary.md',
    ]);
  });

  test('costs three requests a repository at most, and none that the API description does not know', () => {
    expect(Math.max(...Object.values(server.counts.repositories))).toBeLessThanOrEqual(3);
    expect(server.counts.operations[listByQuery]).toBe(1);
    expect(server.faults).toEqual([]);
  });

  test('costs nothing for what is unchanged', async () => {
    const again = await github();
    const ran = await command(again.url, ['org', 'acme', ...inState('whole'), '--as-of', '2026-01-08']);
    expect(ran.code).toBe(0);
    expect(Object.keys(again.counts.downloads)).toEqual(['z-corrupt']);
    const [first, second] = reportOf('whole').trend;
    expect(second!.distribution).toEqual(first!.distribution);
  });

  test('that is killed is gone on with: nothing is lost, nothing fetched again, and the report is the same', async () => {
    const killed = await github();
    for (const killAt of ['repositories are listed', '\n3 of 28', '\n5 of ', '\n1 of '])
      expect((await command(killed.url, ['org', 'acme', ...inState('killed'), ...at], { killAt })).code).toBeNull();
    const done = new Set(
      readFileSync(join(folder, 'killed/state.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('"kind":"outcome"'))
        .map((line) => JSON.parse(line).name.slice('acme/'.length)),
    );
    expect(done.size).toBeGreaterThanOrEqual(9);
    const before = { ...killed.counts.downloads };
    expect((await command(killed.url, ['org', 'acme', ...inState('killed'), ...at])).code).toBe(0);
    for (const name of done) expect(killed.counts.downloads[name], name).toBe(before[name]);
    expect(filesBelow(join(folder, 'killed/report'))).toEqual(files);
  });

  test('in shards gives the same report, whatever shard ends first, and a shard that failed can be run again alone', async () => {
    const sharded = await github();
    const plan = await command(sharded.url, ['org', 'plan', 'acme', ...inState('plan'), ...at, '--shards', '3']);
    expect(JSON.parse(plan.stdout)).toEqual({ shard: [1, 2, 3] });
    const shard = (n: number, killAt?: string) =>
      command(
        sharded.url,
        ['org', 'scan', 'acme', ...inState(`shards/${n}`), '--plan', join(folder, 'plan/plan.json'), '--shard', `${n}`],
        killAt === undefined ? {} : { killAt },
      );
    expect((await shard(3)).code).toBe(0);
    expect((await shard(2, '\n2 of ')).code).toBeNull();
    expect((await shard(1)).code).toBe(0);
    const report = () => command(sharded.url, ['org', 'report', 'acme', ...inState('plan'), '--merge', join(folder, 'shards')]);
    expect((await report()).code).toBe(0);
    const partial = reportOf('plan').repositories.filter(({ assessed, failure }) => !assessed && !failure);
    expect(partial.length).toBeGreaterThan(0);
    expect((await shard(2)).code).toBe(0);
    expect((await report()).code).toBe(0);
    expect(filesBelow(join(folder, 'plan/report'))).toEqual(files);

    const plan2 = join(folder, 'plan-2.json');
    const text = readFileSync(join(folder, 'plan/plan.json'), 'utf8');
    const refused = async (organisation: string) =>
      (await command(sharded.url, ['org', 'scan', organisation, ...inState('x'), '--plan', plan2, '--shard', '1'])).stderr;
    writeFileSync(plan2, text);
    expect(await refused('other')).toContain('This is a run over acme, not over other.');
    writeFileSync(plan2, text.replace(/"version":"[^"]+"/, '"version":"9.9.9"'));
    expect(await refused('acme')).toContain('The plan was made with other rules or another version.');
    writeFileSync(plan2, text.replaceAll('2026-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'));
    // What another run did counts for nothing: a report would not take it over.
    cpSync(join(folder, 'shards/1'), join(folder, 'reused'), { recursive: true });
    await command(sharded.url, ['org', 'scan', 'acme', ...inState('reused'), '--plan', plan2, '--shard', '1']);
    const lines = readFileSync(join(folder, 'reused/state.jsonl'), 'utf8').split('\n');
    const [now, earlier] = ['2026', '2025'].map((year) => lines.filter((line) => line.includes(`"run":"${year}-`)));
    const outcomes = (all: string[]) => all.filter((line) => line.includes('"kind":"outcome"')).length;
    expect(outcomes(earlier!)).toBe(outcomes(now!));
    mkdirSync(join(folder, 'stale'));
    writeFileSync(join(folder, 'stale/state.jsonl'), [lines[0], ...earlier!, ''].join('\n'));
    const stale = await command(sharded.url, ['org', 'report', 'acme', ...inState('plan'), '--merge', join(folder, 'stale')]);
    expect(stale.stderr).toMatch(/stale\/state\.jsonl is left out: it has nothing of the run of 2026-01-01/);
  });

  test('stops where its requests are spent, says how to go on, and goes on', async () => {
    const spare = await github();
    const first = await command(spare.url, ['org', 'acme', ...inState('spare'), ...at, '--max-requests', '10']);
    expect(first.code).toBe(2);
    expect(first.stderr).toMatch(
      /10 requests are spent; \d+ of 28 repositories are left\. Run the same command again to go on\./,
    );
    expect(spare.counts.requests).toBeLessThanOrEqual(10);
    const second = await command(spare.url, ['org', 'acme', ...inState('spare'), ...at]);
    expect(second.code).toBe(0);
    expect(filesBelow(join(folder, 'spare/report'))).toEqual(files);
  });

  test('takes filters', async () => {
    const filtered = await github();
    const options = ['--include', 'Z-*', '--exclude', '*-gone', '--archived'];
    expect((await command(filtered.url, ['org', 'acme', ...inState('filtered'), ...at, ...options])).code).toBe(0);
    expect(reportOf('filtered').repositories.map(({ name }) => name)).toEqual([
      'acme/z-archived',
      'acme/z-blocked',
      'acme/z-broken-off',
      'acme/z-corrupt',
      'acme/z-empty',
      'acme/z-limited',
      'acme/z-shaky',
    ]);
  });
});

describe('what cannot be', () => {
  test('an organisation that does not exist, a token that is not there, an option that is wrong', async () => {
    const server = await github();
    const other = await command(server.url, ['org', 'nobody', ...inState('nobody')]);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/nobody/);
    const without = await command(server.url, ['org', 'acme', ...inState('without')], { env: { GITHUB_TOKEN: '' } });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('The environment variable GITHUB_TOKEN is empty: put a token there.');
    for (const args of [
      ['--max-requests', '0'],
      ['--teams', 'x'],
      ['--property', 'x'],
      ['--pushed-since', '2026-02-30'],
      ['--visibility', 'x'],
    ])
      expect((await command(server.url, ['org', 'acme', ...inState('wrong'), ...args])).code, args.join(' ')).toBe(2);
    expect((await command(server.url, ['org', '../x', '--state', folder])).stderr).toContain('is no name of an organisation');
    expect((await command(server.url, ['org', 'report', 'beta', ...inState('whole')])).stderr).toContain(
      'over acme, not over beta',
    );
    expect((await command(server.url, ['org', 'report', 'acme', ...inState('nothing')])).stderr).toContain('Scan first');
    const shard = await command(server.url, ['org', 'scan', 'acme', ...inState('nothing'), '--shard', '1']);
    expect(shard.stderr).toContain('make it with `org plan`');
    const merge = await command(server.url, ['org', 'report', 'acme', ...inState('whole'), '--merge', join(folder, 'no')]);
    expect([merge.code, merge.stderr]).toEqual([2, expect.stringContaining('There is no directory')]);
  });

  test('an API that cannot be reached', async () => {
    const { code, stderr } = await command('http://127.0.0.1:1', ['org', 'acme', ...inState('unreachable')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/127\.0\.0\.1:1 cannot be reached/);
  });
});
