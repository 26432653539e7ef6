/** A dependency that a manifest declares; the name is normalised as its ecosystem does. */
export interface Dependency {
  ecosystem: 'npm' | 'pypi' | 'go' | 'cargo' | 'maven' | 'nuget' | 'gem' | 'composer';
  name: string;
  line: number;
  dev: boolean;
}

/** A line of a text with its number. */
export interface Line {
  text: string;
  number: number;
}

/** Takes a text and gives its lines, numbered from 1, without line ends. */
export function linesOf(text: string): Line[] {
  return text.split('\n').map((line, index) => ({ text: line.endsWith('\r') ? line.slice(0, -1) : line, number: index + 1 }));
}

/**
 * Takes a text and a normalisation of names; gives the line on which a name is declared, from a line on: preferably as the
 * first word of the line, else in quotes, else anywhere.
 */
export function createLineFinder(text: string, normalise: (name: string) => string): (name: string, from?: number) => number {
  const places = new Map<string, { line: number; rank: number }[]>();
  for (const { text: line, number } of linesOf(text)) {
    const code = line.slice(0, 20_000);
    if (code.trimStart().startsWith('#')) continue;
    let isFirst = true;
    for (const match of code.matchAll(/[A-Za-z0-9][\w.\-/:@]{0,200}/g)) {
      const rank = isFirst ? 0 : `"'`.includes(code[match.index - 1] ?? ' ') ? 1 : 2;
      isFirst = false;
      const whole = match[0];
      const cut = whole.search(/[:@]/);
      // [dependencies.name] is a declaration too.
      const dot = code.startsWith('[') ? whole.lastIndexOf('.') + 1 : 0;
      for (const word of new Set([whole, cut > 0 ? whole.slice(0, cut) : whole, whole.slice(dot)])) {
        const key = normalise(word);
        const list = places.get(key);
        if (list) list.push({ line: number, rank });
        else places.set(key, [{ line: number, rank }]);
      }
    }
  }
  return (name, from = 1) => {
    let best: { line: number; rank: number } | undefined;
    for (const place of places.get(name) ?? []) if (place.line >= from && (!best || place.rank < best.rank)) best = place;
    return best?.line ?? from;
  };
}

/** Groups and files whose dependencies serve development only. */
export function isDevelopment(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]/)
    .some((word) => developmentWords.has(word));
}

const developmentWords = new Set(
  'dev develop development test tests testing lint linting docs doc typing types ci debug'.split(' '),
);
