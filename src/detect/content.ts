import { RE2JS, RE2Set } from 're2js';
import { excerptOf, type Found } from '../model/found';
import { codeLanguages } from '../repository/languages';
import { isPromptModule } from '../repository/prompts/paths';
import type { RepositoryFile } from '../repository/repository';
import { expressionFlags as flags, holdsAll } from './expression';
import { createMatcher } from './glob';
import type { Pattern } from './patterns';
import { createPrefilter, noWeights } from './prefilter';
import { type FileView, viewOf } from './view';

/** A line longer than this is matched in a stretch around the literal only. */
const longestLine = 2000;
const longestWindow = 20_000;

/** What a scan of contents gives: for each pattern, its first location in each file. */
export interface ContentScan {
  visit(file: RepositoryFile, bytes: Uint8Array): void;
  found: Found[][];
}

/** One expression of a pattern: what is looked for by its own literals. */
interface Probe {
  pattern: number;
  source: string;
  literals: string[] | undefined;
  sets: string[][];
}

/**
 * Takes compiled patterns and gives a scan: the literals of all are looked for in the bytes, then each expression is tried on
 * the lines of its own literals only; those without a literal are tried together on every line.
 */
export function createContentScan(patterns: readonly Pattern[], weights: Uint8Array = noWeights): ContentScan {
  const found: Found[][] = patterns.map(() => []);
  const probes = patterns.flatMap(({ expressions }, pattern) =>
    expressions.map((expression): Probe => ({ pattern, ...expression })),
  );
  const byPattern: number[][] = patterns.map(() => []);
  for (const [number, { pattern }] of probes.entries()) byPattern[pattern]!.push(number);
  const followers = findFollowers(patterns);
  const applies = createGate(patterns);
  const filterOf = createFilters(patterns, probes, weights);
  const compiled: (RE2JS | undefined)[] = [];
  const everywhere = createSet(patterns, probes);

  function matches(number: number, text: string): boolean {
    const { source, literals, sets, pattern } = probes[number]!;
    if (sets.length > 0 && !holdsAll(text.toLowerCase(), sets)) return false;
    compiled[number] ??= RE2JS.compile(source, flags);
    const expression = compiled[number];
    if (patterns[pattern]!.window > 1) return expression.test(text.slice(0, longestWindow));
    if (text.length <= longestLine) return expression.test(text);
    const lower = text.slice(0, 100 * longestLine).toLowerCase();
    return (literals ?? []).some((literal) => {
      const at = lower.indexOf(literal);
      return at >= 0 && expression.test(text.slice(Math.max(0, at - longestLine / 2), at + longestLine / 2));
    });
  }

  /** The first of the lines that the probe matches. Most lines fail as they stand: only then is it worth knowing where the comments are. */
  function firstMatch(number: number, view: FileView, lines: Iterable<number>): number | undefined {
    const { window } = patterns[probes[number]!.pattern]!;
    for (const line of lines) {
      if (window === 1 && !matches(number, view.raw[line] ?? '')) continue;
      const code = view.code();
      if (matches(number, window > 1 ? code.slice(line, line + window).join('\n') : (code[line] ?? ''))) return line;
    }
    return undefined;
  }

  function follow(
    pattern: number,
    file: RepositoryFile,
    view: FileView,
    keep: (number: number, line: number | undefined) => void,
    done?: Map<number, number>,
  ): void {
    if (done?.has(pattern) || !applies(pattern, file)) return;
    for (const number of byPattern[pattern]!) keep(number, firstMatch(number, view, view.linesWith(probes[number]!.literals)));
  }

  return {
    found,
    visit(file, bytes) {
      if (!file.language) return;
      const hits = new Map<number, number[]>();
      const { prefilter, owners } = filterOf(groupOf(file.language), file.fileClass === 'test');
      prefilter(bytes, (literal, offset) => {
        for (const number of owners[literal]!) {
          if (!applies(probes[number]!.pattern, file)) continue;
          const offsets = hits.get(number);
          if (offsets) offsets.push(offset);
          else hits.set(number, [offset]);
        }
      });
      const first = new Map<number, number>();
      const slow = everywhere?.numbers.some((number) => applies(probes[number]!.pattern, file));
      const named = followers.named.length > 0 && isPromptModule(file.path) ? followers.named : [];
      if (hits.size === 0 && !slow && named.length === 0) return;
      const view = viewOf(file, bytes);
      if (!view) return;
      const keep = (number: number, line: number | undefined) => {
        const { pattern } = probes[number]!;
        if (line !== undefined && line < (first.get(pattern) ?? Number.POSITIVE_INFINITY)) first.set(pattern, line);
      };
      for (const [number, offsets] of hits) keep(number, firstMatch(number, view, view.linesAt(offsets)));
      if (slow) {
        for (const [line, text] of view.code().entries()) {
          for (const number of everywhere!.match(text.slice(0, longestLine)))
            if (applies(probes[number]!.pattern, file)) keep(number, line);
        }
      }
      // A Map's iteration meets what is added on the way, so followers of followers come too.
      for (const pattern of named) follow(pattern, file, view, keep);
      for (const [pattern] of first) for (const next of followers.of.get(pattern) ?? []) follow(next, file, view, keep, first);
      for (const [pattern, line] of first) {
        const excerpt = excerptOf(view.raw[line] ?? '');
        found[pattern]!.push({ path: file.path, line: view.lineNumber(line), excerpt, fileClass: file.fileClass });
      }
    },
  };
}

