/**
 * Sets of literals so chosen that every match of the pattern contains one of each set (lower-cased), the longest first: what can
 * be checked on a line before the pattern itself.
 */
export function requiredSets(pattern: string): string[][] {
  const { exact, sets } = new Parser(pattern).parse();
  const all = exact ? [...sets, exact] : sets;
  const useful = all
    .filter((set) => set.length <= 40 && set.every((text) => text.trim() !== ''))
    .map((set) => [...new Set(set)].sort());
  const distinct = new Map(useful.map((set) => [set.join('\n'), set]));
  return [...distinct.values()].sort((a, b) => shortest(b) - shortest(a)).slice(0, 8);
}

/** What it costs to look for some literals: how often they are found, and their number. */
export type CostOf = (literals: readonly string[]) => number;

/**
 * Literals so chosen that every match of the pattern contains one of them (lower-cased) and that they cost least, or undefined
 * where no set of at least `minimum` bytes each exists.
 */
export function requiredLiterals(pattern: string, minimum = 5, costOf: CostOf = byLength): string[] | undefined {
  const { need, exact, sets } = new Parser(pattern).parse();
  const known = [need, exact, ...sets].filter((set) => set !== undefined);
  const shared = known.filter((set) => set.length > 1).map((set) => [commonPart(set)]);
  const usable = [...known, ...shared].filter((set) => shortest(set) >= minimum).map((set) => [...new Set(set)].sort());
  if (usable.length === 0) return undefined;
  const costs = usable.map(costOf);
  return usable[costs.indexOf(Math.min(...costs))];
}

/** Literals as of `requiredLiterals`, but of the first part of the pattern that has any: a match of several lines begins on their line. */
export function leadingLiterals(pattern: string, minimum = 5): string[] | undefined {
  const { exact, sets } = new Parser(pattern).parse();
  const first = [...sets, ...(exact ? [exact] : [])].find((set) => shortest(set) >= minimum);
  return first && [...new Set(first)].sort();
}

function byLength(literals: readonly string[]): number {
  return Math.log2(literals.length) - Math.min(shortest(literals), 12);
}

// Trying all parts takes the square of it; no literal gains by more.
const longestPart = 80;

/** The longest text that all of some texts contain, of the beginning of the first. */
function commonPart([whole = '', ...others]: string[]): string {
  const first = whole.slice(0, longestPart);
  for (let length = first.length; length > 0; length--)
    for (let at = 0; at + length <= first.length; at++) {
      const part = first.slice(at, at + length);
      if (others.every((other) => other.includes(part))) return part;
    }
  return '';
}

/**
 * Takes a pattern and gives its alternatives at the top level, each with the pattern's leading flags: together they match what
 * the pattern matches, and each has literals of its own. A pattern that sets flags elsewhere is given back whole.
 */
