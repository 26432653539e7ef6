import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RE2JS, RE2Set } from 're2js';
import { describe, expect, test } from 'vitest';
import { createContentScan } from '../src/detect/content';
import { expressionFlags } from '../src/detect/expression';
import type { Pattern } from '../src/detect/patterns';
import { matchesPath } from '../src/model/glob';
import { stripComments } from '../src/repository/comments';
import { codeLanguages } from '../src/repository/languages';
import { notebookCode } from '../src/repository/notebooks';
import { isPromptModule } from '../src/repository/prompts';
import { openRepository, type RepositoryFile } from '../src/repository/repository';
import { readRepository } from '../src/scan';
import { openMemory } from '../src/source/memory';
import type { Source } from '../src/source/source';

const root = join(import.meta.dirname, '..');
const rules = JSON.parse(readFileSync(join(root, 'dist/rules.json'), 'utf8'));
const { patterns, expressions, paths } = rules.compiled;
const repositories = join(import.meta.dirname, 'repositories');

function treeOf(name: string): Record<string, Buffer> {
  const folder = join(repositories, name, 'tree');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name))]),
  );
}

const names = readdirSync(repositories, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The expressions that are tried on one line each, many at once; a pattern of several lines, or of a text's beginning, is tried by itself. */
const isWhole = (number: number) =>
  patterns[expressions[number].pattern].window > 1 || /\\A|\\z/.test(expressions[number].source);
const single = [...expressions.keys()].filter((number) => !isWhole(number));
const sets = Array.from({ length: Math.ceil(single.length / 100) }, (_, i) => {
  const numbers = single.slice(i * 100, i * 100 + 100);
  const set = new RE2Set(RE2Set.UNANCHORED, expressionFlags);
  for (const number of numbers) set.add(expressions[number].source);
  set.compile();
  return { numbers, set };
});
const compiled: RE2JS[] = [];
function matcherOf(number: number, text: string) {
  compiled[number] ??= RE2JS.compile(expressions[number].source, expressionFlags);
  return compiled[number].matcher(text);
}

/** Every expression on every line: the first line, from 1, on which each pattern is found. */
function bruteForce({ path, language, fileClass }: RepositoryFile, bytes: Buffer): Map<number, number> {
  const asked = language === 'notebook' ? 'python' : language!;
  const notebook = language === 'notebook' ? notebookCode(bytes.toString()) : undefined;
  if (language === 'notebook' && !notebook) return new Map();
  const code = stripComments(notebook?.text ?? bytes.toString(), asked);
  const lines = code.split('\n');
  const isAsked = ({ languages, classes, paths: globs }: Pattern) =>
    classes.includes(fileClass) &&
    (languages.includes(asked) || (languages.includes('code') && codeLanguages.includes(asked))) &&
    (globs === undefined || paths[globs].some((glob: never) => matchesPath(glob, path.toLowerCase())));
  const found = new Map<number, number>();
  const keep = (pattern: number, line: number) => found.set(pattern, Math.min(line, found.get(pattern) ?? line));
  const likely = sets.flatMap(({ numbers, set }) => set.match(code).map((index) => numbers[index]!));
  for (const number of [...likely, ...expressions.keys()].filter((one, i) => i < likely.length || isWhole(one))) {
    const { pattern } = expressions[number];
    if (!isAsked(patterns[pattern])) continue;
    const { window } = patterns[pattern];
    const at = lines.findIndex((_, line) => {
      const matcher = matcherOf(number, lines.slice(line, line + window).join('\n'));
      return matcher.find() && matcher.start() <= lines[line]!.length;
    });
    if (at >= 0) keep(pattern, at);
  }
  // What follows another pattern counts only beside it.
  for (const pattern of [...found.keys()]) {
    const { when } = patterns[pattern];
    if (!when) continue;
    const holds = 'promptModule' in when ? isPromptModule(path) : when.patterns.some((one: number) => found.has(one));
    if (!holds) found.delete(pattern);
  }
  const places = notebook?.lines();
  return new Map([...found].map(([pattern, line]) => [pattern, places ? (places[line] ?? 1) : line + 1]));
}

describe('the scan of contents', () => {
  test.each(names.map(({ name }) => name))('finds in %s what every expression on every line finds', async (name) => {
    const tree = treeOf(name);
    const content = createContentScan(rules.compiled);
    const expected = new Set<string>();
    const languages = new Set<string>(patterns.flatMap((pattern: Pattern) => pattern.languages));
    await openRepository(openMemory(tree), rules.files, languages, (file, bytes) => {
      content.visit(file, bytes);
      if (!file.language) return;
      for (const [pattern, line] of bruteForce(file, tree[file.path]!)) expected.add(`${pattern} ${file.path}:${line}`);
    });
    const found = content.found.flatMap((places, pattern) => places.map(({ path, line }) => `${pattern} ${path}:${line}`));
    expect(found.filter((one) => !expected.has(one))).toEqual([]);
    expect([...expected].filter((one) => !found.includes(one))).toEqual([]);
  });
});

test('each file is read at most once for the rules, however many ask', async () => {
  const memory = openMemory({ ...treeOf('level-4-python-claims'), '.gitattributes': 'docs/* linguist-generated\n' });
  const reads: string[] = [];
  const source: Source = {
    ...memory,
    read(asked, maxBytes, visit) {
      reads.push(...asked);
      return memory.read(asked, maxBytes, visit);
    },
  };
  const content = createContentScan(rules.compiled);
  await readRepository(source, rules, content.visit);
  expect(content.found.filter((places) => places.length > 0).length).toBeGreaterThan(20);
  expect(reads.length).toBeGreaterThan(5);
  expect(reads.filter((path, i) => reads.indexOf(path) !== i)).toEqual([]);
});
