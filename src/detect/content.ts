import { RE2JS } from 're2js';
import { excerptOf, type Found } from '../model/found';
import { stripComments } from '../repository/comments';
import { notebookCode } from '../repository/notebooks';
import type { RepositoryFile } from '../repository/repository';
import { createMatcher } from './glob';
import type { Pattern } from './patterns';
import { createPrefilter } from './prefilter';

/** A line longer than this is matched in a stretch around the literal only. */
const longestLine = 2000;
const longestWindow = 20_000;

/** What a scan of contents gives: for each pattern, its first location in each file. */
export interface ContentScan {
  visit(file: RepositoryFile, bytes: Uint8Array): void;
  found: Found[][];
}

/** Takes compiled patterns and gives a scan: the literals of all are looked for in the bytes, then each pattern is tried on the lines of its literals only. */
export function createContentScan(patterns: readonly Pattern[]): ContentScan {
  const found: Found[][] = patterns.map(() => []);
  const applies = createGate(patterns);
  const match = createTests(patterns);
  const unfiltered = [...patterns.keys()].filter((number) => !patterns[number]!.literals);
  const byLanguage = new Map<string, LanguageFilter>();
  const filterOf = (language: string): LanguageFilter => {
    let filter = byLanguage.get(language);
    if (!filter) {
      filter = createLanguageFilter(patterns, language);
      byLanguage.set(language, filter);
    }
    return filter;
  };

  return {
    found,
    visit(file, bytes) {
      if (!file.language) return;
      const hits = new Map<number, number[]>();
      const { prefilter, owners } = filterOf(asked(file.language));
      prefilter(bytes, (literal, offset) => {
        for (const number of owners[literal]!) {
          if (!applies(number, file)) continue;
          const offsets = hits.get(number);
          if (offsets) offsets.push(offset);
          else hits.set(number, [offset]);
        }
      });
      const everywhere = unfiltered.filter((number) => applies(number, file));
      if (hits.size === 0 && everywhere.length === 0) return;
      const view = readView(file, bytes);
      if (!view) return;
      for (const [number, offsets] of [...hits].sort(([a], [b]) => a - b)) {
        const lines = view.linesAt(offsets);
        record(number, file, view, lines);
      }
      for (const number of everywhere) record(number, file, view, view.raw.keys());
    },
  };

  function record(number: number, file: RepositoryFile, view: View, lines: Iterable<number>): void {
    const { window } = patterns[number]!;
    for (const line of lines) {
      // Most lines fail as they stand: only then is it worth knowing where the comments are.
      if (window === 1 && !holds(number, view.raw[line] ?? '')) continue;
      if (
        !holds(
          number,
          window > 1
            ? view
                .code()
                .slice(line, line + window)
                .join('\n')
            : view.code()[line]!,
        )
      )
        continue;
      found[number]!.push({
        path: file.path,
        line: view.lineNumber(line),
        excerpt: excerptOf(view.raw[line] ?? ''),
        fileClass: file.fileClass,
      });
      return;
    }
  }

  function holds(number: number, text: string): boolean {
    if (text.length <= longestLine || patterns[number]!.window > 1) return match(number, text.slice(0, longestWindow));
    const lower = text.slice(0, 200_000).toLowerCase();
    return (patterns[number]!.literals ?? []).some((literal) => {
      const at = lower.indexOf(literal);
      return at >= 0 && match(number, text.slice(Math.max(0, at - longestLine / 2), at + longestLine / 2));
    });
  }
}

/** The literals of one language's patterns, made ready when the first file of that language comes. */
interface LanguageFilter {
  prefilter: ReturnType<typeof createPrefilter>;
  /** The patterns that each literal belongs to. */
  owners: number[][];
}

function createLanguageFilter(patterns: readonly Pattern[], language: string): LanguageFilter {
  const owners = new Map<string, number[]>();
  for (const [number, pattern] of patterns.entries()) {
    if (!pattern.languages.includes(language)) continue;
    for (const literal of pattern.literals ?? []) owners.set(literal, [...(owners.get(literal) ?? []), number]);
  }
  return { prefilter: createPrefilter([...owners.keys()]), owners: [...owners.values()] };
}

/** The language whose patterns are asked of a file. */
function asked(language: string): string {
  return language === 'notebook' ? 'python' : language;
}

/** A file's lines with comments blanked, and as they are. */
interface View {
  code(): string[];
  raw: string[];
  lineNumber(index: number): number;
  linesAt(offsets: number[]): Iterable<number>;
}

function readView(file: RepositoryFile, bytes: Uint8Array): View | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (file.language === 'notebook') {
    const cells = notebookCode(text);
    if (!cells) return undefined;
    const raw = cells.text.split('\n');
    return {
      code: once(() => stripComments(cells.text, 'python').split('\n')),
      raw,
      lineNumber: (index) => cells.lines[index] ?? 1,
      linesAt: () => raw.keys(),
    };
  }
  const { language } = file;
  return {
    code: once(() => (language ? stripComments(text, language) : text).split('\n')),
    raw: text.split('\n'),
    lineNumber: (index) => index + 1,
    linesAt(offsets) {
      const sorted = offsets.sort((a, b) => a - b);
      const lines = new Set<number>();
      let line = 0;
      let next = bytes.indexOf(10);
      for (const offset of sorted) {
        while (next >= 0 && next < offset) {
          line++;
          next = bytes.indexOf(10, next + 1);
        }
        lines.add(line);
      }
      return lines;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function createGate(patterns: readonly Pattern[]): (number: number, file: RepositoryFile) => boolean {
  const gates = patterns.map((pattern) => ({
    languages: new Set(pattern.languages),
    classes: new Set(pattern.classes),
    matches: pattern.paths.length > 0 ? createMatcher(pattern.paths) : () => true,
  }));
  return (number, { language, fileClass, path }) => {
    const gate = gates[number]!;
    return language !== undefined && gate.languages.has(asked(language)) && gate.classes.has(fileClass) && gate.matches(path);
  };
}

function createTests(patterns: readonly Pattern[]): (number: number, text: string) => boolean {
  const compiled: (RE2JS[] | undefined)[] = [];
  return (number, text) => {
    compiled[number] ??= patterns[number]!.sources.map((source) => RE2JS.compile(source, RE2JS.MULTILINE | RE2JS.DOTALL));
    return compiled[number].some((expression) => expression.test(text));
  };
}
