import { structuredPatch } from 'diff';
import type { Source } from './source/source';

/** What changed between two versions of a file: the first line, from 1, and the number of lines on both sides; of no lines, the line behind. */
export interface Hunk {
  base: { start: number; count: number };
  head: { start: number; count: number };
}

/** The changes of the files that were asked for: hunks by path; `gone` where the head has no such file, `added` where the base has none. */
export type Changes = ReadonlyMap<string, readonly Hunk[] | 'gone' | 'added'>;

// What the scan reads at most, and what is compared line by line.
const sizeLimit = 8 * 1024 * 1024;
const longest = 512 * 1024;
// Of two texts that have more different lines than this, everything counts as changed.
const mostEdits = 1000;

/** Takes two sources and paths and gives what changed in these files. */
export async function findChanges(base: Source, head: Source, paths: Iterable<string>): Promise<Changes> {
  const wanted = [...new Set(paths)];
  const [before, now] = [await textsOf(base, wanted), await textsOf(head, wanted)];
  return new Map(
    wanted.map((path): [string, readonly Hunk[] | 'gone' | 'added'] => {
      const [from, to] = [before.get(path), now.get(path)];
      if (to === undefined) return [path, 'gone'];
      return [path, from === undefined ? 'added' : hunksOf(from, to)];
    }),
  );
}

/** Takes two texts and gives their hunks. */
export function hunksOf(from: string, to: string): Hunk[] {
  if (from === to) return [];
  const isLong = Math.max(from.length, to.length) > longest;
  const patch = isLong ? undefined : structuredPatch('', '', from, to, '', '', { context: 0, maxEditLength: mostEdits });
  if (!patch) return [{ base: { start: 1, count: from.split('\n').length }, head: { start: 1, count: to.split('\n').length } }];
  return patch.hunks.map(({ oldStart, oldLines, newStart, newLines }) => ({
    base: { start: oldStart, count: oldLines },
    head: { start: newStart, count: newLines },
  }));
}

/** Whether a change touches lines of a file of the head. Where lines were only taken out, it touches their neighbours. */
export function touches(changes: Changes, path: string, line: number, endLine = line): boolean {
  const found = changes.get(path);
  if (found === undefined || typeof found === 'string') return found === 'added';
  return found.some(({ head: { start, count } }) =>
    count === 0 ? line <= start && endLine >= start - 1 : line < start + count && endLine >= start,
  );
}

/** Takes a line of the base and gives the nearest line that remains of it in the head, or undefined where the file is gone. */
export function nearestLine(changes: Changes, path: string, line: number): number | undefined {
  const hunks = changes.get(path);
  if (hunks === undefined || typeof hunks === 'string') return undefined;
  let moved = 0;
  for (const { base, head } of hunks) {
    if (line < base.start) break;
    if (line < base.start + base.count) return Math.max(1, head.start + Math.min(line - base.start, head.count - 1));
    moved += head.count - base.count;
  }
  return Math.max(1, line + moved);
}

async function textsOf(source: Source, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  await source.read(paths, sizeLimit, (path, content) => {
    if ('bytes' in content) texts.set(path, Buffer.from(content.bytes).toString('utf8'));
  });
  return texts;
}
