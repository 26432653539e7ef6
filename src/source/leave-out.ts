import type { Source } from './source';

/** Takes a source and directories of it and gives it without what stands in them: the rules by which a repository is judged say nothing of its practice. */
export function leaveOut(source: Source, directories: readonly string[]): Source {
  const starts = directories.map((name) => `${name.replace(/^\.\//, '').replace(/\/+$/, '')}/`).filter((start) => start !== '/');
  if (starts.length === 0) return source;
  return {
    ...source,
    list: async () => (await source.list()).filter(({ path }) => !starts.some((start) => path.startsWith(start))),
  };
}
