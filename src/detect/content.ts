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

/** What a scan of contents gives: for each pattern, its first location in each file. */
export interface ContentScan {
  visit(file: RepositoryFile, bytes: Uint8Array): void;
  found: Found[][];
}

/** Takes compiled patterns and gives a scan: the literals of all are looked for in the bytes, then each pattern is tried on the lines of its literals only. */
export function createContentScan(patterns: readonly Pattern[]): ContentScan {
  const found: Found[][] = patterns.map(() => []);
  const literalNumbers = new Map<string, number>();
  const byLiteral: number[][] = [];
  const unfiltered: number[] = [];
  for (const [number, pattern] of patterns.entries()) {
    if (!pattern.literals) unfiltered.push(number);
    for (const literal of pattern.literals ?? []) {
      let known = literalNumbers.get(literal);
      if (known === undefined) {
        known = byLiteral.push([]) - 1;
        literalNumbers.set(literal, known);
      }
      byLiteral[known]!.push(number);
    }
  }
  const prefilter = createPrefilter([...literalNumbers.keys()]);
  const applies = createGate(patterns);
  const match = createTests(patterns);

  return {
    found,
    visit(file, bytes) {
      const hits = new Map<number, number[]>();
      prefilter(bytes, (literal, offset) => {
        for (const number of byLiteral[literal]!) {
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
      for (const number of everywhere) record(number, file, view, view.code.keys());
    },
  };

  function record(number: number, file: RepositoryFile, view: View, lines: Iterable<number>): void {
    const { window } = patterns[number]!;
    for (const line of lines) {
      const text = window > 1 ? view.code.slice(line, line + window).join('\n') : view.code[line]!;
      if (text.length > longestLine && window === 1 ? !matchesLong(number, text) : !match(number, text)) continue;
      found[number]!.push({ path: file.path, line: view.lineNumber(line), excerpt: excerptOf(view.raw[line] ?? ''), fileClass: file.fileClass });
      return;
    }
  }

  function matchesLong(number: number, text: string): boolean {
    const lower = text.slice(0, 200_000).toLowerCase();
    return (patterns[number]!.literals ?? []).some((literal) => {
      const at = lower.indexOf(literal);
      return at >= 0 && match(number, text.slice(Math.max(0, at - longestLine / 2), at + longestLine / 2));
    });
  }
}

/** A file's lines with comments blanked, and as they are. */
interface View {
  code: string[];
  raw: string[];
  lineNumber(index: number): number;
  linesAt(offsets: number[]): Iterable<number>;
}

function readView(file: RepositoryFile, bytes: Uint8Array): View | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (file.language === 'notebook') {
    const cells = notebookCode(text);
    if (!cells) return undefined;
    const code = stripComments(cells.text, 'python').split('\n');
    return { code, raw: cells.text.split('\n'), lineNumber: (index) => cells.lines[index] ?? 1, linesAt: () => code.keys() };
  }
  const code = file.language ? stripComments(text, file.language) : text;
  return {
    code: code.split('\n'),
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

function createGate(patterns: readonly Pattern[]): (number: number, file: RepositoryFile) => boolean {
  const gates = patterns.map((pattern) => ({
    languages: new Set(pattern.languages),
    classes: new Set(pattern.classes),
    matches: pattern.paths.length > 0 ? createMatcher(pattern.paths) : () => true,
  }));
  return (number, { language, fileClass, path }) => {
    const gate = gates[number]!;
    const asked = language === 'notebook' ? 'python' : language;
    return asked !== undefined && gate.languages.has(asked) && gate.classes.has(fileClass) && gate.matches(path);
  };
}

function createTests(patterns: readonly Pattern[]): (number: number, text: string) => boolean {
  const compiled: (RE2JS[] | undefined)[] = [];
  return (number, text) => {
    compiled[number] ??= patterns[number]!.sources.map((source) => RE2JS.compile(source, RE2JS.MULTILINE | RE2JS.DOTALL));
    return compiled[number].some((expression) => expression.test(text));
  };
}
