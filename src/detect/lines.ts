import type { Test } from './expression';
import type { FileText, Piece } from './text';

/** Of a line longer than this, in bytes, only a stretch around the literal is matched. */
export const longestLine = 2000;
const longestWindow = 20_000;

/** The lines of a text as they are asked for in order; offsets are in bytes. */
export interface Lines {
  /** The line of an offset, that and the following ones up to `window`, or of a long line a part in which the offset lies. */
  stretch(offset: number, window: number): { start: number; end: number };
  /** Where the line begins on which the code of a stretch, without comments, passes a test; -1 where it does not. */
  find(start: number, end: number, test: Test): number;
  textAt(offset: number): string;
}

/** Takes a text and gives its lines; the last one is kept, because many literals can stand in it. */
export function createLines(text: FileText): Lines {
  let [line, lineEnd] = [0, -1];
  let [rawStart, rawEnd] = [-1, -1];
  let raw: Piece;

  function moveTo(offset: number): void {
    if (offset >= line && offset <= lineEnd) return;
    [line, lineEnd] = [text.lineStart(offset), text.lineEnd(offset)];
  }

  function read(start: number, end: number): Piece {
    if (start !== rawStart || end !== rawEnd) [raw, rawStart, rawEnd] = [text.raw(start, end), start, end];
    return raw;
  }

  return {
    stretch(offset, window) {
      moveTo(offset);
      if (window === 1 && lineEnd - line <= longestLine) return { start: line, end: lineEnd };
      if (window === 1) {
        const step = longestLine / 2;
        const start = line + Math.max(0, Math.floor((offset - line) / step) * step - step / 2);
        return { start, end: Math.min(lineEnd, start + longestLine) };
      }
      let end = lineEnd;
      for (let n = 1; n < window && end < text.bytes.length; n++) end = text.lineEnd(end + 1);
      return { start: line, end: Math.min(end, line + longestWindow) };
    },
    find(start, end, test) {
      const piece = read(start, end);
      if (!test.mayMatch(piece)) return -1;
      // Where no comment begins or ends, all of it is code or none: only a match is worth knowing where the comments are.
      if (!text.hasCommentMark(piece) && !test.matches(piece)) return -1;
      const code = text.code(start, end, piece);
      if (end <= lineEnd) return test.matches(code) ? start : -1;
      let found = start;
      const line = test.lineOf(code);
      for (let n = 0; n < line; n++) found = text.lineEnd(found) + 1;
      return line < 0 ? -1 : found;
    },
    textAt(offset) {
      moveTo(offset);
      return read(line, Math.min(lineEnd, line + longestLine)).text;
    },
  };
}
