/** A literal found: its number, and the byte offset at which it begins. */
export type LiteralHit = (literal: number, offset: number) => void;

/** Takes bytes and reports each place where a literal stands, line by line in order. */
export type Prefilter = (bytes: Uint8Array, hit: LiteralHit) => void;

/** Shortest literal that a prefilter can look for, in bytes. */
export const shortestLiteral = 5;

// A gram is four bytes as a number, with bit 0x20 set in each: then the case of letters does not matter. A literal is looked
// for by a window of five bytes: of its two grams one begins at an even offset, wherever the literal stands.
const caseBits = 0x20202020;
const filterBits = 18;
const slotBits = 15;
const weightBits = 18;

function hash(gram: number): number {
  return Math.imul(gram, 0x9e3779b1);
}

/**
 * Takes literals (a character for each byte, at least 5; ASCII case is ignored) with the window of each (see `chooseWindows`) and gives the function
 * that finds them: a bit table is asked at every second byte, and only where it says yes are literals compared.
 */
export function createPrefilter(literals: readonly string[], windows: ArrayLike<number> = []): Prefilter {
  const { texts, starts } = foldAll(literals);
  const count = literals.length * 2;
  const filter = new Int32Array(2 ** (filterBits - 5));
  // Entries lie together by slot: those of slot s are slots[s] up to slots[s + 1].
  const slots = new Uint32Array(2 ** slotBits + 1);
  const all = new Int32Array(count);
  for (let entry = 0; entry < count; entry++) {
    const literal = entry >> 1;
    const gram = gramAt(texts, starts[literal]! + (windows[literal] ?? 0) + (entry & 1));
    const hashed = hash(gram);
    all[entry] = gram;
    filter[hashed >>> (37 - filterBits)]! |= 1 << (hashed >>> (32 - filterBits));
    slots[(hashed >>> (32 - slotBits)) + 1]!++;
  }
  for (let slot = 1; slot < slots.length; slot++) slots[slot]! += slots[slot - 1]!;
  const next = slots.slice();
  const entries = new Uint32Array(count);
  const grams = new Int32Array(count);
  for (let entry = 0; entry < count; entry++) {
    const at = next[hash(all[entry]!) >>> (32 - slotBits)]!++;
    entries[at] = entry;
    grams[at] = all[entry]!;
  }

  function mayStart(hashed: number): boolean {
    return ((filter[hashed >>> (37 - filterBits)]! >>> (hashed >>> (32 - filterBits))) & 1) === 1;
  }

  function confirm(bytes: Uint8Array, position: number, gram: number, hit: LiteralHit): void {
    const slot = hash(gram) >>> (32 - slotBits);
    const end = slots[slot + 1]!;
    for (let at = slots[slot]!; at < end; at++) {
      if (grams[at] !== gram) continue;
      const literal = entries[at]! >> 1;
      const from = starts[literal]!;
      const length = starts[literal + 1]! - from;
      const start = position - (windows[literal] ?? 0) - (entries[at]! & 1);
      if (start < 0 || start + length > bytes.length) continue;
      let i = 0;
      while (i < length && (bytes[start + i]! | 0x20) === texts[from + i]) i++;
      if (i === length) hit(literal, start);
    }
  }

  return (given, hit) => {
    const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    const last = words.length - 1;
    let gram = last < 0 ? 0 : words[0]! | caseBits;
    for (let i = 0; i < last; i++) {
      const next = words[i + 1]! | caseBits;
      if (mayStart(hash(gram))) confirm(bytes, 4 * i, gram, hit);
      const between = (gram >>> 16) | (next << 16);
      if (mayStart(hash(between))) confirm(bytes, 4 * i + 2, between, hit);
      gram = next;
    }
    for (let at = Math.max(0, 4 * last); at + 4 <= bytes.length; at += 2) confirm(bytes, at, gramAt(bytes, at), hit);
  };
}

/** How often each gram stands in sample texts (by hash). */
export type GramCounts = Uint32Array;

/** Takes sample texts and counts their grams. */
export function countGrams(samples: readonly string[]): GramCounts {
  const counts = new Uint32Array(2 ** weightBits);
  for (const sample of samples) {
    const bytes = Buffer.from(sample);
    for (let at = 0; at + 4 <= bytes.length; at++) counts[slotAt(bytes, at)]!++;
  }
  return counts;
}

/** Takes literals and gram counts and gives how often the literals may be found in the samples: each at most as often as its rarest gram. */
export function expectedHits(literals: readonly string[], counts: GramCounts): number {
  return literals.reduce((sum, literal) => {
    const bytes = Buffer.from(literal);
    let rarest = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 4 <= bytes.length; at++) rarest = Math.min(rarest, counts[slotAt(bytes, at)]!);
    return sum + rarest;
  }, 0);
}

/** Takes literals and gram counts and gives for each literal the offset of the window that stands out most: rare in the samples and among the literals. */
export function chooseWindows(literals: readonly string[], counts: GramCounts): number[] {
  const taken = new Uint16Array(2 ** weightBits);
  return literals.map((literal) => {
    const bytes = Buffer.from(literal, 'latin1');
    const slots = Array.from({ length: bytes.length - 3 }, (_, at) => slotAt(bytes, at));
    const costs = slots.map((slot) => (counts[slot]! + 1) * (taken[slot]! + 1));
    let best = 0;
    for (let at = 1; at + 1 < costs.length; at++) if (costs[at]! + costs[at + 1]! < costs[best]! + costs[best + 1]!) best = at;
    taken[slots[best]!]!++;
    taken[slots[best + 1]!]!++;
    return best;
  });
}

function slotAt(bytes: Uint8Array, at: number): number {
  return hash(gramAt(bytes, at)) >>> (32 - weightBits);
}

/** All literals as bytes in a row with the case bits set, and where each begins. */
function foldAll(literals: readonly string[]): { texts: Uint8Array; starts: Uint32Array } {
  const texts = Buffer.from(literals.join(''), 'latin1');
  const starts = new Uint32Array(literals.length + 1);
  for (const [i, literal] of literals.entries()) starts[i + 1] = starts[i]! + literal.length;
  for (let i = 0; i < texts.length; i++) texts[i]! |= 0x20;
  return { texts, starts };
}

function gramAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24) | caseBits;
}
