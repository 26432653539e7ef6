/** Takes the offset of a slash that may open a JavaScript regular expression; gives the offset after it, -1 where it does not end on its line. */
export function regexEnd(text: string, at: number): number {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return -1;
    if (code === 92) i++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return i + 1;
  }
  return -1;
}

/** Takes the offset after `<<` (or `<<<`); gives the offset at which the heredoc ends, -1 where none begins or ends there. */
export function heredocEnd(text: string, after: number): number {
  // Behind a blank only a name in capitals is one: `class << self` begins none.
  const opening = /^[-~]?(?:(["']?)([A-Za-z_]\w{0,63})\1|[ \t]{1,4}(["']?)([A-Z_]\w{0,63})\3)/.exec(
    text.slice(after, after + 80),
  );
  if (!opening) return -1;
  const name = (opening[2] ?? opening[4])!;
  let line = text.indexOf('\n', after);
  while (line >= 0) {
    const next = text.indexOf('\n', line + 1);
    const start = skipBlanks(text, line + 1);
    const end = start + name.length;
    if (text.startsWith(name, start) && !isWord(text.charCodeAt(end))) return end;
    line = next;
  }
  return -1;
}

function skipBlanks(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i;
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
