import { RE2Set } from 're2js';
import { excerptOf, type Found } from '../model/found';
import { matchesPath } from '../model/glob';
import { codeLanguages, type Language } from '../repository/languages';
import { isPromptModule } from '../repository/prompts/paths';
import type { RepositoryFile } from '../repository/repository';
import { createTest, expressionFlags, type Meter, spend, type Test } from './expression';
import { Lines, longestLine } from './lines';
import type { Literals, Pattern, Patterns } from './patterns';
import { createPrefilter, type Prefilter } from './prefilter';
import { type FileText, openText } from './text';

/** What a scan of contents gives: for each pattern, its first location in each file. */
export interface ContentScan {
  visit(file: RepositoryFile, bytes: Uint8Array): void;
  found: Found[][];
  /** What the work of strangers' expressions is taken from, also where pipelines are asked. */
  meter: Meter;
  /** Whether expressions of strangers were given up, since they cost more than a scan may. */
  isCut(): boolean;
}

/** The last place at which an expression was tried. */
interface Probe {
  file: number;
  start: number;
}

/**
 * Takes compiled patterns and gives a scan. The literals of all are looked for in the bytes of a file, and each expression is
 * tried on the lines of its own literals, in order, until its pattern is found. What is of interest only beside another
 * pattern is looked for in a second pass over the few files that have that one.
 */
export function createContentScan(compiled: Patterns): ContentScan {
  const { patterns } = compiled;
  const { admits, followersOf, everywhere, first, second, tests, meter } = prepare(compiled);
  meter.left = mostWork;
  const found: Found[][] = patterns.map(() => []);
  const probes: (Probe | undefined)[] = [];
  // By pattern, the number of the last file in which it is settled, or in which it was asked for.
  const [settled, wanted] = [new Uint32Array(patterns.length), new Uint32Array(patterns.length)];
  // What is being read: its number, and its parts.
  let number = 0;
  let file: RepositoryFile;
  let text: FileText;
  let lines: Lines;
  let isAdmitted: (pattern: number) => boolean;
  let proven: number[];
  let owners: number[][];

  /** Whether a pattern is still to be found in this file. */
  function isOpen(pattern: number): boolean {
    if (settled[pattern] === number || (patterns[pattern]!.when && wanted[pattern] !== number)) return false;
    if (isAdmitted(pattern)) return true;
    settled[pattern] = number;
    return false;
  }

  function keep(pattern: number, offset: number): void {
    settled[pattern] = number;
    proven.push(pattern);
    const excerpt = excerptOf(lines.textAt(offset));
    found[pattern]!.push({ path: file.path, line: text.lineNumber(offset), excerpt, fileClass: file.fileClass });
  }

  function hit(literal: number, offset: number): void {
    for (const expression of owners[literal]!) {
      const { pattern } = compiled.expressions[expression]!;
      if (!isOpen(pattern)) continue;
      const { window } = patterns[pattern]!;
      const start = lines.startAt(offset, window);
      probes[expression] ??= { file: 0, start: 0 };
      const probe = probes[expression];
      if (probe.file === number && probe.start === start) continue;
      probe.file = number;
      probe.start = start;
      tests[expression] ??= createTest(compiled.expressions[expression]!, meter);
      const place = lines.find(start, window, tests[expression]);
      if (place >= 0) keep(pattern, place);
    }
  }

  function look(pass: Pass): void {
    owners = pass.owners;
    pass.prefilter(text.bytes, hit);
  }

  function visit(given: RepositoryFile, bytes: Uint8Array): void {
    const opened = given.language && openText(given, bytes);
    if (!opened) return;
    number++;
    [file, text, lines, isAdmitted, proven] = [given, opened, new Lines(opened), admits(given, opened.language), []];
    everywhere(text, (pattern, offset) => {
      if (isOpen(pattern)) keep(pattern, offset);
    });
    look(first());
    const followers = proven.flatMap((pattern) => followersOf.get(pattern) ?? []);
    if (isPromptModule(file.path)) followers.push(...(followersOf.get(undefined) ?? []));
    for (const pattern of followers) wanted[pattern] = number;
    if (followers.some(isOpen)) look(second());
  }

  return { found, visit, meter, isCut: () => meter.left < 0 };
}

