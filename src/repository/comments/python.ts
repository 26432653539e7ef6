/** Takes Python code and gives its comments and docstrings that begin before `until` as pairs of offsets, start and end, in order. */
export function findPythonComments(text: string, until: number): number[] {
  const comments: number[] = [];
  let depth = 0;
  let statement = 0;
  let fresh = true;
  let at = 0;
  while (at < until) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      fresh = depth === 0;
      at++;
    } else if (code === 32 || code === 9 || code === 13) {
      at++;
    } else if (code === 35) {
      const end = lineEnd(text, at);
      comments.push(at, end);
      at = end;
    } else if (code === 34 || code === 39) {
      const isTriple = text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
      const end = isTriple ? tripleEnd(text, at + 3, code) : stringEnd(text, at + 1, code);
      const start = fresh ? at : statement;
      if (isTriple && (fresh || isPrefix(text, statement, at)) && depth === 0 && endsStatement(text, end))
        comments.push(start, end);
      fresh = false;
      statement = -1;
      at = end;
    } else {
      if (fresh) statement = at;
      fresh = false;
      if (code === 40 || code === 91 || code === 123) depth++;
      else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
      // A backslash at the end of a line joins it with the next.
      else if (code === 92) at += text.charCodeAt(at + 1) === 13 ? 2 : 1;
      at++;
    }
  }
  return comments;
}

/** Whether a statement has begun with nothing but the letters before a string, as in r"""…""". */
function isPrefix(text: string, statement: number, at: number): boolean {
  if (statement < 0 || at - statement > 2 || at === statement) return false;
  for (let i = statement; i < at; i++) if (!'rRuUbBfF'.includes(text[i]!)) return false;
  return true;
}

function endsStatement(text: string, end: number): boolean {
  let i = end;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 13) i++;
  const code = text.charCodeAt(i);
  return i >= text.length || code === 10 || code === 35 || code === 59;
}

function tripleEnd(text: string, from: number, quote: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === quote && text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote) return i + 3;
  }
  return text.length;
}

function stringEnd(text: string, from: number, quote: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i += text.charCodeAt(i + 1) === 13 ? 2 : 1;
    else if (code === quote) return i + 1;
    else if (code === 10) return i;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
