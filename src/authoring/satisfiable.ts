import { RE2JS } from 're2js';
import { expressionFlags } from '../detect/expression';

/** An instruction of a compiled program of RE2, as the engine keeps it. */
interface Instruction {
  op: number;
  out: number;
  arg: number;
  runes: ArrayLike<number>;
}

const op = {
  alternative: 1,
  alternativeMatch: 2,
  capture: 3,
  assertion: 4,
  match: 6,
  nothing: 7,
  runes: 8,
  rune: 9,
  any: 10,
  anyButNewline: 11,
};
const assertion = { beginLine: 1, endLine: 2, beginText: 4, endText: 8, boundary: 16, noBoundary: 32 };

/** What stands beside a place, as far as an assertion can tell. */
type Kind = 'edge' | 'newline' | 'word' | 'other';

/** Takes an RE2 pattern and whether it is tried on single lines, and tells whether any text could match it. */
export function canMatch(pattern: string, isSingleLine: boolean): boolean {
  const { inst, start } = (
    RE2JS.compile(pattern, expressionFlags) as unknown as { re2Input: { prog: { inst: Instruction[]; start: number } } }
  ).re2Input.prog;
  const kinds: Kind[] = isSingleLine ? ['edge', 'word', 'other'] : ['edge', 'newline', 'word', 'other'];
  // A state is an instruction and what stands before and after its place: what comes after is guessed and then kept to.
  const open: [number, Kind, Kind][] = kinds.flatMap((before) =>
    kinds.map((after): [number, Kind, Kind] => [start, before, after]),
  );
  const seen = new Set(open.map(String));
  const visit = (at: number, before: Kind, after: Kind) => {
    const key = String([at, before, after]);
    if (!seen.has(key)) {
      seen.add(key);
      open.push([at, before, after]);
    }
  };
  for (let state = open.pop(); state; state = open.pop()) {
    const [at, before, after] = state;
    const one = inst[at]!;
    if (one.op === op.match) return true;
    if (one.op === op.alternative || one.op === op.alternativeMatch) {
      visit(one.out, before, after);
      visit(one.arg, before, after);
    } else if (one.op === op.capture || one.op === op.nothing) visit(one.out, before, after);
    else if (one.op === op.assertion) {
      if (holds(one.arg, before, after)) visit(one.out, before, after);
    } else if (one.op >= op.runes && after !== 'edge' && takes(one, after)) {
      for (const next of kinds) visit(one.out, after, next);
    }
  }
  return false;
}

function holds(asked: number, before: Kind, after: Kind): boolean {
  const isBoundary = (before === 'word') !== (after === 'word');
  const wanted: [number, boolean][] = [
    [assertion.beginLine, before === 'edge' || before === 'newline'],
    [assertion.endLine, after === 'edge' || after === 'newline'],
    [assertion.beginText, before === 'edge'],
    [assertion.endText, after === 'edge'],
    [assertion.boundary, isBoundary],
    [assertion.noBoundary, !isBoundary],
  ];
  return wanted.every(([bit, isSo]) => (asked & bit) === 0 || isSo);
}

/** Whether an instruction takes some character of a kind. */
function takes(one: Instruction, kind: Kind): boolean {
  if (one.op === op.any) return true;
  if (one.op === op.anyButNewline) return kind !== 'newline';
  const ranges = one.runes.length === 1 ? [[one.runes[0]!, one.runes[0]!]] : pairs(one.runes);
  return ranges.some(([low, high]) => kindRanges[kind].some(([from, to]) => low! <= to && high! >= from));
}

function pairs(runes: ArrayLike<number>): number[][] {
  return Array.from({ length: runes.length / 2 }, (_, i) => [runes[2 * i]!, runes[2 * i + 1]!]);
}

const kindRanges: Record<Kind, [number, number][]> = {
  edge: [],
  newline: [[10, 10]],
  word: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  other: [
    [0, 9],
    [11, 47],
    [58, 64],
    [91, 94],
    [96, 96],
    [123, 0x10ffff],
  ],
};
