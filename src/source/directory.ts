import { accessSync, constants } from 'node:fs';
import glob from 'fast-glob';
import ignore, { type Ignore } from 'ignore';
import { createFileReader } from './file';
import type { FileEntry } from './source';

const maxIgnoreBytes = 1 << 18;

/** Lists the files below a directory that no `.gitignore` excludes, without following links. For trees that are not in git. */
export async function listDirectory(root: string): Promise<FileEntry[]> {
  const found = await glob('**', {
    cwd: root,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    suppressErrors: true, // an unreadable directory becomes an unreadable entry below
    ignore: ['**/node_modules', '**/.git'],
  });
  const isIgnored = readIgnoreFiles(
    root,
    found.filter(({ name, dirent }) => name === '.gitignore' && dirent.isFile()).map(({ path }) => path),
  );
  const entries: FileEntry[] = [];
  for (const { path, dirent } of found) {
    const directory = dirent.isDirectory();
    if ((directory && canList(`${root}/${path}`)) || isIgnored(path, directory)) continue;
    entries.push({ path, kind: dirent.isSymbolicLink() ? 'link' : 'file' });
  }
  return entries;
}

/** Whether a path is ignored, asked of all `.gitignore` files as git does: the nearest that has an opinion decides. */
function readIgnoreFiles(root: string, paths: readonly string[]): (path: string, directory: boolean) => boolean {
  const read = createFileReader(root);
  const rules = new Map<string, Ignore>();
  for (const path of paths) {
    const content = read(path, maxIgnoreBytes);
    if ('bytes' in content) rules.set(parent(path), ignore({ allowRelativePaths: true }).add(patterns(content.bytes)));
  }
  const directories = new Map<string, boolean>([['', false]]);

  function decide(path: string, directory: boolean): boolean {
    const above = parent(path);
    if (isIgnored(above, true)) return true; // git never looks into an ignored directory
    for (let dir = above; ; dir = parent(dir)) {
      const opinion = rules.get(dir)?.test((dir ? path.slice(dir.length + 1) : path) + (directory ? '/' : ''));
      if (opinion?.ignored) return true;
      if (opinion?.unignored || dir === '') return false;
    }
  }

  function isIgnored(path: string, directory: boolean): boolean {
    if (!directory) return decide(path, false);
    let ignored = directories.get(path);
    if (ignored === undefined) {
      ignored = decide(path, true);
      directories.set(path, ignored);
    }
    return ignored;
  }
  return isIgnored;
}

/** The lines of a `.gitignore`, without those whose many stars would make matching slow. */
function patterns(bytes: Uint8Array): string[] {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return lines.filter((line) => line.length <= 1000 && line.split('/').every((part) => part.split('*').length <= 4));
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function canList(dir: string): boolean {
  try {
    accessSync(dir, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
