import micromatch from 'micromatch';
import type { Glob } from '../model/glob';

/** Globs may hold `*`, `**`, `?` and `{a,b}` only, at most three stars a segment: those match in time that no path can blow up. */
export function checkGlob(glob: string): string | undefined {
  if (/[()[\]!|\\]|\.\./.test(glob)) return 'only *, **, ? and {a,b} are allowed';
  if (mostAlternatives(glob) > 1000) return 'its braces spell out more than 1000 globs';
  return glob.split('/').some((segment) => segment !== '**' && (segment.match(/\*/g)?.length ?? 0) > 3)
    ? 'at most three * a segment'
    : undefined;
}

/** Takes a glob and gives it compiled, its braces spelt out; `a/**` is what is below `a`. */
export function compileGlob(glob: string): Glob {
  return micromatch.braces(glob, { expand: true }).map((one) => {
    const fixed = one.split(/(?:\/|^)\*\*(?:\/|$)|[*?]/).reduce((a, b) => (b.length > a.length ? b : a), '');
    return { segments: one.replace(/(?<=^|\/)\*\*$/, '**/*').split('/'), fixed };
  });
}

/** Gives at least the number of globs that the braces of a glob spell out: each group has one more member than commas, in it or below. */
export function mostAlternatives(glob: string): number {
  const open: number[] = [];
  let product = 1;
  for (const character of glob) {
    if (character === '{') open.push(1);
    else if (character === ',' && open.length > 0) open[open.length - 1]! += 1;
    else if (character === '}') product *= open.pop() ?? 1;
  }
  return product;
}
