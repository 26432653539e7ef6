import { commentMarks, commentsIn } from '../repository/comments';
import type { Language } from '../repository/languages';
import { notebookCode } from '../repository/notebooks';
import type { RepositoryFile } from '../repository/repository';

const newline = 10;

/** A text with its lower-case form, worked out when first asked for. */
export class Piece {
  #lower: string | undefined;
  constructor(readonly text: string) {}

  get lower(): string {
    this.#lower ??= this.text.toLowerCase();
    return this.#lower;
  }
}

/** The bytes of a file by lines, as they are and with comments blanked; of a notebook those of its code. All offsets are in bytes. */
export interface FileText {
  bytes: Buffer;
  lineStart(offset: number): number;
  lineEnd(offset: number): number;
  raw(start: number, end: number): Piece;
  /** The same stretch with comments blanked; `raw` itself where it has none. */
  code(start: number, end: number, raw: Piece): Piece;
  /** Whether a comment may begin or end in a line: if not, all of it is code or none. */
  hasCommentMark(piece: Piece): boolean;
  /** The line number in the file, from 1. */
  lineNumber(offset: number): number;
}

/** Takes a file and its bytes and gives its text, or undefined where a notebook cannot be read. */
export function openText(file: RepositoryFile, given: Uint8Array): FileText | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (file.language !== 'notebook') return textOf(bytes, file.language!);
  const notebook = notebookCode(bytes.toString('utf8'));
  if (!notebook) return undefined;
  const code = textOf(Buffer.from(notebook.text), 'python');
  let lines: number[] | undefined;
  return {
    ...code,
    lineNumber(offset) {
      lines ??= notebook.lines();
      return lines[code.lineNumber(offset) - 1] ?? 1;
    },
  };
}

function textOf(bytes: Buffer, language: Language): FileText {
  const marks = commentMarks(language);
  // Read as Latin-1 every byte is one character, so that offsets agree.
  let text: string | undefined;
  let comments: number[] = [];
  let known = 0;
  let counted = 0;
  let lines = 1;

  function commentsUntil(end: number): number[] {
    if (end > known) {
      text ??= bytes.toString('latin1');
      known = Math.min(bytes.length, Math.max(end, 2 * known));
      comments = commentsIn(text, language, known);
    }
    return comments;
  }

  return {
    bytes,
    lineStart(offset) {
      // Lines are short: a loop is faster than a call of lastIndexOf.
      let start = offset;
      while (start > 0 && bytes[start - 1] !== newline) start--;
      return start;
    },
    lineEnd(offset) {
      const end = bytes.indexOf(newline, offset);
      return end < 0 ? bytes.length : end;
    },
    raw: (start, end) => new Piece(bytes.toString('utf8', start, end)),
    code(start, end, raw) {
      const all = commentsUntil(end);
      let blanked: Buffer | undefined;
      for (let i = firstEndingAfter(all, start); i < all.length && all[i]! < end; i += 2) {
        blanked ??= Buffer.from(bytes.subarray(start, end));
        blank(blanked, Math.max(all[i]!, start) - start, Math.min(all[i + 1]!, end) - start);
      }
      return blanked ? new Piece(blanked.toString('utf8')) : raw;
    },
    hasCommentMark: (piece) => marks.some((mark) => piece.text.includes(mark)),
    lineNumber(offset) {
      if (offset < counted) [counted, lines] = [0, 1];
      for (; counted < offset; counted++) if (bytes[counted] === newline) lines++;
      return lines;
    },
  };
}

/** The index of the first of the comments, pairs of offsets in order, that ends after an offset. */
function firstEndingAfter(comments: readonly number[], offset: number): number {
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[2 * middle + 1]! > offset) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}

function blank(bytes: Buffer, start: number, end: number): void {
  for (let i = start; i < end; i++) if (bytes[i] !== newline && bytes[i] !== 13) bytes[i] = 32;
}
