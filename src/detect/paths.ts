import { type Glob, matchesPath } from '../model/glob';
import type { RepositoryFile } from '../repository/repository';

/** A file with its path in lower case. */
interface Entry {
  file: RepositoryFile;
  path: string;
}

/** Takes files and gives the function that finds those whose path matches a glob (in lower case), in their order; it looks only at files of the glob's name or ending. */
export function createPathFinder(files: readonly RepositoryFile[]): (globs: readonly Glob[]) => RepositoryFile[] {
  const all: Entry[] = [];
  const byName = new Map<string, Entry[]>();
  const byEnding = new Map<string, Entry[]>();
  for (const file of files) {
    const path = file.path.toLowerCase();
    const name = path.slice(path.lastIndexOf('/') + 1);
    const entry = { file, path };
    all.push(entry);
    add(byName, name, entry);
    add(byEnding, endingOf(name), entry);
  }

  function candidates(name: string): readonly Entry[] {
    if (!/[*?]/.test(name)) return byName.get(name) ?? [];
    const ending = endingOf(name);
    return ending === '' || /[*?]/.test(ending) ? all : (byEnding.get(ending) ?? []);
  }

  return (globs) => {
    const found = new Set<RepositoryFile>();
    for (const alternative of globs.flat()) {
      for (const { file, path } of candidates(alternative.segments.at(-1)!))
        if (matchesPath([alternative], path)) found.add(file);
    }
    return found.size < 2 ? [...found] : files.filter((file) => found.has(file));
  };
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (known) known.push(entry);
  else map.set(key, [entry]);
}
