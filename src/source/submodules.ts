/** Takes the text of a .gitmodules and gives the paths that it names. */
export function submodulePaths(text: string): Set<string> {
  const paths = new Set<string>();
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals > 0 && line.slice(0, equals).trim().toLowerCase() === 'path')
      paths.add(configValue(line.slice(equals + 1).trim()));
  }
  return paths;
}

/** A value as git's configuration writes it: quotes, escapes, and a comment behind it. */
function configValue(written: string): string {
  let value = '';
  let isQuoted = false;
  for (let at = 0; at < written.length; at++) {
    const char = written[at]!;
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\\') value += written[++at] ?? '';
    else if (!isQuoted && (char === '#' || char === ';')) return value.trimEnd();
    else value += char;
  }
  return value;
}
