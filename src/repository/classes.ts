import type { FileClass } from '../model/evidence';
import { type Glob, matchesName, matchesPath } from '../model/glob';

/** How a path gives its file class: rules/files.yml, compiled. The first class that matches wins. */
export interface FileClasses {
  classes: { name: FileClass; directories: string[]; files: string[]; fileGlobs: Glob[]; pathGlobs: Glob[] }[];
  /** Folders below which names are those of packages. */
  packages: string[];
  extensions: Record<string, string[]>;
}

const never = new Set<FileClass>(['vendored', 'generated', 'fixture', 'assistant']);

/** Whether files of this class can hold evidence at all. */
export function countsAsEvidence(fileClass: FileClass): boolean {
  return !never.has(fileClass);
}

/** Takes the file classes and gives path → file class; a folder is judged once. */
export function createClassifier(definition: FileClasses): (path: string) => FileClass {
  const order = definition.classes.map(({ name }) => name);
  const directoryRank = new Map<string, number>();
  const endings: [string, number][] = [];
  const exactRank = new Map<string, number>();
  const globs: { rank: number; matches: (path: string, name: string) => boolean }[] = [];
  for (const [rank, { directories, files, fileGlobs, pathGlobs }] of definition.classes.entries()) {
    for (const directory of directories) {
      if (directory.startsWith('*')) endings.push([directory.slice(1), rank]);
      else setLower(directoryRank, directory, rank);
    }
    for (const file of files) setLower(exactRank, file, rank);
    for (const glob of fileGlobs) globs.push({ rank, matches: (_, name) => matchesName(glob, name) });
    for (const glob of pathGlobs) globs.push({ rank, matches: (path) => matchesPath(glob, path) });
  }
  const byExtension = new Map<string, FileClass>();
  for (const [name, extensions] of Object.entries(definition.extensions)) {
    for (const extension of extensions) byExtension.set(extension, name as FileClass);
  }
  const folders = new Map<string, number>();

  function rankOf(name: string): number {
    return directoryRank.get(name) ?? endings.find(([ending]) => name.endsWith(ending))?.[1] ?? order.length;
  }

  function folderRank(folder: string): number {
    if (folder === '') return order.length;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const isPackage = definition.packages.some((root) => `/${folder}`.includes(`/${root}/`));
    const own = isPackage ? order.length : rankOf(folder.slice(slash + 1).toLowerCase());
    const rank = Math.min(own, folderRank(slash < 0 ? '' : folder.slice(0, slash)));
    folders.set(folder, rank);
    return rank;
  }

  return (path) => {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    let rank = Math.min(folderRank(slash < 0 ? '' : path.slice(0, slash)), exactRank.get(name) ?? order.length);
    for (const glob of globs) if (glob.rank < rank && glob.matches(path, name)) rank = glob.rank;
    if (rank < order.length) return order[rank]!;
    const dot = name.lastIndexOf('.');
    return byExtension.get(dot < 0 ? '' : name.slice(dot + 1).toLowerCase()) ?? (dot <= 0 ? 'config' : 'source');
  };
}

function setLower(map: Map<string, number>, key: string, rank: number): void {
  map.set(key, Math.min(map.get(key) ?? Number.MAX_SAFE_INTEGER, rank));
}
