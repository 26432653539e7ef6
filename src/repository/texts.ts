/** Takes Python and gives its texts in three quotes, as pairs of offsets, start and end, in order. */
export function pythonTexts(text: string): number[] {
  const found: number[] = [];
  const quotes = /"""|'''|["'\n]/g;
  for (let open = quotes.exec(text); open; open = quotes.exec(text)) {
    const [quote] = open;
    if (quote === '\n') continue;
    const start = open.index;
    let at = quotes.lastIndex;
    while (at < text.length && !text.startsWith(quote, at) && (quote.length === 3 || text[at] !== '\n'))
      at += text[at] === '\\' ? 2 : 1;
    quotes.lastIndex = at + quote.length;
    if (quote.length === 3) found.push(start, at + quote.length);
    else if (text[at] === '\n') quotes.lastIndex = at;
  }
  return found;
}

/** Takes a script and gives its outermost template literals, likewise. */
export function templates(text: string): number[] {
  const found: number[] = [];
  /** Of each template that is open, the braces open in its interpolation; -1 in its text. */
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    const depth = open.at(-1);
    if (char === '\\') at++;
    else if (char === '`') {
      if (depth === -1) open.pop();
      else open.push(-1);
      if (open.length === 0 || (open.length === 1 && depth !== -1)) found.push(open.length === 0 ? at + 1 : at);
    } else if (depth === -1) {
      if (char === '$' && text[at + 1] === '{') {
        open[open.length - 1] = 0;
        at++;
      }
    } else if (char === '"' || char === "'") {
      do at += text[at] === '\\' ? 2 : 1;
      while (at < text.length && text[at] !== char && text[at] !== '\n');
    } else if (depth !== undefined && char === '{') open[open.length - 1] = depth + 1;
    else if (depth !== undefined && char === '}') open[open.length - 1] = depth - 1;
  }
  if (found.length % 2) found.push(text.length);
  return found;
}

/** Takes Go and gives its texts in backticks, likewise. */
export function goTexts(text: string): number[] {
  const found: number[] = [];
  const quotes = /[`"']/g;
  for (let open = quotes.exec(text); open; open = quotes.exec(text)) {
    const [quote] = open;
    if (quote !== '`') {
      quotes.lastIndex = lineTextEnd(text, open.index, quote);
      continue;
    }
    const close = text.indexOf(quote, open.index + 1);
    quotes.lastIndex = close < 0 ? text.length : close + 1;
    found.push(open.index, quotes.lastIndex);
  }
  return found;
}

/** Takes C# and gives its verbatim and raw texts, likewise. */
export function csharpTexts(text: string): number[] {
  const found: number[] = [];
  const quotes = /(\$*@\$*)"|"{3,}|["']/g;
  for (let open = quotes.exec(text); open; open = quotes.exec(text)) {
    const [quote, verbatim] = open;
    let at = quotes.lastIndex;
    if (verbatim) {
      do {
        at = text.indexOf('"', at);
        at = at < 0 ? text.length : at + 1;
      } while (text[at] === '"' && at++);
    } else if (quote.length >= 3) {
      const close = text.indexOf(quote, at);
      at = close < 0 ? text.length : close + quote.length;
    } else {
      quotes.lastIndex = lineTextEnd(text, open.index, quote);
      continue;
    }
    quotes.lastIndex = at;
    found.push(open.index, at);
  }
  return found;
}

/** Where a text that ends with its line at the latest ends. */
function lineTextEnd(text: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
