/** Something wrong (`fault`) or doubtful (`warning`) in a file of a directory of rules. */
export interface Remark {
  kind: 'fault' | 'warning';
  path: string;
  line: number;
  message: string;
}

/** Takes a message of the loader, `name/path:line: …`, and the paths that there are, and gives it as a fault. */
export function remarkOf(message: string, name: string, paths: readonly string[]): Remark {
  const named = paths.filter((path) => message.startsWith(`${name}/${path}:`));
  const path = named.sort((a, b) => b.length - a.length)[0];
  if (path === undefined) return { kind: 'fault', path: '', line: 1, message };
  const [, line, text] = /^:(?:(\d+):)? *([\s\S]*)$/.exec(message.slice(name.length + 1 + path.length))!;
  return { kind: 'fault', path, line: Number(line ?? 1), message: text! };
}
