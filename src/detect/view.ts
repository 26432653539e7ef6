import { stripComments } from '../repository/comments';
import { notebookCode } from '../repository/notebooks';
import type { RepositoryFile } from '../repository/repository';

/** A file by lines, as they are and with comments blanked; a notebook is the lines of its code cells. */
export interface FileView {
  raw: string[];
  /** Worked out when first asked for: most files are never asked. */
  code(): string[];
  /** The line number in the file, from 1, of an index into `raw`. */
  lineNumber(index: number): number;
  /** The indexes of the lines that hold these byte offsets, ascending; of a notebook all. */
  linesAt(offsets: number[]): Iterable<number>;
  /** The indexes of the lines that hold one of these lower-case literals, ascending; all lines without literals. */
  linesWith(literals: readonly string[] | undefined): Iterable<number>;
}

/** Takes a file and its bytes and gives its view, or undefined where a notebook cannot be read. */
export function viewOf(file: RepositoryFile, bytes: Uint8Array): FileView | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (file.language === 'notebook') return viewOfNotebook(text);
  const { language } = file;
  const raw = text.split('\n');
  return {
    raw,
    linesWith: finder(text, raw),
    code: once(() => (language ? stripComments(text, language) : text).split('\n')),
    lineNumber: (index) => index + 1,
    linesAt: (offsets) => linesAt(bytes, offsets),
  };
}

function viewOfNotebook(text: string): FileView | undefined {
  const cells = notebookCode(text);
  if (!cells) return undefined;
  const raw = cells.text.split('\n');
  return {
    raw,
    code: once(() => stripComments(cells.text, 'python').split('\n')),
    lineNumber: (index) => cells.lines[index] ?? 1,
    linesAt: () => raw.keys(),
    linesWith: finder(cells.text, raw),
  };
}

function finder(text: string, raw: readonly string[]): FileView['linesWith'] {
  const lowerText = once(() => text.toLowerCase());
  const lowerLines = once(() => raw.map((line) => line.toLowerCase()));
  return (literals) => {
    if (!literals) return raw.keys();
    const present = literals.filter((literal) => lowerText().includes(literal));
    return present.length === 0
      ? []
      : [...raw.keys()].filter((line) => present.some((literal) => lowerLines()[line]!.includes(literal)));
  };
}

function linesAt(bytes: Uint8Array, offsets: number[]): Set<number> {
  const lines = new Set<number>();
  let line = 0;
  let next = bytes.indexOf(10);
  for (const offset of offsets.sort((a, b) => a - b)) {
    while (next >= 0 && next < offset) {
      line++;
      next = bytes.indexOf(10, next + 1);
    }
    lines.add(line);
  }
  return lines;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
