import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readProgress } from '../../src/org/progress';
import { openRun } from '../../src/org/run';
import { keyOf, type Run, readState, type StateLine, writeState } from '../../src/org/state';
import { summarise } from '../../src/org/summary';
import { openJournal } from '../../src/source/journal';
import { builtInModel } from '../model';
import { assessed, listed } from './made';

const folder = mkdtempSync(join(tmpdir(), 'state-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, `${files++}`, 'state.jsonl');

const tool = { name: 'genaiops-maturity', version: '1.0.0', rules: 'abc' };
const run: Run = { run: '2026-01-01T00:00:00.000Z', organisation: 'acme', server: 'https://github.com', tool };
const [a, b, c] = ['acme/a', 'acme/b', 'acme/c'].map((name) => listed({ name, commit: `${name.at(-1)}`.repeat(40) }));
const all = [a!, b!, c!];
const done = (name: string, level = 1): StateLine => ({
  kind: 'outcome',
  run: run.run,
  name,
  outcome: assessed(name, level, tool),
});

async function open(file: string, begin = run, list = all, restart = false) {
  const journal = openJournal(file);
  let lists = 0;
  const opened = await openRun(
    file,
    journal,
    begin,
    async () => {
      lists++;
      return list;
    },
    restart,
  );
  return { ...opened, journal, lists, names: opened.left.map(({ name }) => name) };
}

describe('a run', () => {
  test('that is new lists, and has everything left', async () => {
    expect(await open(newFile())).toMatchObject({ isResumed: false, lists: 1, names: ['acme/a', 'acme/b', 'acme/c'] });
  });

  test('goes on without a second list, and without what is done', async () => {
    const file = newFile();
    const { journal } = await open(file);
    writeState(journal, [
      done('acme/a'),
      { kind: 'outcome', run: run.run, name: 'acme/b', outcome: { kind: 'failed', reason: 'empty', message: 'Nothing.' } },
    ]);
    const later = { ...run, run: '2026-01-02T00:00:00.000Z' };
    expect(await open(file, later)).toMatchObject({ isResumed: true, lists: 0, names: ['acme/c'], run });
    expect(await open(file, later, all, true)).toMatchObject({ isResumed: false, lists: 1, run: later });
  });

  test('begins anew where the last one is ended or by other rules', async () => {
    const later = { ...run, run: '2026-01-02T00:00:00.000Z' };
    const ended = newFile();
    const { journal } = await open(ended);
    writeState(journal, [done('acme/a'), { kind: 'end', run: run.run }]);
    // What is known at its commit is not left, whatever run found it.
    expect(await open(ended, later)).toMatchObject({ isResumed: false, names: ['acme/b', 'acme/c'] });
    const rules = newFile();
    writeState((await open(rules)).journal, [done('acme/a')]);
    const newer = { ...later, tool: { ...tool, rules: 'def' } };
    expect(await open(rules, newer)).toMatchObject({ isResumed: false, names: ['acme/a', 'acme/b', 'acme/c'] });
  });

  test('of another organisation is refused: one report is of one organisation', async () => {
    const file = newFile();
    await open(file);
    const other = open(file, { ...run, organisation: 'other' });
    await expect(other).rejects.toThrow('This is a run over acme, not over other. Name another --state');
    expect(await open(file, { ...run, organisation: 'ACME' })).toMatchObject({ isResumed: true });
  });

  test('is done again in place of the last one of its time; the time of an earlier one is refused', async () => {
    const file = newFile();
    const { journal } = await open(file);
    await expect(open(file, run, all, true)).rejects.toThrow('Give another time with --as-of');
    writeState(journal, [done('acme/a'), { kind: 'end', run: run.run }]);
    expect(await open(file, run, [a!, b!])).toMatchObject({ isResumed: false, names: ['acme/b'] });
    writeState(journal, [{ kind: 'end', run: run.run }]);
    const report = await summarise(readState(file), builtInModel(), undefined);
    expect([report.repositories.map(({ name }) => name), report.trend.length]).toEqual([['acme/a', 'acme/b'], 1]);
    writeState((await open(file, { ...run, run: '2026-01-02T00:00:00.000Z' })).journal, [
      { kind: 'end', run: '2026-01-02T00:00:00.000Z' },
    ]);
    await expect(open(file)).rejects.toThrow('This state has a run of 2026-01-01T00:00:00.000Z already');
  });

  test('fetches again what has a new commit, and what could not be judged in an earlier run', async () => {
    const file = newFile();
    const { journal } = await open(file);
    writeState(journal, [
      done('acme/a'),
      done('acme/b'),
      { kind: 'outcome', run: run.run, name: 'acme/c', outcome: { kind: 'failed', reason: 'timeout', message: 'Slow.' } },
      { kind: 'end', run: run.run },
    ]);
    const later = { ...run, run: '2026-01-02T00:00:00.000Z' };
    expect(await open(file, later, [a!, { ...b!, commit: 'd'.repeat(40) }, c!])).toMatchObject({ names: ['acme/b', 'acme/c'] });
  });
});

describe('a state that was cut', () => {
  test('at any byte keeps what was written before, and takes what is written after', async () => {
    const file = newFile();
    const { journal } = await open(file);
    writeState(journal, [done('acme/a')]);
    writeState(journal, [done('acme/b')]);
    const whole = readFileSync(file);
    const ends = [...whole.keys()].filter((at) => whole[at] === 10);
    for (let size = 0; size <= whole.length; size += size % 97 === 0 ? 1 : 13) {
      const cut = newFile();
      const first = openJournal(cut);
      first.close();
      writeFileSync(cut, whole.subarray(0, size));
      const lines = ends.filter((end) => end <= size).length;
      const { left, isResumed, journal: next } = await open(cut);
      // Header, run, three repositories and the end of the list are the first six lines.
      expect(isResumed, `cut at ${size}`).toBe(lines >= 6);
      expect(left.length, `cut at ${size}`).toBe(3 - Math.max(0, lines - 6));
      writeState(next, [done('acme/c')]);
      const { done: names } = await readProgress(cut);
      expect(names.has('acme/c'), `cut at ${size}`).toBe(true);
    }
  });

  test('of another version or of something else is refused, by name', async () => {
    const file = newFile();
    openJournal(file).append('{"kind":"state","version":2}');
    await expect(readProgress(file)).rejects.toThrow(`${file} is a state of version 2`);
    const other = newFile();
    openJournal(other).append('{"name":"package.json"}');
    await expect(readProgress(other)).rejects.toThrow('is not the state of an organisation scan');
  });
});

test('lines that are none of a state are passed over, whatever stands in them', async () => {
  const file = newFile();
  const { journal } = await open(file);
  const wrong = [
    ...[
      'null',
      '[]',
      '"x"',
      '{"kind":"__proto__"}',
      '{"kind":"repository","run":"x"}',
      '{"kind":"outcome","run":"x","outcome":null}',
    ],
    JSON.stringify({ ...done('acme/a'), name: '../../acme' }),
    JSON.stringify({ ...done('acme/a'), outcome: { kind: 'failed', reason: 'made up', message: 'x' } }),
    JSON.stringify(done('acme/a')).replace('"number":1', '"number":99'),
  ];
  for (const line of wrong) journal.append(line);
  writeState(journal, [done('acme/b')]);
  expect([...(await readProgress(file)).done]).toEqual(['acme/b']);
});

test('two writers at once lose nothing', async () => {
  const file = newFile();
  const { journal: one } = await open(file);
  const two = openJournal(file);
  for (let i = 0; i < 50; i++) {
    writeState(one, [done(`acme/one-${i}`)]);
    writeState(two, [done(`acme/two-${i}`)]);
  }
  const names = new Set<string>();
  for await (const line of readState(file)) if (line.kind === 'outcome') names.add(line.name);
  expect(names.size).toBe(100);
});

test('a result is known by repository, commit, version and rules', () => {
  const keys = [
    keyOf('a/b', 'c', tool),
    keyOf('a/c', 'c', tool),
    keyOf('a/b', 'd', tool),
    keyOf('a/b', 'c', { ...tool, version: '2.0.0' }),
    keyOf('a/b', 'c', { ...tool, rules: 'x' }),
  ];
  expect(new Set(keys).size).toBe(5);
});
