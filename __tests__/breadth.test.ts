import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scan } from '../src/scan';
import { openMemory } from '../src/source/memory';

/** A mechanism of a practice and its verdict, the same in every language. */
interface Mechanism {
  id: string;
  practice: string;
  status?: 'met' | 'partial' | 'absent';
  technique?: string;
  alone?: boolean;
  infrastructure?: boolean;
}

/** One way to write a mechanism in a language. `open` says why the scanner does not see it yet. */
interface Fragment {
  mechanism: string;
  name: string;
  files: Record<string, string>;
  open?: string;
}

interface Family {
  base: Record<string, string>;
  fragments: Fragment[];
}

const folder = join(import.meta.dirname, 'breadth');
const read = (name: string) => parse(readFileSync(join(folder, name), 'utf8'));
const mechanisms: Mechanism[] = read('mechanisms.yml');
const rules = JSON.parse(readFileSync(join(import.meta.dirname, '../dist/rules.json'), 'utf8'));
const names = readdirSync(folder).filter((name) => name !== 'mechanisms.yml');
/** Families of programming languages write every mechanism; the others only those that they have. */
const languages = ['csharp', 'go', 'java', 'php', 'python', 'ruby', 'rust', 'typescript'];

/** Code that uses all functions and classes of a fragment, which shows a mechanism and not its callers. */
function callersOf(files: Record<string, string>): Record<string, string> {
  const script = /^(?:export )?(?:async )?(?:def|class|function\*?|const) (\w+)/gm;
  const typed = /^\s*(?:[a-z]+ )*(?:class|object|fun|func|type) (\w+)/gm;
  const go = /^(?:func (?:\(\w+ \*?)?|type )(\w+)/gm;
  const defined = { py: script, ts: script, cs: typed, go, java: typed, kt: typed };
  return Object.fromEntries(
    Object.entries(defined).flatMap(([ending, names]) => {
      const own = ending === 'ts' ? /\.[cm]?[jt]sx?$/ : new RegExp(`\\.${ending}$`);
      const texts = Object.keys(files).filter((path) => own.test(path));
      const uses = texts.flatMap((path) => [...files[path]!.matchAll(names)].map(([, name]) => `use(${name})\n`));
      return uses.length > 0 ? [[`callers.${ending}`, uses.join('')]] : [];
    }),
  );
}

describe.each(names.map((name) => [name.replace('.yml', ''), read(name) as Family] as const))(
  '%s',
  (family, { base, fragments }) => {
    test.each(fragments.map((fragment) => [`${fragment.mechanism}: ${fragment.name}`, fragment] as const))(
      '%s',
      async (_, fragment) => {
        const mechanism = mechanisms.find(({ id }) => id === fragment.mechanism)!;
        const files = { ...(mechanism.alone ? {} : base), ...fragment.files };
        const { scope, practices } = await scan(openMemory({ ...files, ...callersOf(files) }), rules);
        const practice = practices.find(({ id }) => id === mechanism.practice)!;
        if (!mechanism.alone) expect(scope).not.toBe('none');
        const seen = mechanism.technique
          ? practice.techniques?.includes(mechanism.technique)
          : practice.status === mechanism.status;
        expect(seen, `${practice.status} ${practice.techniques ?? ''} ${JSON.stringify(practice.evidence)}`).toBe(!fragment.open);
      },
    );

    test('has fragments enough, of every mechanism', () => {
      if (!languages.includes(family)) return expect(fragments.length).toBeGreaterThanOrEqual(45);
      const written = new Set(fragments.map(({ mechanism }) => mechanism));
      const due = mechanisms.filter(({ infrastructure }) => !infrastructure);
      expect(due.map(({ id }) => id).filter((id) => !written.has(id))).toEqual([]);
      expect(fragments.length).toBeGreaterThanOrEqual(60);
    });
  },
);

test('every language family is there', () => {
  expect(names.map((name) => name.replace('.yml', ''))).toEqual(expect.arrayContaining(languages));
});
