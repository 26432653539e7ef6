// Usage: npm run accuracy -- LABELS [--repos DIR] [--clone] [--only TEXT] [--practice ID] [--causes]
// Scans each labelled repository at its commit and compares the verdict with the label. A repository is a git directory
// at DIR/owner/name, DIR/owner+name or DIR/owner+name/repo; with --clone what is missing is cloned there. --causes explains each
// difference by what the scanner made of the files that the label names.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { causeOf, causes } from './causes.mjs';
import { macroF1, share } from './figures.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repos: { type: 'string', default: 'repositories' },
    clone: { type: 'boolean', default: false },
    remote: { type: 'string', default: 'https://github.com/' },
    only: { type: 'string' },
    practice: { type: 'string' },
    causes: { type: 'boolean', default: false },
  },
});
const [labelFile] = positionals;
if (!labelFile) {
  console.error('usage: npm run accuracy -- LABELS [--repos DIR] [--clone] [--only TEXT] [--practice ID] [--causes]');
  process.exit(2);
}
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const lines = readFileSync(labelFile, 'utf8')
  .split('\n')
  .filter((line) => line.trim());
const labels = lines.map((line) => JSON.parse(line)).filter(({ repo }) => !options.only || repo.includes(options.only));

const results = [];
let failures = 0;
for (const label of labels) {
  const directory = locate(label);
  const verdict = directory && ask(label, directory);
  if (verdict) results.push({ label, verdict, directory });
  else failures++;
}
const counts = new Map(causes.map((cause) => [cause, []]));
for (const result of results) printDifferences(result);
printFigures();
process.exitCode = failures > 0 ? 1 : 0;

function locate({ repo, commit }) {
  const candidates = [repo, repo.replace('/', '+'), `${repo.replace('/', '+')}/repo`].map((name) => join(options.repos, name));
  const known = candidates.find((path) => existsSync(join(path, 'HEAD')) || existsSync(join(path, '.git')));
  if (known) return known;
  if (!options.clone) {
    console.error(`${repo}: no git directory below ${options.repos} (use --clone to fetch it)`);
    return undefined;
  }
  const target = candidates[0];
  mkdirSync(target, { recursive: true });
  const git = (...args) => spawnSync('git', ['-C', target, ...args], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const fetched = git('init', '--quiet', '--bare') && git('fetch', '--quiet', '--depth=1', `${options.remote}${repo}`, commit);
  if (!fetched) console.error(`${repo}: commit ${commit} could not be fetched from ${options.remote}${repo}`);
  return fetched ? target : undefined;
}

/** The JSON that the command line gives of a repository at its commit. */
function ask({ repo, commit }, ...what) {
  const run = spawnSync(process.execPath, [cli, ...what, '--ref', commit, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status === 0) return JSON.parse(run.stdout);
  console.error(`${repo}: exit code ${run.status}: ${run.stderr.trim()}`);
  return undefined;
}

function printDifferences({ label, verdict, directory }) {
  const differences = verdict.practices.filter(
    ({ id, status }) => label.practices[id].status !== status && (!options.practice || id === options.practice),
  );
  const head = `${label.repo}: level ${verdict.level.number} (label ${label.level}), scope ${verdict.scope} (label ${label.genai})`;
  console.log(`\n${head}${differences.length === 0 ? ', no differences' : ''}`);
  for (const practice of differences) {
    const { id, status, evidence } = practice;
    const { status: wanted, evidence: places = [], note } = label.practices[id];
    const explanation = options.causes && ask(label, 'explain', directory, id);
    const cause = explanation && causeOf(label, { scope: verdict.scope, practice }, explanation);
    if (cause) counts.get(cause).push(id);
    console.log(`  ${id}: ${status}, label ${wanted}${cause ? ` (${cause})` : ''}`);
    for (const one of evidence.slice(0, 4))
      console.log(`    found ${one.path}:${one.line} [${one.rule}] ${one.excerpt.slice(0, 110)}`);
    for (const place of places.slice(0, 4)) console.log(`    label ${place}`);
    if (note) console.log(`    note  ${note}`);
  }
}

function printFigures() {
  const genai = results.filter(({ label }) => label.genai !== 'none');
  const none = results.filter(({ label }) => label.genai === 'none');
  const ids = results[0]?.verdict.practices.map(({ id }) => id) ?? [];
  const status = ({ verdict }, id) => verdict.practices.find((practice) => practice.id === id).status;
  const rows = ids.map((id) => {
    const pairs = genai.map((result) => [status(result, id), result.label.practices[id].status]);
    const hits = pairs.filter(([got, wanted]) => got === 'met' && wanted === 'met').length;
    const falseMet = pairs.filter(([got, wanted]) => got === 'met' && wanted !== 'met').length;
    const missed = pairs.filter(([got, wanted]) => got !== 'met' && wanted === 'met').length;
    return {
      id,
      agreement: share(pairs.filter(([got, wanted]) => got === wanted).length, pairs.length),
      f1: macroF1([{ hits, falseMet, missed }]),
      falseMet,
      missed,
    };
  });
  console.log('\n| practice | agreement | F1 of met | false met | missed met |\n|---|---|---|---|---|');
  for (const { id, agreement, f1, falseMet, missed } of rows)
    console.log(`| ${id} | ${percent(agreement)} | ${f1.toFixed(2)} | ${falseMet} | ${missed} |`);
  const average = (values) => values.reduce((a, b) => a + b, 0) / (values.length || 1);
  printCalibration(genai);
  if (options.causes) printCauses();
  console.log(`\nrepositories with generative AI: ${genai.length}, without: ${none.length}, not scanned: ${failures}`);
  console.log(
    `level exact: ${genai.filter(({ label, verdict }) => verdict.level.number === label.level).length} of ${genai.length}`,
  );
  console.log(`scope exact: ${genai.filter(({ label, verdict }) => verdict.scope === label.genai).length} of ${genai.length}`);
  console.log(`status agreement: ${percent(average(rows.map(({ agreement }) => agreement)))}`);
  console.log(`macro F1 of met: ${average(rows.map(({ f1 }) => f1)).toFixed(3)}`);
  const silent = none.filter(
    ({ verdict }) => verdict.level.number === 0 && verdict.practices.every(({ evidence }) => evidence.length === 0),
  );
  console.log(`without generative AI at level 0 with no evidence: ${silent.length} of ${none.length}`);
}

function printCauses() {
  console.log('\n| cause | differences | practices |\n|---|---|---|');
  for (const [cause, ids] of counts) {
    const each = [...new Set(ids)].map((id) => `${id} ${ids.filter((one) => one === id).length}`);
    console.log(`| ${cause} | ${ids.length} | ${each.join(', ')} |`);
  }
}

/** How often each confidence is right: of what is called high, 97% should be. */
function printCalibration(genai) {
  console.log('\n| confidence | statuses | right |\n|---|---|---|');
  const all = genai.flatMap(({ label, verdict }) =>
    verdict.practices.map(({ id, status, confidence }) => ({ confidence, status, right: label.practices[id].status === status })),
  );
  for (const confidence of ['high', 'medium', 'low']) {
    const own = all.filter((one) => one.confidence === confidence);
    console.log(`| ${confidence} | ${own.length} | ${percent(share(own.filter(({ right }) => right).length, own.length))} |`);
  }
}

function percent(value) {
  return `${(value * 100).toFixed(1)}%`;
}
