import type { Piece } from './text';

/** One of a few texts (`['"]` is two), or white space: `\s*`, `\s+`. */
type Place = string[] | '\\s*' | '\\s+';

/** A pattern that is nothing but texts in a row with white space between: what must stand around it, and whether case counts. */
export interface Exact {
  places: Place[];
  /** The place with the longest single text. */
  core: number;
  before: '' | '^' | '^\\s*' | '\\b';
  after: '' | '\\b';
  ignoreCase: boolean;
}

/** Most texts that a pattern may stand for: it is tried one after the other. */
const mostTexts = 64;

const whiteSpace = ' \t\r\n\f';

const atom = /(\\s[*+])|\(\?:((?:[\w :/@'"`=,-]|\\[^\w\s]|\|)+)\)|\[([\w :/@'"`=,.()<>;-]+)\]|\\([^\w\s])|([^\\^$.*+?()[\]{}|])/y;

/** Takes an RE2 source and gives it as texts, or undefined where it is more than that. */
export function exactOf(source: string): Exact | undefined {
  const ignoreCase = source.startsWith('(?i)');
  let pattern = ignoreCase ? source.slice(4) : source;
  // A word that may go on before or behind needs no look at what stands there.
  pattern = pattern.replace(/^\\b\\w\*(?=\w)/, '').replace(/(?<=\w)\\w\*(?:\\b)?$/, '');
  const before = (['^\\s*', '^', '\\b'] as const).find((one) => pattern.startsWith(one)) ?? '';
  const after = pattern.endsWith('\\b') && pattern.at(-3) !== '\\' ? '\\b' : '';
  const places = placesOf(pattern.slice(before.length, pattern.length - after.length));
  if (!places || !areClear(places)) return undefined;
  const sure = places.map((place) => (typeof place !== 'string' && place.length === 1 ? place[0]!.length : 0));
  const longest = Math.max(0, ...sure);
  if (longest === 0) return undefined;
  const cased = places.map((place) =>
    ignoreCase && typeof place !== 'string' ? place.map((text) => text.toLowerCase()) : place,
  );
  return { places: cased, core: sure.indexOf(longest), before, after, ignoreCase };
}

function placesOf(pattern: string): Place[] | undefined {
  const places: Place[] = [];
  let texts = 1;
  for (let at = 0; at < pattern.length; ) {
    atom.lastIndex = at;
    const match = atom.exec(pattern);
    if (!match) return undefined;
    at += match[0].length;
    const [, space, group, characters, escaped, plain] = match;
    const next = pattern[at];
    if (next === '*' || next === '+' || next === '{' || (space && next === '?')) return undefined;
    if (space) {
      places.push(space as Place);
      continue;
    }
    if (characters && /[^-]-[^-]|\\/.test(characters)) return undefined;
    const one =
      group?.split('|').map((text) => text.replace(/\\(.)/g, '$1')) ?? (characters ? [...characters] : [(escaped ?? plain)!]);
    if (next === '?') {
      if (pattern[++at] === '?') return undefined;
      one.push('');
    }
    texts *= one.length;
    if (texts > mostTexts) return undefined;
    const last = places.at(-1);
    if (one.length === 1 && typeof last === 'object' && last.length === 1) last[0] += one[0]!;
    else places.push(one);
  }
  return places;
}

/** Whether it is clear where white space ends: what stands beside it, up to a text that must be there, begins and ends with none. */
function areClear(places: readonly Place[]): boolean {
  return places.every((place, i) => {
    if (typeof place !== 'string') return true;
    return isClear(places.slice(i + 1)) && isClear(places.slice(0, i).reverse());
  });
}

function isClear(beside: readonly Place[]): boolean {
  const end = beside.findIndex((place) => typeof place !== 'string' && !place.includes(''));
  return (
    end >= 0 &&
    beside.slice(0, end + 1).every((place) => typeof place !== 'string' && place.every((text) => text.trim() === text))
  );
}

/** Whether a piece of text holds the pattern. */
export function holdsExactly(piece: Piece, { places, core, before, after, ignoreCase }: Exact): boolean {
  const text = ignoreCase ? piece.lower : piece.text;
  const wanted = places[core]![0]!;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (endsWell(at + wanted.length, core + 1) && beginsWell(at, core - 1)) return true;
  return false;

  function endsWell(at: number, number: number): boolean {
    const place = places[number];
    if (place === undefined) return after === '' || isBoundary(text, at);
    if (typeof place !== 'string') return place.some((one) => text.startsWith(one, at) && endsWell(at + one.length, number + 1));
    let end = at;
    while (end < text.length && whiteSpace.includes(text[end]!)) end++;
    return (place === '\\s*' || end > at) && endsWell(end, number + 1);
  }

  function beginsWell(at: number, number: number): boolean {
    const place = places[number];
    if (place === undefined) return mayBegin(text, at, before);
    if (typeof place !== 'string')
      return place.some(
        (one) => at >= one.length && text.startsWith(one, at - one.length) && beginsWell(at - one.length, number - 1),
      );
    let start = at;
    while (start > 0 && whiteSpace.includes(text[start - 1]!)) start--;
    return (place === '\\s*' || start < at) && beginsWell(start, number - 1);
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
