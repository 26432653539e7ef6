// Usage: npm run bench -- DIR... [--runs N] [--growth]
// Measures a scan of each git work tree beside `node -e 0` and ripgrep looking for the same literals (`git ls-files` with
// cat where ripgrep is missing): medians of interleaved whole-process runs, wall and CPU time, peak memory. With --growth it
// measures scans of an eighth, a quarter, half and all of the files instead: the cost of a file must stay the same.
import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileRuleFolder } from './bundle.mjs';
import { median } from './figures.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '7' }, growth: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('usage: npm run bench -- DIR... [--runs N] [--growth]');
  process.exit(2);
}
const cli = resolve('dist/cli.js');
const rules = await compileRuleFolder();
const literals = rules.compiled.first.texts;
const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
const literalFile = join(scratch, 'literals');
writeFileSync(literalFile, `${literals.join('\n')}\n`, 'latin1');
const hasRipgrep = spawnSync('rg', ['--version']).status === 0;
const environment = { ...process.env, LC_ALL: 'C' };
// Node 20 parses the extra certificates at every start; a hosted runner has none.
delete environment.NODE_EXTRA_CA_CERTS;

console.log(
  `${rules.compiled.patterns.length} patterns, ${literals.length} literals; Node ${process.version}; medians of ${values.runs} runs\n`,
);
if (values.growth) measureGrowth();
else compare();
rmSync(scratch, { recursive: true });

function compare() {
  const other = hasRipgrep ? 'rg' : 'ls-files + cat';
  console.log(`| repository | files | node -e 0 | ${other} | scan | × node -e 0 | × ${other} | scan CPU | scan peak |`);
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const directory of positionals) {
    const files = trackedFiles(directory).length;
    const contenders = {
      node: ['node', '-e', '0'],
      other: hasRipgrep
        ? ['rg', '-l', '-F', '-f', literalFile, '--no-ignore', '-j2', '.']
        : ['sh', '-c', 'git ls-files -z | xargs -0 cat'],
      scan: ['node', cli, '.', '--format', 'json'],
    };
    const figures = { node: [], other: [], scan: [] };
    for (let run = 0; run < Number(values.runs); run++)
      for (const [name, command] of Object.entries(contenders)) figures[name].push(measure(command, directory));
    const middle = (name, key) => median(figures[name].map((figure) => figure[key]));
    const [node, rival, scan] = ['node', 'other', 'scan'].map((name) => middle(name, 'wall'));
    const cells = [
      basename(resolve(directory)),
      files,
      ms(node),
      ms(rival),
      ms(scan),
      ratio(scan, node),
      ratio(scan, rival),
      ms(middle('scan', 'cpu')),
      `${Math.round(middle('scan', 'memory') / 1024)} MB`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function measureGrowth() {
  console.log('| repository | files | scan | µs for each file more | scan peak |');
  console.log('|---|---|---|---|---|');
  for (const directory of positionals) {
    const all = trackedFiles(directory);
    let before;
    for (const share of [8, 4, 2, 1]) {
      const tree = join(scratch, `${basename(resolve(directory))}-${share}`);
      const files = all.filter((_, i) => i % share === 0);
      for (const file of files) cpSync(join(directory, file), join(tree, file));
      spawnSync('git', ['init', '--quiet', tree]);
      spawnSync('git', ['-C', tree, 'add', '--force', '.']);
      const runs = Array.from({ length: Number(values.runs) }, () => measure(['node', cli, '.', '--format', 'json'], tree));
      const wall = median(runs.map((run) => run.wall));
      const more = before ? Math.round(((wall - before.wall) * 1000) / (files.length - before.files)) : '';
      console.log(
        `| ${basename(tree)} | ${files.length} | ${ms(wall)} | ${more} | ${Math.round(median(runs.map((run) => run.memory)) / 1024)} MB |`,
      );
      before = { wall, files: files.length };
    }
  }
}

/** The tracked regular files of a work tree that are on disk. */
function trackedFiles(directory) {
  const listed = spawnSync('git', ['-C', directory, 'ls-files', '-z'], { maxBuffer: 1 << 28 })
    .stdout.toString()
    .split('\0');
  return listed.filter((file) => file && lstatSync(join(directory, file), { throwIfNoEntry: false })?.isFile());
}

/** Wall and CPU time in ms and peak memory in KB of one run, as GNU time and the clock see it. */
function measure(command, cwd) {
  const report = join(scratch, 'time');
  const start = process.hrtime.bigint();
  const run = spawnSync('/usr/bin/time', ['-q', '-o', report, '-f', '%U %S %M', ...command], {
    cwd,
    env: environment,
    stdio: 'ignore',
  });
  if (run.error) throw run.error;
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  const [user, system, memory] = readFileSync(report, 'utf8').trim().split(/\s+/).map(Number);
  return { wall, cpu: (user + system) * 1000, memory };
}

function ms(value) {
  return `${Math.round(value)} ms`;
}

function ratio(a, b) {
  return (a / b).toFixed(2);
}