export function splitAlternatives(pattern: string): string[] {
  const flags = /^\(\?[a-zA-Z]+\)/.exec(pattern)?.[0] ?? '';
  const body = pattern.slice(flags.length);
  if (/\(\?[a-zA-Z-]+\)/.test(body)) return [pattern];
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < body.length; at++) {
    const c = body[at];
    if (c === '\\') at++;
    else if (c === '[') at = endOfClass(body, at);
    else if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === '|' && depth === 0) {
      parts.push(body.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(body.slice(start));
  return parts.map((part) => flags + part);
}

/** Takes the place of a `[` and gives that of its `]`. */
function endOfClass(pattern: string, open: number): number {
  let at = open + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  while (at < pattern.length && pattern[at] !== ']') {
    if (pattern[at] === '\\') at++;
    else if (pattern.startsWith('[:', at)) at = pattern.indexOf(':]', at) + 1;
    at++;
  }
  return at;
}

/** What is known of a part of a pattern: the strings it can be, if few; and a set of strings one of which each of its matches contains. */
interface Part {
  exact: string[] | undefined;
  need: string[] | undefined;
  /** All such sets that are known, not only the best. */
  sets: string[][];
}

const unknown: Part = { exact: undefined, need: undefined, sets: [] };
const empty: Part = { exact: [''], need: undefined, sets: [] };

/** Most strings that one part is spelt out in. */
const most = 64;

class Parser {
  private at = 0;
  constructor(private readonly pattern: string) {}

  parse(): Part {
    return this.alternatives();
  }

  private alternatives(): Part {
    const parts = [this.sequence()];
    while (this.pattern[this.at] === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    if (parts.length === 1) return parts[0]!;
    const exact = parts.every((p) => p.exact) ? parts.flatMap((p) => p.exact!) : undefined;
    const needs = parts.map((p) => better(p.need, p.exact));
    return {
      exact: exact && exact.length <= most ? exact : undefined,
      need: needs.every((n) => n) ? needs.flatMap((n) => n!) : undefined,
      sets: needs.every((n) => n) ? [needs.flatMap((n) => n!)] : [],
    };
  }

  private sequence(): Part {
    let run: string[] | undefined = [''];
    let whole = true;
    let best: string[] | undefined;
    const sets: string[][] = [];
    while (this.at < this.pattern.length && this.pattern[this.at] !== '|' && this.pattern[this.at] !== ')') {
      const part = this.repeated();
      if (run && part.exact && run.length * part.exact.length <= most) {
        run = run.flatMap((a) => part.exact!.map((b) => a + b));
        continue;
      }
      best = better(better(best, run), part.need);
      sets.push(...part.sets, ...(run ? [run] : []));
      whole = false;
      run = part.exact ?? [''];
    }
    if (!whole && run) sets.push(run);
    return { exact: whole ? run : undefined, need: better(best, run), sets };
  }

  private repeated(): Part {
    const part = this.atom();
    const rest = this.pattern.slice(this.at);
    const quantifier = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(rest);
    if (!quantifier) return part;
    this.at += quantifier[0].length;
    const least = quantifier[1] === undefined ? (rest[0] === '+' ? 1 : 0) : Number(quantifier[1]);
    if (rest[0] === '?' && part.exact) return { exact: ['', ...part.exact], need: undefined, sets: [] };
    return least > 0
      ? { exact: undefined, need: better(part.need, part.exact), sets: part.exact ? [...part.sets, part.exact] : part.sets }
      : unknown;
  }

  private atom(): Part {
    const c = this.pattern[this.at++]!;
    if (c === '(') return this.group();
    if (c === '[') return this.characterClass();
    if (c === '^' || c === '$') return empty;
    if (c === '.') return unknown;
    if (c !== '\\') return { exact: [c.toLowerCase()], need: undefined, sets: [] };
    const escaped = this.pattern[this.at++]!;
    if ('bBAz'.includes(escaped)) return empty;
    if (/[a-zA-Z0-9]/.test(escaped)) {
      if (escaped === 'p' || escaped === 'P')
        this.at += this.pattern[this.at] === '{' ? this.pattern.slice(this.at).indexOf('}') + 1 : 1;
      return unknown;
    }
    return { exact: [escaped], need: undefined, sets: [] };
  }

  private group(): Part {
    const flags = /^\?(?:P?<\w+>|[a-zA-Z-]*(:|\)))/.exec(this.pattern.slice(this.at));
    if (flags) {
      this.at += flags[0].length;
      if (flags[1] === ')') return empty;
    }
    const part = this.alternatives();
    this.at++;
    return part;
  }

  private characterClass(): Part {
    const start = this.at;
    this.at = endOfClass(this.pattern, start - 1);
    const body = this.pattern.slice(start, this.at++);
    const characters = body.replace(/\\([^a-zA-Z0-9])/g, '$1');
    const plain = !body.startsWith('^') && !/\\[a-zA-Z0-9]|\[:|.-./.test(body);
    return plain && characters.length <= 4
      ? { exact: [...new Set(characters.toLowerCase())], need: undefined, sets: [] }
      : unknown;
  }
}

function shortest(set: readonly string[]): number {
  return Math.min(...set.map((text) => Buffer.byteLength(text)));
}

function better(a: string[] | undefined, b: string[] | undefined): string[] | undefined {
  if (!a?.length || !b?.length) return a?.length ? a : b;
  return byLength(b) < byLength(a) ? b : a;
}
