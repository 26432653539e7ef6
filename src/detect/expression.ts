import { RE2JS } from 're2js';
import { exactOf, holdsExactly } from './exact';
import { requiredSets } from './literals';
import type { Piece } from './text';

/** An RE2 source, with the sets of lower-case texts of which every match contains one each; without sets the source is only texts (see `exactOf`). */
export interface Source {
  source: string;
  sets?: string[][];
  /** In instructions, where its work is counted. */
  size?: number;
}

/** Takes an RE2 source, whether it is tried on single lines only, and whether its work is counted, and gives it with its sets. */
export function createExpression(source: string, isSingleLine: boolean, isMetered: boolean): Source {
  const size = isMetered ? { size: RE2JS.compile(source, expressionFlags).programSize() } : {};
  return isSingleLine && exactOf(source) ? { source, ...size } : { source, sets: requiredSets(source), ...size };
}

/** A test in two steps: `mayMatch` is fast and true of every text that holds a match. */
export interface Test {
  mayMatch(piece: Piece): boolean;
  matches(piece: Piece): boolean;
  /** The line, from 0, on which the first match of a text that holds one begins. */
  lineOf(piece: Piece): number;
}

/** RE2 flags of every expression of a rule: `^` and `$` at line ends, `.` across lines. */
export const expressionFlags = RE2JS.MULTILINE | RE2JS.DOTALL;

/** How much work the expressions of strangers may still be in one scan: characters times instructions. Linear in both, and so without end in their product. */
export interface Meter {
  left: number;
}

/** Takes from a meter what a match costs; gives whether there was enough. */
export function spend(meter: Meter, size: number, length: number): boolean {
  meter.left -= size * length;
  return meter.left >= 0;
}

/**
 * Takes an expression, and what its work is taken from, and gives its test. What is only texts is looked for as such, and an
 * RE2 source is compiled only when a text holds all that a match needs: compiling is what costs most.
 */
export function createTest({ source, sets, size = 0 }: Source, meter: Meter): Test {
  const exact = sets ? undefined : exactOf(source);
  if (exact) {
    const holds = (piece: Piece) => holdsExactly(piece, exact);
    return { mayMatch: holds, matches: holds, lineOf: () => 0 };
  }
  let compiled: RE2JS | undefined;
  const expression = () => {
    compiled ??= RE2JS.compile(source, expressionFlags);
    return compiled;
  };
  return {
    mayMatch: (piece) => (sets ?? []).every((set) => set.some((literal) => piece.lower.includes(literal))),
    matches: (piece) => (size === 0 || spend(meter, size, piece.text.length)) && expression().test(piece.text),
    lineOf(piece) {
      const matcher = expression().matcher(piece.text);
      return matcher.find() ? piece.text.slice(0, matcher.start()).split('\n').length - 1 : 0;
    },
  };
}
