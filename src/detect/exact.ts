import type { Piece } from './text';

/**
 * A pattern that is nothing but some texts in a row: at each place one of a few (`['"]` is two). With what must stand around it,
 * and whether case counts.
 */
export interface Exact {
  places: string[][];
  /** The place with the longest single text. */
  core: number;
  before: '' | '^' | '^\\s*' | '\\b';
  after: '' | '\\b';
  ignoreCase: boolean;
}

/** Most texts that a pattern may stand for: it is tried one after the other. */
const mostTexts = 64;

const atom = /\(\?:((?:[\w :/@'"`=,-]|\\[^\w\s]|\|)+)\)|\[([\w :/@'"`=,.()<>;-]+)\]|\\([^\w\s])|([^\\^$.*+?()[\]{}|])/y;

/** Takes an RE2 source and gives it as texts, or undefined where it is more than that. */
export function exactOf(source: string): Exact | undefined {
  const ignoreCase = source.startsWith('(?i)');
  const pattern = ignoreCase ? source.slice(4) : source;
  const before = (['^\\s*', '^', '\\b'] as const).find((one) => pattern.startsWith(one)) ?? '';
  const after = pattern.endsWith('\\b') && pattern.at(-3) !== '\\' ? '\\b' : '';
  const places = placesOf(pattern.slice(before.length, pattern.length - after.length));
  const sure = places?.map((texts) => (texts.length === 1 ? texts[0]!.length : 0)) ?? [];
  const longest = Math.max(0, ...sure);
  if (!places || longest === 0) return undefined;
  const cased = ignoreCase ? places.map((texts) => texts.map((text) => text.toLowerCase())) : places;
  return { places: cased, core: sure.indexOf(longest), before, after, ignoreCase };
}

function placesOf(pattern: string): string[][] | undefined {
  const places: string[][] = [];
  let texts = 1;
  for (let at = 0; at < pattern.length; ) {
    atom.lastIndex = at;
    const match = atom.exec(pattern);
    if (!match) return undefined;
    at += match[0].length;
    const [, group, characters, escaped, plain] = match;
    if (characters && /[^-]-[^-]|\\/.test(characters)) return undefined;
    const one =
      group?.split('|').map((text) => text.replace(/\\(.)/g, '$1')) ?? (characters ? [...characters] : [(escaped ?? plain)!]);
    const next = pattern[at];
    if (next === '*' || next === '+' || next === '{') return undefined;
    if (next === '?') {
      if (pattern[++at] === '?') return undefined;
      one.push('');
    }
    texts *= one.length;
    if (texts > mostTexts) return undefined;
    const last = places.at(-1);
    if (one.length === 1 && last?.length === 1) last[0] += one[0]!;
    else places.push(one);
  }
  return places;
}

/** Whether a piece of text holds the pattern. */
export function holdsExactly(piece: Piece, { places, core, before, after, ignoreCase }: Exact): boolean {
  const text = ignoreCase ? piece.lower : piece.text;
  const wanted = places[core]![0]!;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (endsWell(at + wanted.length, core + 1) && beginsWell(at, core - 1)) return true;
  return false;

  function endsWell(at: number, place: number): boolean {
    if (place === places.length) return after === '' || isBoundary(text, at);
    return places[place]!.some((one) => text.startsWith(one, at) && endsWell(at + one.length, place + 1));
  }

  function beginsWell(at: number, place: number): boolean {
    if (place < 0) return mayBegin(text, at, before);
    return places[place]!.some(
      (one) => text.startsWith(one, at - one.length) && at >= one.length && beginsWell(at - one.length, place - 1),
    );
  }
}

function mayBegin(text: string, at: number, before: Exact['before']): boolean {
  if (before === '') return true;
  if (before === '\\b') return isBoundary(text, at);
  let start = at;
  if (before === '^\\s*') while (start > 0 && ' \t\r\f'.includes(text[start - 1]!)) start--;
  return start === 0 || text[start - 1] === '\n';
}

function isBoundary(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
}

/** As RE2 sees it: ASCII letters, digits and the underscore. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}
