/** Takes YAML and gives its comments that begin before `until` as pairs of offsets, start and end, in order; block scalars and quoted scalars have none. */
export function findYamlComments(text: string, until: number): number[] {
  const comments: number[] = [];
  let at = 0;
  let flow = 0;
  while (at < until) {
    const line = readLine(text, at, flow);
    if (line.comment >= 0) comments.push(line.comment, line.end);
    flow = line.flow;
    at = line.end + 1;
    if (flow === 0 && opensBlock(text, line.start, line.comment < 0 ? line.end : line.comment))
      at = blockEnd(text, line.start, at);
  }
  return comments;
}

/** Reads to the end of a line (or further, over a quoted scalar that spans lines): where its comment starts, where it ends, brackets open. */
function readLine(
  text: string,
  start: number,
  openBrackets: number,
): { start: number; comment: number; end: number; flow: number } {
  let flow = openBrackets;
  let fresh = true;
  let last = start;
  let i = start;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) break;
    if (code === 32 || code === 9 || code === 13) continue;
    const before = i === start ? 32 : text.charCodeAt(i - 1);
    if (code === 35 && (before === 32 || before === 9)) {
      const end = text.indexOf('\n', i);
      return { start: last, comment: i, end: end < 0 ? text.length : end, flow };
    }
    if (fresh && (code === 34 || code === 39)) {
      const open = i;
      i = quoteEnd(text, i + 1, code);
      // What follows a scalar of several lines belongs to the line on which it ends.
      if (text.slice(open, i).includes('\n')) last = i;
      fresh = false;
    } else if (fresh && (code === 91 || code === 123)) flow++;
    else if (flow > 0 && (code === 93 || code === 125)) {
      flow--;
      fresh = false;
    } else if (flow > 0 && code === 44) fresh = true;
    else if ((code === 58 || (fresh && (code === 45 || code === 63))) && isBlank(text.charCodeAt(i + 1))) fresh = true;
    else if (fresh && (code === 33 || code === 38)) i = wordEnd(text, i) - 1;
    else fresh = false;
  }
  return { start: last, comment: -1, end: Math.min(i, text.length), flow };
}

function quoteEnd(text: string, from: number, quote: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92 && quote === 34) i++;
    else if (code === quote) {
      if (quote === 34 || text.charCodeAt(i + 1) !== 39) return i;
      i++;
    }
  }
  return text.length;
}

function wordEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) > 32) i++;
  return i;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);
}

/** Whether a line ends with the indicator of a block scalar: `|` or `>`, with `+`, `-` or a digit. */
function opensBlock(text: string, start: number, end: number): boolean {
  let i = end - 1;
  while (i >= start && isBlank(text.charCodeAt(i))) i--;
  for (let n = 0; n < 2 && i > start && '+-123456789'.includes(text[i]!); n++) i--;
  if (i < start || (text[i] !== '|' && text[i] !== '>')) return false;
  return i === start || isBlank(text.charCodeAt(i - 1));
}

function blockEnd(text: string, header: number, from: number): number {
  const parent = indentAt(text, header);
  let inner = -1;
  let at = from;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const indent = indentAt(text, at);
    const empty = at + indent >= end || (text.charCodeAt(at + indent) === 13 && at + indent + 1 === end);
    if (!empty) {
      if (inner < 0 && indent <= parent) return at;
      if (inner >= 0 && indent < inner) return at;
      if (inner < 0) inner = indent;
    }
    at = end + 1;
  }
  return Math.min(at, text.length);
}

function indentAt(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32) i++;
  return i - at;
}