/** The patterns that are of interest only in certain files: by the pattern they follow, and those of modules named for prompts. */
function findFollowers(patterns: readonly Pattern[]): { of: Map<number, number[]>; named: number[] } {
  const of = new Map<number, number[]>();
  const named: number[] = [];
  for (const [number, { when }] of patterns.entries()) {
    if (!when) continue;
    if ('promptModule' in when) named.push(number);
    else for (const pattern of when.patterns) of.set(pattern, [...(of.get(pattern) ?? []), number]);
  }
  return { of, named };
}

/** The literals of the probes of some languages, made ready when the first file of these comes. */
interface LanguageFilter {
  prefilter: ReturnType<typeof createPrefilter>;
  /** The probes that each literal belongs to. */
  owners: number[][];
}

function createFilters(
  patterns: readonly Pattern[],
  probes: readonly Probe[],
  weights: Uint8Array,
): (group: string, inTests: boolean) => LanguageFilter {
  const filters = new Map<string, LanguageFilter>();
  const groups = patterns.map(({ languages }) => new Set(languages.map(groupOf)));
  const concerns = ({ when, classes }: Pattern, number: number, group: string, inTests: boolean) =>
    !when && groups[number]!.has(group) && (!inTests || classes.includes('test'));
  return (group, inTests) => {
    const key = `${group}${inTests}`;
    let filter = filters.get(key);
    if (!filter) {
      const owners = new Map<string, number[]>();
      const wanted = patterns.map((pattern, number) => concerns(pattern, number, group, inTests));
      for (const [number, { pattern, literals = [] }] of probes.entries()) {
        if (!wanted[pattern]) continue;
        for (const literal of literals) {
          const known = owners.get(literal);
          if (known) known.push(number);
          else owners.set(literal, [number]);
        }
      }
      filter = { prefilter: createPrefilter([...owners.keys()], weights), owners: [...owners.values()] };
      filters.set(key, filter);
    }
    return filter;
  };
}

/** All probes without a literal as one automaton: which of them match a line. */
function createSet(
  patterns: readonly Pattern[],
  probes: readonly Probe[],
): { numbers: number[]; match(text: string): number[] } | undefined {
  const numbers = [...probes.keys()].filter((number) => !probes[number]!.literals && !patterns[probes[number]!.pattern]!.when);
  if (numbers.length === 0) return undefined;
  const set = new RE2Set(RE2Set.UNANCHORED, flags);
  for (const number of numbers) set.add(probes[number]!.source);
  set.compile();
  return { numbers, match: (text) => set.match(text).map((index) => numbers[index]!) };
}

const codes = new Set(codeLanguages);

/** Languages that share a filter: those of code share most of their literals. */
function groupOf(language: string): string {
  return codes.has(asked(language)) ? 'code' : language;
}

/** The language whose patterns are asked of a file. */
function asked(language: string): string {
  return language === 'notebook' ? 'python' : language;
}

function createGate(patterns: readonly Pattern[]): (number: number, file: RepositoryFile) => boolean {
  const gates = patterns.map((pattern) => ({
    languages: new Set(pattern.languages),
    classes: new Set(pattern.classes),
    matches: pattern.paths.length > 0 ? createMatcher(pattern.paths) : () => true,
  }));
  // One file is asked about many times in a row.
  let last: RepositoryFile | undefined;
  const known = new Uint8Array(patterns.length);
  return (number, file) => {
    if (file !== last) {
      last = file;
      known.fill(0);
    }
    if (known[number] === 0) known[number] = admits(number, file) ? 1 : 2;
    return known[number] === 1;
  };

  function admits(number: number, { language, fileClass, path }: RepositoryFile): boolean {
    const gate = gates[number]!;
    return language !== undefined && gate.languages.has(asked(language)) && gate.classes.has(fileClass) && gate.matches(path);
  }
}
