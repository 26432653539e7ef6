import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProposedFile } from './model/proposal';
import { InputError } from './source/source';

/**
 * Writes the files that are not there yet below a directory and gives their paths. Nothing is overwritten, also not what
 * appeared since; throws InputError before anything is written where a link stands on the way, or a file where a folder should be.
 */
export function writeNew(directory: string, files: readonly ProposedFile[]): Set<string> {
  const root = realpathSync(directory);
  const absent = files.filter(({ path, exists }) => !exists && kindOf(join(root, path)) === undefined);
  for (const { path } of absent) requireFolders(root, path);
  for (const { path, text } of absent) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
  }
  return new Set(absent.map(({ path }) => path));
}

/** Whether something stands at a path below a directory, to which no link leads. */
export function stands(directory: string, path: string): boolean {
  const names = path.split('/');
  const above = names.slice(0, -1).map((_, index) => join(directory, ...names.slice(0, index + 1)));
  return above.every((one) => kindOf(one)?.isDirectory()) && kindOf(join(directory, path)) !== undefined;
}

/** Throws InputError where a link, or a file, stands in the place of a folder above a path below a directory. */
export function requireFolders(root: string, path: string): void {
  const names = path.split('/').slice(0, -1);
  for (const index of names.keys()) {
    const above = names.slice(0, index + 1).join('/');
    const kind = kindOf(join(root, above));
    if (kind === undefined) return;
    if (!kind.isDirectory())
      throw new InputError(
        `${path} is not written: ${above} is ${kind.isSymbolicLink() ? 'a link, which may lead anywhere' : 'not a folder'}. Nothing was written.`,
      );
  }
}

function kindOf(path: string) {
  return lstatSync(path, { throwIfNoEntry: false });
}
