import { realpathSync, statSync } from 'node:fs';
import { findRepository } from './git';
import { InputError, type Source } from './source';
import { openWorktree } from './worktree';

/** Opens a path as the command line means it: with `ref` that commit, a bare git directory at HEAD, else the directory itself. */
export async function open(path: string, { ref }: { ref?: string | undefined } = {}): Promise<Source> {
  requireDirectory(path);
  const isBare = findRepository(realpathSync.native(path))?.workTree === null;
  if (ref === undefined && !isBare) return openWorktree(path);
  const { openCommit } = await import('./commit');
  return openCommit(path, ref ?? 'HEAD');
}

function requireDirectory(path: string): void {
  try {
    if (statSync(path).isDirectory()) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(code === 'ENOENT' ? `${path} does not exist` : `${path} cannot be opened: ${code}`);
  }
  throw new InputError(`${path} is not a directory`);
}