/** What every scan with the same patterns shares. Tests are made when a line first holds one of their literals. */
interface Prepared {
  admits: ReturnType<typeof createAdmission>;
  followersOf: ReturnType<typeof findFollowers>;
  everywhere: ReturnType<typeof createEverywhere>;
  first: () => Pass;
  second: () => Pass;
  tests: (Test | undefined)[];
  meter: Meter;
}

/** A few minutes at worst, and far more than honest rules take. */
const mostWork = 5e9;

// A scan of many repositories, or of a head and its base, makes ready once.
const known = new WeakMap<Patterns, Prepared>();

function prepare(compiled: Patterns): Prepared {
  const meter = { left: mostWork };
  const prepared = known.get(compiled) ?? {
    admits: createAdmission(compiled),
    followersOf: findFollowers(compiled.patterns),
    everywhere: createEverywhere(compiled, meter),
    first: createPass(compiled.first),
    second: createPass(compiled.second),
    tests: [],
    meter,
  };
  known.set(compiled, prepared);
  return prepared;
}

interface Pass {
  prefilter: Prefilter;
  owners: number[][];
}

/** A pass over some literals, made ready when first needed. */
function createPass({ texts, windows, owners }: Literals): () => Pass {
  let pass: Pass | undefined;
  return () => {
    pass ??= { prefilter: createPrefilter(texts, windows), owners };
    return pass;
  };
}

/** The patterns that are of interest only beside others: by the pattern they follow, undefined for a module named for prompts. */
function findFollowers(patterns: readonly Pattern[]): Map<number | undefined, number[]> {
  const followers = new Map<number | undefined, number[]>();
  for (const [pattern, { when }] of patterns.entries()) {
    if (!when) continue;
    for (const key of 'patterns' in when ? when.patterns : [undefined]) {
      const known = followers.get(key);
      if (known) known.push(pattern);
      else followers.set(key, [pattern]);
    }
  }
  return followers;
}

/** The patterns with an expression that has no literal: all of their expressions are tried together, on every line. */
function createEverywhere(
  { expressions, everywhere }: Patterns,
  meter: Meter,
): (text: FileText, take: (pattern: number, offset: number) => void) => void {
  if (everywhere.length === 0) return () => {};
  const wanted = new Set(everywhere);
  const all = expressions.filter(({ pattern }) => wanted.has(pattern));
  const size = all.reduce((sum, expression) => sum + (expression.size ?? 0), 0);
  const set = new RE2Set(RE2Set.UNANCHORED, expressionFlags);
  for (const { source } of all) set.add(source);
  set.compile();
  return (text, take) => {
    for (let start = 0; start < text.bytes.length; ) {
      const end = text.lineEnd(start);
      const cut = Math.min(end, start + longestLine);
      if (size > 0 && !spend(meter, size, cut - start)) return;
      for (const index of set.match(text.code(start, cut, text.raw(start, cut)).text)) take(all[index]!.pattern, start);
      start = end + 1;
    }
  };
}

const [no, yes] = [1, 2];

/** Which patterns are asked of a file, by its language, class and path; worked out when a literal is found first. */
function createAdmission({ patterns, paths }: Patterns): (file: RepositoryFile, asked: Language) => (pattern: number) => boolean {
  const gates = new Map<string, Uint8Array>();
  return ({ fileClass, path }, asked) => {
    const key = `${asked} ${fileClass}`;
    const gate = gates.get(key) ?? new Uint8Array(patterns.length);
    gates.set(key, gate);
    const lower = path.toLowerCase();
    const matches = new Uint8Array(paths.length);
    return (number) => {
      const pattern = patterns[number]!;
      if (gate[number] === 0) {
        const speaks = pattern.languages.includes(asked) || (pattern.languages.includes('code') && codeLanguages.includes(asked));
        gate[number] = speaks && pattern.classes.includes(fileClass) ? yes : no;
      }
      if (gate[number] === no) return false;
      if (pattern.paths === undefined) return true;
      if (matches[pattern.paths] === 0)
        matches[pattern.paths] = paths[pattern.paths]!.some((glob) => matchesPath(glob, lower)) ? yes : no;
      return matches[pattern.paths] === yes;
    };
  };
}
