import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createFileReader } from './file';
import { findRepository } from './git';
import { type RepositoryFiles, readTexts, requireFew, ruleFiles } from './repository-files';
import { ruleFilesBelow } from './rule-files';
import type { Source } from './source';

/** Gives the files below a directory of the disk, tracked or not; no link is followed. */
export function filesOnDisk(root: string): RepositoryFiles {
  const readFile = createFileReader(root);
  const read: Source['read'] = async (paths, maxBytes, visit) => {
    for (const path of paths) visit(path, readFile(path, maxBytes));
  };
  return {
    id: root,
    async read(path) {
      return existsSync(join(root, path)) ? (await readTexts({ read }, [path])).get(path) : undefined;
    },
    async readRules(directories) {
      const inner = directories.map((directory) => ruleFilesIn(root, directory));
      const paths = inner.flatMap((found) => found ?? []);
      requireFew(paths.length);
      const texts = await readTexts({ read }, paths);
      return inner.map((found, at) => found && ruleFiles(directories[at]!, found, texts));
    },
  };
}

/**
 * Gives the files around a configuration that is named by its path on the disk, and is read by that path. What it names itself is
 * relative to the root of its repository, outside of one to its own directory.
 */
export function filesAround(file: string): RepositoryFiles {
  if (!existsSync(file)) return { ...filesOnDisk(dirname(file)), read: async () => undefined };
  const real = realpathSync(file);
  const files = filesOnDisk(findRepository(dirname(real))?.workTree ?? dirname(real));
  const own = filesOnDisk(dirname(real));
  return { ...files, read: (path) => (path === file ? own.read(basename(real)) : files.read(path)) };
}

function ruleFilesIn(root: string, directory: string): string[] | undefined {
  if (!statSync(join(root, directory), { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return ruleFilesBelow(join(root, directory)).map((name) => `${directory}/${name}`);
}
