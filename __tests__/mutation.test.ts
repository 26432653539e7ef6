import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scan } from '../src/scan';
import { openMemory } from '../src/source/memory';
import { type Edits, type Evidence, type Mutation, mutate, mutations, type Tree } from './mutation/mutate';

const folder = join(import.meta.dirname, 'mutation');
const repositories = join(import.meta.dirname, 'repositories');
const rules = JSON.parse(readFileSync(join(import.meta.dirname, '../dist/rules.json'), 'utf8'));

/** practice → the status after the mutation, several where the rubric leaves it open; `scope` too. One status is the practice's own, `none` the scope. */
type Falls = string | string[] | Record<string, string | string[]>;
type Mutant = { falls: Falls; open?: string } & Edits;
interface Entry extends Evidence, Edits {
  practice: string;
  mutants: Record<string, Falls | Mutant>;
}

interface Case {
  repository: string;
  practice: string;
  mutation: Mutation;
  target: Evidence;
  edits: Edits;
  falls: Record<string, string[]>;
  open: string | undefined;
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.slice(0, -4));

/** What a reader says of a repository: scope and practices → status. */
function readerOf(repository: string): Record<string, string> {
  const { scope, practices } = JSON.parse(readFileSync(join(repositories, repository, 'expected.json'), 'utf8'));
  const statuses = Object.entries(practices as Record<string, { status: string }>).map(([id, { status }]) => [id, status]);
  return { scope, ...Object.fromEntries(statuses) };
}

function treeOf(repository: string): Tree {
  const root = join(repositories, repository, 'tree');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(root.length + 1),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

function casesOf(repository: string): Case[] {
  const entries: Entry[] = parse(readFileSync(join(folder, `${repository}.yml`), 'utf8'), { merge: true });
  const reader = readerOf(repository);
  return entries.flatMap(({ practice, mutants, evidence, jobs, steps, ...edits }) =>
    Object.entries(mutants).flatMap(([words, mutant]) => {
      const long: Mutant = typeof mutant === 'object' && 'falls' in mutant ? (mutant as Mutant) : { falls: mutant as Falls };
      const { falls, open, ...own } = long;
      return words.split(' ').map((word): Case => {
        const mutation = mutations.find((one) => one === word);
        if (!mutation) throw new Error(`${repository}: no mutation ${word}`);
        const target: Evidence = { ...(evidence && { evidence }), ...(jobs && { jobs }), ...(steps && { steps }) };
        return { repository, practice, mutation, target, edits: merge(edits, own), falls: spread(practice, falls, reader), open };
      });
    }),
  );
}

function merge(a: Edits, b: Edits): Edits {
  return {
    comment: { ...a.comment, ...b.comment },
    drop: { ...a.drop, ...b.drop },
    replace: { ...a.replace, ...b.replace },
    empty: [...(a.empty ?? []), ...(b.empty ?? [])],
  };
}

function spread(practice: string, falls: Falls, reader: Record<string, string>): Record<string, string[]> {
  if (falls === 'none') return Object.fromEntries(Object.keys(reader).map((key) => [key, [key === 'scope' ? 'none' : 'absent']]));
  const said = typeof falls === 'string' || Array.isArray(falls) ? { [practice]: falls } : falls;
  for (const id of Object.keys(said)) if (!(id in reader)) throw new Error(`no practice ${id}`);
  return Object.fromEntries(Object.entries(reader).map(([key, before]) => [key, [said[key] ?? before].flat()]));
}

const cases = names.flatMap(casesOf);
const caught = new Map<Case, boolean>();

/** Each mutant of a small repository is judged as the rubric says: what its mutation hits falls, nothing else changes. */
describe.each(names)('%s', (name) => {
  const before = treeOf(name);
  test.each(
    cases
      .filter(({ repository }) => repository === name)
      .map((one, i) => ({ ...one, one, title: `${i + 1} ${one.practice} ${one.mutation}` })),
  )('$title', async ({ one, mutation, target, edits, falls, open }) => {
    const after = mutate(before, mutation, target, edits);
    expect(after).not.toEqual(before);
    const { scope, practices } = await scan(openMemory(after), rules);
    const judged: Record<string, string> = { scope, ...Object.fromEntries(practices.map(({ id, status }) => [id, status])) };
    const differences = Object.entries(judged)
      .filter(([key, status]) => !falls[key]!.includes(status))
      .map(([key, status]) => `${key} is ${status}, not ${falls[key]!.join(' or ')}`);
    caught.set(one, differences.length === 0);
    if (open) expect(differences, 'a mutant that is open is caught: take its reason out').not.toEqual([]);
    else expect(differences).toEqual([]);
  });
});

test('the table of mutants is wide enough', () => {
  expect(cases.length).toBeGreaterThanOrEqual(100);
  expect(new Set(cases.map(({ mutation }) => mutation))).toEqual(new Set(mutations));
  const levels = names.map((name) => JSON.parse(readFileSync(join(repositories, name, 'expected.json'), 'utf8')).level);
  expect(new Set(levels)).toEqual(new Set([1, 2, 3, 4]));
});

afterAll(() => {
  if (caught.size < cases.length) return;
  const row = (of: Case[]) => {
    const hit = of.filter((one) => caught.get(one)).length;
    return { caught: hit, mutants: of.length, share: `${((100 * hit) / of.length).toFixed(0)}%` };
  };
  const rows = mutations.map((mutation) => [mutation, row(cases.filter((one) => one.mutation === mutation))]);
  console.table(Object.fromEntries([...rows, ['all', row(cases)]]));
});
