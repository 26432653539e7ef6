import { relative } from 'node:path';
import { endOf, type GitRepository, startGit } from './git';
import type { Untracked } from './source';

/** How long git may look, in milliseconds, and how many bytes of names are taken. */
const patience = 1000;
const mostBytes = 1024 * 1024;

/** Looks for what git neither tracks nor ignores around a directory; undefined where git fails, takes over a second or finds too much. */
export async function findUntracked({ gitDir, workTree }: GitRepository, directory: string): Promise<Untracked | undefined> {
  if (workTree === null) return undefined;
  const only = ['--others', '--exclude-standard', '--directory', '--no-empty-directory', '-z'];
  const child = startGit(['-C', workTree, `--git-dir=${gitDir}`, `--work-tree=${workTree}`, 'ls-files', ...only]);
  // What the process has written by then still arrives: a scan holds this one up.
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  const parts: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostBytes) child.kill('SIGKILL');
    else parts.push(part);
  });
  try {
    const { code } = await endOf(child);
    if (code !== 0 || bytes > mostBytes) return undefined;
    const names = Buffer.concat(parts).toString('utf8').split('\0');
    const folder = relative(workTree, directory).replaceAll('\\', '/');
    return { workTree, folder: folder && `${folder}/`, paths: names.filter((name) => name !== '') };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
