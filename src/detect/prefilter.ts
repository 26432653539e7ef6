/** A literal found: its number, and the byte offset at which it begins. */
export type LiteralHit = (literal: number, offset: number) => void;

/** Shortest literal that a prefilter can look for, in bytes. */
export const shortestLiteral = 5;

const multiplier = 0x9e3779b1;
const window = 7;
function fold(text: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(text));
  for (let i = 0; i < bytes.length; i++) bytes[i]! |= 0x20;
  return bytes;
}

const weightSlots = 1 << 14;

/** The weights where nothing is known of how often a gram stands in code. */
export const noWeights = new Uint8Array(weightSlots);

/** Takes sample texts and gives how often each 4-byte gram stands in them (by hash, at most 255): literals are looked for by their rarest part. */
export function weighGrams(samples: readonly string[]): Uint8Array {
  const counts = new Uint8Array(weightSlots);
  for (const sample of samples) {
    const bytes = fold(sample);
    for (let at = 0; at + 4 <= bytes.length; at++) {
      const slot = weightSlot(gramAt(bytes, at));
      if (counts[slot]! < 255) counts[slot]!++;
    }
  }
  return counts;
}

function weightSlot(gram: number): number {
  return Math.imul(gram, multiplier) >>> 18;
}

/**
 * Takes literals (at least 5 bytes; case is ignored) and gives a function that reports each place in a buffer where one
 * stands. A 4-byte gram is probed at every fourth byte, so of each literal the four grams of a 7-byte window are entered,
 * one for each alignment; for a shorter literal the byte beside it is entered with every value it can have.
 */
export function createPrefilter(
  literals: readonly string[],
  weights: Uint8Array = noWeights,
): (bytes: Uint8Array, hit: LiteralHit) => void {
  const entered = enterAll(literals, weights);
  const shift = 32 - bitsFor(entered.reduce((sum, { grams }) => sum + grams.length, 0));
  const slots = 2 ** (32 - shift);
  const slot = (gram: number) => Math.imul(gram, multiplier) >>> shift;
  // Entries lie together by slot: those of slot s are starts[s] up to starts[s + 1].
  const starts = new Uint32Array(slots + 1);
  const table = new Uint8Array(slots);
  for (const { grams } of entered) for (const { gram } of grams) starts[slot(gram) + 1]!++;
  for (let s = 0; s < slots; s++) {
    if (starts[s + 1]! > 0) table[s] = 1;
    starts[s + 1]! += starts[s]!;
  }
  const count = starts[slots]!;
  const [grams, offsets, owners] = [new Int32Array(count), new Int32Array(count), new Uint32Array(count)];
  // A byte of the literal beside its gram, and where: it tells most of the literals that share a gram apart.
  const [besides, besideBytes] = [new Int32Array(count), new Uint8Array(count)];
  const texts = new Uint8Array(entered.reduce((sum, { text }) => sum + text.length, 0));
  const textStarts = new Uint32Array(entered.length + 1);
  const next = starts.slice();
  for (const [literal, { text, grams: own }] of entered.entries()) {
    texts.set(text, textStarts[literal]);
    textStarts[literal + 1] = textStarts[literal]! + text.length;
    for (const { gram, at } of own) {
      const entry = next[slot(gram)]!++;
      grams[entry] = gram;
      offsets[entry] = at;
      owners[entry] = literal;
      const beside = at + 4 < text.length ? at + 4 : at - 1;
      besides[entry] = beside - at;
      besideBytes[entry] = text[beside]!;
    }
  }

  function confirm(bytes: Uint8Array, position: number, gram: number, hit: LiteralHit): void {
    const s = slot(gram);
    const end = starts[s + 1]!;
    for (let entry = starts[s]!; entry < end; entry++) {
      if (grams[entry] !== gram || (bytes[position + besides[entry]!]! | 0x20) !== besideBytes[entry]) continue;
      const literal = owners[entry]!;
      const start = position - offsets[entry]!;
      const from = textStarts[literal]!;
      const length = textStarts[literal + 1]! - from;
      if (start < 0 || start + length > bytes.length) continue;
      let i = 0;
      while (i < length && (bytes[start + i]! | 0x20) === texts[from + i]) i++;
      if (i === length) hit(literal, start);
    }
  }

  return (given, hit) => {
    const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
    const count = bytes.length >> 2;
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, count);
    for (let i = 0; i < count; i++) {
      const gram = words[i]! | 0x20202020;
      if (table[slot(gram)] === 1) confirm(bytes, i * 4, gram, hit);
    }
    let last = 0x20202020;
    for (let i = count * 4; i < bytes.length; i++) last |= bytes[i]! << (8 * (i % 4));
    if (table[slot(last)] === 1) confirm(bytes, count * 4, last, hit);
  };
}

/** Slots enough that few grams share one, and few enough to be made ready fast. */
function bitsFor(grams: number): number {
  return Math.min(17, Math.max(10, 32 - Math.clz32(grams * 8)));
}

/** A literal as bytes, with the grams it is entered by. */
interface Entered {
  text: Uint8Array;
  grams: { gram: number; at: number }[];
}

/** Enters the literals one after the other, each by a window whose grams are rare in code and not yet those of many others. */
function enterAll(literals: readonly string[], weights: Uint8Array): Entered[] {
  const taken = new Uint16Array(weightSlots);
  return literals.map((literal) => {
    const text = fold(literal);
    const grams = gramsOf(text, taken, weights);
    for (const { gram } of grams) taken[weightSlot(gram)]!++;
    return { text, grams };
  });
}

function gramsOf(text: Uint8Array, taken: Uint16Array, weights: Uint8Array): { gram: number; at: number }[] {
  if (text.length >= window) {
    const start = rarestWindow(text, taken, weights);
    return [0, 1, 2, 3].map((shift) => ({ gram: gramAt(text, start + shift), at: start + shift }));
  }
  return [0, 1, 2, 3].flatMap((shift) => {
    const at = shift + 4 - text.length <= 1 ? shift : shift - 4;
    const missing = at < 0 ? 0 : text.length - at;
    if (at >= 0 && missing >= 4) return [{ gram: gramAt(text, at), at }];
    return anyByte().map((byte) => {
      const four = [0, 1, 2, 3].map((i) => (i === missing ? byte : text[at + i]!));
      return { gram: gramAt(Uint8Array.from(four), 0), at };
    });
  });
}

function rarestWindow(text: Uint8Array, taken: Uint16Array, weights: Uint8Array): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let sum = 0;
  const costs = new Float64Array(text.length - 3);
  for (let at = 0; at < costs.length; at++) {
    const slot = weightSlot(gramAt(text, at));
    costs[at] = (weights[slot]! + 1) * (taken[slot]! + 1);
    sum += costs[at]! - (at >= 4 ? costs[at - 4]! : 0);
    if (at >= 3 && sum < lowest) [best, lowest] = [at - 3, sum];
  }
  return best;
}

function gramAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

function anyByte(): number[] {
  return [...new Set(Array.from({ length: 256 }, (_, byte) => byte | 0x20))];
}
