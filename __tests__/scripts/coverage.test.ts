import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { createExpression, createTest, type Test } from '../../src/detect/expression';
import { importPattern, resourcePattern } from '../../src/detect/patterns';
import { Piece } from '../../src/detect/text';
import type { Condition, Rule, Texts } from '../../src/rules/schema';

interface Tool {
  name: string;
  fields: string[];
  known: Record<string, Set<string>>;
}
interface Coverage {
  fields: Record<string, { title: string; practices: string[] }>;
  rules: Map<string, Extract<Rule, { practice: string }>>;
  tools: Tool[];
}
interface Place {
  index: number;
  column: string;
  isMadeUp: boolean;
}

const root = join(import.meta.dirname, '../..');
const script = (name: string) => import(pathToFileURL(join(root, 'scripts', name)).href);
let covered: Coverage;
/** The lines in which a tool was tried, by its number and the column: all that is said of it was found there. */
let texts: Map<string, string>;

beforeAll(async () => {
  covered = await (await script('coverage.mjs')).readCoverage();
  const { names, uses } = (await script('tools/trees.mjs')).treesOf(covered.tools);
  texts = new Map();
  for (const { files, ownerOf } of [names, uses]) {
    for (const [path, text] of Object.entries(files as Record<string, string>)) {
      text.split('\n').forEach((line, at) => {
        const owner: Place | undefined = ownerOf({ path, line: at + 1 });
        if (!owner || owner.isMadeUp) return;
        const key = `${owner.index} ${owner.column}`;
        texts.set(key, `${texts.get(key) ?? ''}${line}\n`);
      });
    }
  }
});

const list = (names: Texts | undefined) => (names === undefined ? [] : [names].flat());

const tests = new Map<string, Test>();

function isMatched(sources: string[], text: string): boolean {
  const piece = new Piece(text);
  return sources.some((source) => {
    const one = tests.get(source) ?? createTest(createExpression(source, false, false), { left: 0 });
    tests.set(source, one);
    return one.mayMatch(piece) && one.matches(piece);
  });
}

/** Whether some part of a condition, taken alone, is found in a text: nothing of the compiler or the scanner takes part in it. */
function isFound(condition: Condition, text: string): boolean {
  if ('line' in condition)
    return isMatched(list(typeof condition.line === 'string' ? condition.line : condition.line.pattern), text);
  if ('import' in condition)
    return Object.entries(condition.import).some(([language, names]) =>
      isMatched(importPattern(language, list(names)).sources, text),
    );
  if ('resource' in condition)
    return Object.entries(condition.resource).some(([system, types]) =>
      isMatched(resourcePattern(system, list(types)).sources, text),
    );
  if ('dependency' in condition) {
    const words = text.toLowerCase().split(/[\s"',=]+/);
    return Object.values(condition.dependency)
      .flatMap(list)
      .some((name) => words.some((word) => isPackage(name.toLowerCase(), word)));
  }
  if ('job' in condition) {
    const steps = text.replace(/^ *(?:- )?(?:(?:uses|run|task|script): )?/gm, '');
    return isMatched([...list(condition.job.uses), ...list(condition.job.runs)], steps);
  }
  const parts = 'any' in condition ? condition.any : 'all' in condition ? condition.all : undefined;
  return (parts ?? ('same-file' in condition ? condition['same-file'] : [])).some((part) => isFound(part, text));
}

/** A package of a manifest, with its version behind a colon where that is usual. */
function isPackage(name: string, word: string): boolean {
  return name.endsWith('*') ? word.startsWith(name.slice(0, -1)) : word === name || word.startsWith(`${name}:`);
}

test('docs/coverage.md is what npm run docs writes', async () => {
  const { coverageText } = await script('tools/text.mjs');
  const isFresh = coverageText(covered) === readFileSync(join(root, 'docs/coverage.md'), 'utf8');
  expect(isFresh ? 'fresh' : 'stale: run npm run docs').toBe('fresh');
});

test('each field has at least 25 tools that rules know', async () => {
  const { isDetected } = await script('tools/text.mjs');
  for (const [id, field] of Object.entries(covered.fields)) {
    const detected = covered.tools.filter((tool) => tool.fields.includes(id) && isDetected(tool, field, covered.rules));
    expect(detected.length, field.title).toBeGreaterThanOrEqual(25);
  }
});

test('a tool is named once', () => {
  const names = covered.tools.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('what is said of a tool holds: a part of the rule is in the lines of the tool', () => {
  const wrong = covered.tools.flatMap(({ name, known }, index) =>
    Object.entries(known).flatMap(([column, ids]) => {
      const text = texts.get(`${index} ${column}`) ?? '';
      return [...ids].filter((id) => !isFound(covered.rules.get(id)!.find, text)).map((id) => `${name}, ${column}: ${id}`);
    }),
  );
  expect(wrong).toEqual([]);
});
