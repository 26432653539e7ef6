import type { Test } from './expression';
import type { FileText, Piece } from './text';

/** Of a line longer than this, in bytes, only a stretch around the literal is matched. */
export const longestLine = 2000;
const longestWindow = 20_000;

/** The lines of a text as they are asked for in order; the last one is kept, because many literals can stand in it. Offsets are in bytes. */
export class Lines {
  #line = 0;
  #lineEnd = -1;
  #start = -1;
  #end = -1;
  #raw: Piece | undefined;

  constructor(private readonly text: FileText) {}

  /** Moves to the line of an offset and gives where a stretch of `window` lines begins, or of a long line a part in which the offset lies. */
  startAt(offset: number, window: number): number {
    this.moveTo(offset);
    if (window > 1 || this.#lineEnd - this.#line <= longestLine) return this.#line;
    const step = longestLine / 2;
    return this.#line + Math.max(0, Math.floor((offset - this.#line) / step) * step - step / 2);
  }

  /** Takes the start of a stretch and gives where the line begins on which its code, without comments, passes a test; -1 where it does not. */
  find(start: number, window: number, test: Test): number {
    const end = this.endOf(start, window);
    const piece = this.read(start, end);
    if (!test.mayMatch(piece)) return -1;
    // Where no comment begins or ends, all of it is code or none: only a match is worth knowing where the comments are.
    const isPlain = !this.text.hasCommentMark(piece);
    if (isPlain && !test.matches(piece)) return -1;
    const code = this.text.code(start, end, piece);
    if (!(isPlain && code === piece) && !test.matches(code)) return -1;
    let found = start;
    if (window > 1) for (let n = test.lineOf(code); n > 0; n--) found = this.text.lineEnd(found) + 1;
    return found;
  }

  /** The line of an offset, cut where it is too long to be matched. */
  textAt(offset: number): string {
    this.moveTo(offset);
    return this.read(this.#line, Math.min(this.#lineEnd, this.#line + longestLine)).text;
  }

  private moveTo(offset: number): void {
    if (offset >= this.#line && offset <= this.#lineEnd) return;
    this.#line = this.text.lineStart(offset);
    this.#lineEnd = this.text.lineEnd(offset);
  }

  private endOf(start: number, window: number): number {
    if (window === 1) return Math.min(this.#lineEnd, start + longestLine);
    let end = this.#lineEnd;
    for (let n = 1; n < window && end < this.text.bytes.length; n++) end = this.text.lineEnd(end + 1);
    return Math.min(end, start + longestWindow);
  }

  private read(start: number, end: number): Piece {
    if (this.#raw && start === this.#start && end === this.#end) return this.#raw;
    this.#start = start;
    this.#end = end;
    this.#raw = this.text.raw(start, end);
    return this.#raw;
  }
}
