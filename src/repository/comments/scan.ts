import { heredocEnd, regexEnd } from './literals';
import { brackets, type Syntax, type Token } from './syntaxes';

/** A string that an interpolation has interrupted, and the brackets open since. */
interface Interrupted {
  token: Token;
  depth: number;
}

/** Takes a text and the syntax of its language; gives the comments that begin before `until` as pairs of offsets, start and end, in order. */
export function findComments(text: string, syntax: Syntax, until: number): number[] {
  const { table } = syntax;
  const comments: number[] = [];
  const interrupted: Interrupted[] = [];
  const length = text.length;
  let last = -1;
  let noRegexBefore = 0;
  let heredocs = 8;
  let at = syntax.tags ? startOfCode(text) : 0;
  while (at < until) {
    const code = text.charCodeAt(at);
    const tokens = code < 128 ? table[code] : undefined;
    if (tokens === undefined) {
      if (code > 32) last = at;
      at++;
      continue;
    }
    if (tokens === brackets && interrupted.length === 0) {
      last = at++;
      continue;
    }
    const token = tokenAt(text, at, tokens);
    if (token?.comment) {
      const end = token.close ? blockEnd(text, at, token, syntax.nested) : lineEnd(text, at, syntax.tags);
      comments.push(at, end);
      at = end;
      continue;
    }
    if (token) {
      at = readString(token, at + token.open.length);
      last = at - 1;
      continue;
    }
    if (code === 39 && syntax.chars) {
      at = charEnd(text, at);
    } else if (code === 47 && syntax.regex && at >= noRegexBefore && startsRegex(text, last, at)) {
      const end = regexEnd(text, at);
      if (end < 0) noRegexBefore = lineEnd(text, at);
      at = end < 0 ? at + 1 : end;
    } else if (code === 60 && syntax.heredoc && heredocs > 0 && text.startsWith(syntax.heredoc, at)) {
      const end = heredocEnd(text, at + syntax.heredoc.length);
      if (end < 0) heredocs--;
      at = end < 0 ? at + syntax.heredoc.length : end;
    } else if (code === 92) {
      // Outside strings a backslash hides the next character (shell, make).
      at += 2;
    } else {
      at = readBracket(code, at);
    }
    last = at - 1;
  }
  return comments;

  function readBracket(code: number, at: number): number {
    const top = interrupted.at(-1);
    if (!top) return at + 1;
    const round = top.token.interpolation!.endsWith('(');
    if (code === (round ? 40 : 123)) top.depth++;
    else if (code === (round ? 41 : 125) && top.depth-- === 0) {
      interrupted.pop();
      return readString(top.token, at + 1);
    }
    return at + 1;
  }

  function readString(token: Token, from: number): number {
    const { escape: hides, interpolation } = token;
    const close = token.close!;
    const isShort = close.length === 1;
    if (!hides && !interpolation && token.lines) return after(text, text.indexOf(close, from), close);
    const first = close.charCodeAt(0);
    const escapeCode = hides ? hides.charCodeAt(0) : -1;
    const interpolationCode = interpolation ? interpolation.charCodeAt(0) : -1;
    let i = from;
    while (i < length) {
      const code = text.charCodeAt(i);
      if (code === first && (isShort || text.startsWith(close, i))) return i + close.length;
      if (code === 10 && !token.lines) return i;
      if (code === interpolationCode && text.startsWith(interpolation!, i)) {
        if (interpolation === '{' && text.charCodeAt(i + 1) === 123) i += 2;
        else {
          interrupted.push({ token, depth: 0 });
          return i + interpolation!.length;
        }
      } else i += code === escapeCode ? 2 : 1;
    }
    return length;
  }
}

function tokenAt(text: string, at: number, tokens: readonly Token[]): Token | undefined {
  for (const token of tokens) {
    if (token.open.length > 1 && !text.startsWith(token.open, at)) continue;
    if (token.unless && text.startsWith(token.unless, at + token.open.length)) continue;
    if (token.where === 'line' && !startsLine(text, at)) continue;
    if (token.where === 'word' && !startsWord(text, at)) continue;
    if (token.where === 'no-url' && text[at - 1] === ':' && isLetter(text.charCodeAt(at - 2))) continue;
    return token;
  }
  return undefined;
}

function startsLine(text: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i--;
  return i < 0 || text.charCodeAt(i) === 10;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || ' \t\r\n;&|()}[],'.includes(text[at - 1]!);
}

function lineEnd(text: string, at: number, tags = false): number {
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  const tag = tags ? text.slice(at, end).indexOf('?>') : -1;
  return tag < 0 ? end : at + tag;
}

function blockEnd(text: string, at: number, token: Token, nested: boolean): number {
  const close = token.close!;
  if (!nested) return after(text, text.indexOf(close, at + token.open.length), close);
  let depth = 0;
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if ((code === 42 || code === 47) && text.startsWith(token.open, i)) {
      depth++;
      i += 2;
    } else if (code === 42 && text.charCodeAt(i + 1) === 47) {
      i += 2;
      if (--depth === 0) return i;
    } else i++;
  }
  return text.length;
}

function after(text: string, found: number, close: string): number {
  return found < 0 ? text.length : found + close.length;
}

/** The end of a character literal, or of the quote alone where it is a lifetime, a symbol or an apostrophe. */
function charEnd(text: string, at: number): number {
  if (text[at + 1] === '\\') {
    const close = text.slice(at + 3, at + 14).indexOf("'");
    return close < 0 ? at + 2 : at + close + 4;
  }
  if (text[at + 2] === "'") return at + 3;
  // One character may be several: a pair of code units, or up to four bytes of a text read as Latin-1.
  const close = text.charCodeAt(at + 1) > 127 ? text.slice(at + 3, at + 6).indexOf("'") : -1;
  return close < 0 ? at + 1 : at + close + 4;
}

const beforeRegex = new Set('return typeof case in of delete void throw new instanceof do else await yield default'.split(' '));

function startsRegex(text: string, last: number, at: number): boolean {
  if (last < 0) return true;
  const code = text.charCodeAt(last);
  if (isWord(code)) {
    let start = last;
    while (start > 0 && last - start < 11 && isWord(text.charCodeAt(start - 1))) start--;
    return beforeRegex.has(text.slice(start, last + 1));
  }
  if (code === 60 && last === at - 1) return false;
  return !')]}"\'`'.includes(text[last]!);
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

function isWord(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

function startOfCode(text: string): number {
  const tag = text.indexOf('<?');
  return tag < 0 ? text.length : tag + 2;
}
