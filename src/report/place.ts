import stringWidth from 'string-width';
import type { Practice } from '../model/assessment';
import type { Location } from '../model/evidence';
import { printable } from './escape';

// Four characters without a width, such as accents, take the place of a column: there can be any number of them.
const characters = 4;

/** Gives the text with its middle cut out where it is wider than `columns`. The end is worth more than the beginning. */
export function shorten(text: string, columns: number): string {
  const most = columns * characters;
  if (text.length <= most && stringWidth(text) <= columns) return text;
  const room = Math.max(0, columns - 1);
  const end = take([...text.slice(-2 * most)].reverse(), Math.ceil((room * 2) / 3)).reverse();
  const start = take([...text.slice(0, 2 * most)], room - stringWidth(end.join('')));
  return `${start.join('')}…${end.join('')}`;
}

function take(from: string[], columns: number): string[] {
  let width = 0;
  const end = from.findIndex((character) => {
    width += stringWidth(character) || 1 / characters;
    return width > columns;
  });
  return end < 0 ? from : from.slice(0, end);
}

/** Gives `path:line` in at most `columns` columns: the path gives way, the line number never. */
export function place(location: Pick<Location, 'path' | 'line'>, columns: number): string {
  const line = `:${location.line}`;
  return shorten(printable(location.path), columns - line.length) + line;
}

/** Gives ", medium confidence" for what is met but not surely; nothing else is ever sure, so nothing is said of it. */
export function doubt({ status, confidence }: Pick<Practice, 'status' | 'confidence'>): string {
  return status === 'met' && confidence !== 'high' ? `, ${confidence} confidence` : '';
}

/** Gives the first seven characters of the commit, or nothing where there is none. */
export function shortRevision(revision: string | null): string {
  return printable(revision ?? '').slice(0, 7);
}
