/** A glob as compiled by the rules' loader: its alternatives, each by segments; `**` is a segment of its own. */
export type Glob = string[][];

/** Whether a path matches a glob. The time is at most the path's length times the glob's. */
export function matchesPath(glob: Glob, path: string): boolean {
  const segments = path.split('/');
  return glob.some((alternative) => matchesSegments(alternative, segments));
}

/** Whether a path, by its segments, matches one alternative of a glob. */
export function matchesSegments(alternative: readonly string[], segments: readonly string[]): boolean {
  return matchesAll(alternative, segments, '**', matchesSegment);
}

/** Whether a name matches a glob of one segment. */
export function matchesName(glob: Glob, name: string): boolean {
  return glob.some(([segment]) => matchesSegment(segment!, name));
}

function matchesSegment(glob: string, segment: string): boolean {
  if (!glob.includes('*')) return glob.includes('?') ? matchesAll([...glob], [...segment], '*', isSame) : glob === segment;
  const star = glob.indexOf('*');
  // What stands before the first star and behind the last decides most names.
  if (!glob.includes('?')) {
    if (!segment.startsWith(glob.slice(0, star)) || !segment.endsWith(glob.slice(glob.lastIndexOf('*') + 1))) return false;
  }
  return matchesAll([...glob], [...segment], '*', isSame);
}

function isSame(glob: string, character: string): boolean {
  return glob === '?' || glob === character;
}

/** Matches parts one by one; at a mismatch the last star takes one more: an earlier star need never be asked again. */
function matchesAll(
  glob: readonly string[],
  parts: readonly string[],
  star: string,
  matches: (glob: string, part: string) => boolean,
): boolean {
  let [g, p, lastStar, taken] = [0, 0, -1, 0];
  while (p < parts.length) {
    if (glob[g] === star) {
      lastStar = g++;
      taken = p;
    } else if (g < glob.length && matches(glob[g]!, parts[p]!)) {
      g++;
      p++;
    } else if (lastStar >= 0) {
      g = lastStar + 1;
      p = ++taken;
    } else return false;
  }
  while (glob[g] === star) g++;
  return g === glob.length;
}
