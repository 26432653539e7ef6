/** A glob as compiled by the rules' loader: the source of a regular expression, and the longest text that every match contains, in lower case. */
export interface Glob {
  fixed: string;
  source: string;
}

/** Takes compiled globs and gives a predicate on paths that ignores case; an expression is made when a path first holds its fixed text. */
export function createMatcher(globs: readonly Glob[]): (path: string) => boolean {
  const tests = globs.map(({ fixed, source }) => {
    let expression: RegExp | undefined;
    return (path: string, lower: string) => {
      if (!lower.includes(fixed)) return false;
      // A path may hold a line break: `s` lets a star match it.
      expression ??= new RegExp(source, 'is');
      return expression.test(path);
    };
  });
  return (path) => {
    const lower = path.toLowerCase();
    return tests.some((test) => test(path, lower));
  };
}
