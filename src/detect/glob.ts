import micromatch from 'micromatch';

/** Globs may hold `*`, `**`, `?` and `{a,b}` only, at most three stars a segment: those match in time that no path can blow up. */
export function checkGlob(glob: string): string | undefined {
  if (/[()[\]!|\\]/.test(glob)) return 'only *, **, ? and {a,b} are allowed';
  return glob.split('/').some((segment) => segment !== '**' && (segment.match(/\*/g)?.length ?? 0) > 3)
    ? 'at most three * a segment'
    : undefined;
}

/** Takes globs and gives a predicate on paths; a glob is compiled when a path first contains its longest fixed part. */
export function createMatcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => {
    const fixed = glob
      .split(/\*+\/?|\?|\{[^}]*\}/)
      .reduce((a, b) => (b.length > a.length ? b : a), '')
      .replace(/^\//, '')
      .toLowerCase();
    let expression: RegExp | undefined;
    return (path: string, lower: string) => {
      if (!lower.includes(fixed)) return false;
      expression ??= new RegExp(micromatch.makeRe(glob, { dot: true }).source, 'is');
      return expression.test(path);
    };
  });
  return (path) => {
    const lower = path.toLowerCase();
    return tests.some((test) => test(path, lower));
  };
}
