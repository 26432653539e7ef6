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

/** Takes a file and its bytes and gives its text, or undefined where a notebook cannot be read. */
export function openText(file: RepositoryFile, given: Uint8Array): FileText | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (file.language !== 'notebook') return new FileText(bytes, file.language!);
  const notebook = notebookCode(bytes.toString('utf8'));
  return notebook && new FileText(Buffer.from(notebook.text), notebook.language, notebook.lines);
}

/** The bytes of a file by lines, as they are and with comments blanked; of a notebook those of its code. All offsets are in bytes. */
export class FileText {
  #text: string | undefined;
  #comments: number[] = [];
  #known = 0;
  #counted = 0;
  #lines = 1;
  #places: number[] | undefined;

  constructor(
    readonly bytes: Buffer,
    readonly language: Language,
    private readonly places?: () => number[],
  ) {}

  lineStart(offset: number): number {
    // Lines are short: a loop is faster than a call of lastIndexOf.
    let start = offset;
    while (start > 0 && this.bytes[start - 1] !== newline) start--;
    return start;
  }

  lineEnd(offset: number): number {
    const end = this.bytes.indexOf(newline, offset);
    return end < 0 ? this.bytes.length : end;
  }

  raw(start: number, end: number): Piece {
    return new Piece(this.bytes.toString('utf8', start, end));
  }

  /** A stretch with comments blanked; `raw` itself where it has none. */
  code(start: number, end: number, raw: Piece): Piece {
    const all = this.commentsUntil(end);
    let blanked: Buffer | undefined;
    for (let i = firstEndingAfter(all, start); i < all.length && all[i]! < end; i += 2) {
      blanked ??= Buffer.from(this.bytes.subarray(start, end));
      blank(blanked, Math.max(all[i]!, start) - start, Math.min(all[i + 1]!, end) - start);
    }
    return blanked ? new Piece(blanked.toString('utf8')) : raw;
  }

  /** Whether a comment may begin or end in a stretch: if not, all of it is code or none. */
  hasCommentMark(piece: Piece): boolean {
    return commentMarks(this.language).some((mark) => piece.text.includes(mark));
  }

  /** The line number in the file, from 1. */
  lineNumber(offset: number): number {
    if (offset < this.#counted) [this.#counted, this.#lines] = [0, 1];
    for (; this.#counted < offset; this.#counted++) if (this.bytes[this.#counted] === newline) this.#lines++;
    if (!this.places) return this.#lines;
    this.#places ??= this.places();
    return this.#places[this.#lines - 1] ?? 1;
  }

  private commentsUntil(end: number): number[] {
    if (end > this.#known) {
      // Read as Latin-1 every byte is one character, so that offsets agree.
      this.#text ??= this.bytes.toString('latin1');
      this.#known = Math.min(this.bytes.length, Math.max(end, 2 * this.#known));
      this.#comments = commentsIn(this.#text, this.language, this.#known);
    }
    return this.#comments;
  }
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
