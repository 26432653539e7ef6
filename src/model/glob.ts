/** One alternative of a glob: its segments, `**` a segment of its own, and the longest text that every match contains. */
export interface Alternative {
  segments: string[];
  fixed: string;
}

/** A glob as compiled by the rules' loader, its braces spelt out. */
export type Glob = Alternative[];

/** Whether a path matches a glob. The time is at most the path's length times the glob's. */
export function matchesPath(glob: Glob, path: string): boolean {
  return glob.some(({ segments, fixed }) => path.includes(fixed) && matchesSegments(segments, path.split('/')));
}

/** Whether a name matches a glob of one segment. */
export function matchesName(glob: Glob, name: string): boolean {
  return glob.some(({ segments, fixed }) => name.includes(fixed) && matchesSegment(segments[0]!, name));
}

/** Matches segments one by one; at a mismatch the last `**` takes one more: an earlier one need never be asked again. */
function matchesSegments(glob: readonly string[], segments: readonly string[]): boolean {
  let [g, s, last, taken] = [0, 0, -1, 0];
  while (s < segments.length) {
    if (glob[g] === '**') {
      last = g++;
      taken = s;
    } else if (g < glob.length && matchesSegment(glob[g]!, segments[s]!)) {
      g++;
      s++;
    } else if (last >= 0) {
      g = last + 1;
      s = ++taken;
    } else return false;
  }
  while (glob[g] === '**') g++;
  return g === glob.length;
}

/** What stands between the stars is looked for from left to right: the first place is always the best. */
function matchesSegment(glob: string, segment: string): boolean {
  const parts = partsOf(glob);
  const [first, end] = [parts[0]!, parts.at(-1)!];
  if (parts.length === 1) return segment.length === first.length && matchesAt(first, segment, 0);
  const behind = segment.length - end.length;
  if (behind < first.length || !matchesAt(first, segment, 0) || !matchesAt(end, segment, behind)) return false;
  let at = first.length;
  for (let i = 1; i + 1 < parts.length; i++) {
    const part = parts[i]!;
    while (at + part.length <= behind && !matchesAt(part, segment, at)) at++;
    if (at + part.length > behind) return false;
    at += part.length;
  }
  return true;
}

function matchesAt(part: string, segment: string, at: number): boolean {
  for (let i = 0; i < part.length; i++) {
    const code = part.charCodeAt(i);
    if (code !== 63 && code !== segment.charCodeAt(at + i)) return false;
  }
  return true;
}

const known = new Map<string, string[]>();

function partsOf(glob: string): string[] {
  let parts = known.get(glob);
  if (!parts) {
    parts = glob.split('*');
    known.set(glob, parts);
  }
  return parts;
}
