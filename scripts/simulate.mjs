// Usage: npm run simulate -- [--repositories 1000] [--kills 10] [--shards 4]
// Scans a made-up organisation on a GitHub of its own, with faults: once through, once killed at random moments and resumed,
// once in shards; compares the reports byte for byte and prints requests, time and memory.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from './bundle.mjs';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
    shards: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const [count, kills, shards, seed] = [values.repositories, values.kills, values.shards, values.seed].map(Number);
const { startGitHub } = await load('__tests__/org/github.ts');
const { simulated, random } = await load('__tests__/org/simulated.ts');
const folder = mkdtempSync(join(tmpdir(), 'simulated-'));
const repositories = simulated(count, seed);
const rows = [];

const whole = await scenario('in one go', async (org) => {
  await org.run(['org', 'acme', '--state', org.state]);
});
await scenario('the same again, nothing changed', async (org) => {
  org.state = whole.state;
  await org.run(['org', 'acme', '--state', org.state]);
});
await scenario(`killed ${kills} times`, async (org) => {
  const next = random(seed + 1);
  const span = whole.seconds / (kills + 1);
  for (let i = 0; i < kills; i++) await org.run(['org', 'acme', '--state', org.state], span * 1000 * (0.3 + 1.4 * next()));
  await org.run(['org', 'acme', '--state', org.state]);
});
await scenario(`in ${shards} shards`, async (org) => {
  await org.run(['org', 'plan', 'acme', '--state', org.state, '--shards', String(shards)]);
  const states = Array.from({ length: shards }, (_, i) => join(folder, `shards-${seed}`, String(i + 1)));
  for (const [i, state] of states.entries())
    await org.run(['org', 'scan', 'acme', '--state', state, '--plan', join(org.state, 'plan.json'), '--shard', String(i + 1)]);
  await org.run(['org', 'report', 'acme', '--state', org.state, '--merge', join(folder, `shards-${seed}`)]);
});
console.log('| run | requests | archives | fetched twice | judged | not judged | seconds | peak memory | report |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
rmSync(folder, { recursive: true, force: true });

async function scenario(name, work) {
  const github = await startGitHub({ owner: 'acme', repositories });
  const org = {
    state: join(folder, `state-${rows.length}`),
    peak: 0,
    run: (args, killAfter) => run(github.url, org, args, killAfter),
  };
  const start = performance.now();
  await work(org);
  const seconds = (performance.now() - start) / 1000;
  const report = filesOf(join(org.state, 'report'));
  const same = !whole_() ? 'the first' : difference(whole_().report, report);
  const { repositories: all } = JSON.parse(report.get('organisation.json'));
  const { requests, downloads } = github.counts;
  const archives = Object.values(downloads).reduce((a, b) => a + b, 0);
  const twice = Object.values(downloads).filter((times) => times > 1).length;
  const judged = all.filter(({ assessed }) => assessed).length;
  rows.push([
    name,
    requests,
    archives,
    twice,
    judged,
    all.length - judged,
    seconds.toFixed(1),
    `${Math.round(org.peak / 1024)} MB`,
    same,
  ]);
  if (github.faults.length > 0) console.error(`Against GitHub's description: ${github.faults.slice(0, 5).join('; ')}`);
  await github.close();
  const result = { state: org.state, seconds, report };
  scenario.first ??= result;
  return result;
}

function whole_() {
  return scenario.first;
}

/** Runs the command line, and kills it after some milliseconds where that is asked for. */
function run(url, org, args, killAfter) {
  const child = spawn(
    process.execPath,
    ['dist/cli.js', ...args, ...(args[1] === 'scan' || args[1] === 'report' ? [] : ['--as-of', '2026-01-01'])],
    {
      env: { PATH: process.env.PATH, GITHUB_TOKEN: 'simulated', GITHUB_API_URL: url },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  const watch = setInterval(() => {
    try {
      const peak = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      org.peak = Math.max(org.peak, Number(peak?.[1] ?? 0));
    } catch {
      // It has ended, or this system tells no memory.
    }
  }, 50);
  const timer = killAfter && setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearInterval(watch);
      clearTimeout(timer);
      if (code === 0 || (killAfter && signal === 'SIGKILL')) resolve();
      else reject(new Error(`${args.join(' ')} ended with ${code ?? signal}: ${said}`));
    });
  });
}

function filesOf(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name).slice(root.length + 1),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

function difference(wanted, found) {
  const names = [...new Set([...wanted.keys(), ...found.keys()])].filter((name) => wanted.get(name) !== found.get(name));
  return names.length === 0 ? `the same, ${found.size} files` : `${names.length} files differ: ${names.slice(0, 3).join(', ')}`;
}
