import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { FileContent } from './source';

/** Reads one file below a root, following no link anywhere; the bytes are valid until the next call. */
export type FileReader = (path: string, maxBytes: number) => FileContent;

const noFollow = constants.O_NOFOLLOW as number | undefined; // not on Windows
const flags = constants.O_RDONLY | (noFollow ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A reader of the files below `root`; `rawNames` has the bytes of the paths that are not valid UTF-8. */
export function createFileReader(root: string, rawNames: ReadonlyMap<string, Buffer> = new Map()): FileReader {
  const directories = new Map<string, FileContent | null>([['', null]]);
  // One buffer for all files: an allocation for each costs more than reading it.
  let buffer = Buffer.allocUnsafeSlow(1 << 16);

  /** Why the files of a directory cannot be read: null for a real directory below real directories. */
  function refuse(dir: string): FileContent | null {
    let refusal = directories.get(dir);
    if (refusal !== undefined) return refusal;
    const slash = dir.lastIndexOf('/');
    const name = dir.slice(slash + 1);
    refusal = refuse(slash < 0 ? '' : dir.slice(0, slash));
    if (!refusal && (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git'))
      refusal = { unreadable: 'unreadable', message: 'not a path within the tree' };
    // A directory that is not there is left to the opening of the file.
    else if (!refusal && lstatSync(absolute(dir), { throwIfNoEntry: false })?.isSymbolicLink())
      refusal = { unreadable: 'link', message: `${dir} is a link, which is not followed` };
    directories.set(dir, refusal);
    return refusal;
  }

  function absolute(path: string): string {
    return `${root}/${path}`;
  }

  function readOpened(fd: number, maxBytes: number): FileContent {
    const stats = fstatSync(fd);
    if (!stats.isFile()) return { unreadable: 'unreadable', message: 'not a regular file' };
    if (stats.size > maxBytes) return { unreadable: 'too-large', message: `${stats.size} bytes; the limit is ${maxBytes}` };
    if (stats.size > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.min(maxBytes + 1, stats.size * 2));
    let length = 0;
    while (length < stats.size) {
      const count = readSync(fd, buffer, length, stats.size - length, null);
      if (count === 0) break; // cut short since its size was read
      length += count;
    }
    return { bytes: buffer.subarray(0, length) };
  }

  return (path, maxBytes) => {
    let fd: number | undefined;
    try {
      const raw = rawNames.get(path);
      const refusal = refuse(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
      if (refusal) return refusal;
      const file = raw ? Buffer.concat([Buffer.from(`${root}/`), raw]) : absolute(path);
      if (noFollow === undefined && lstatSync(file).isSymbolicLink())
        return { unreadable: 'link', message: 'a link, which is not followed' };
      fd = openSync(file, flags);
      return readOpened(fd, maxBytes);
    } catch (error) {
      return describe(error as NodeJS.ErrnoException);
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  };
}

function describe({ code, message }: NodeJS.ErrnoException): FileContent {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { unreadable: 'missing', message: 'not on disk' };
  if (code === 'ELOOP' || code === 'EMLINK') return { unreadable: 'link', message: 'a link, which is not followed' };
  if (code === 'EACCES' || code === 'EPERM') return { unreadable: 'unreadable', message: 'permission denied' };
  return { unreadable: 'unreadable', message: code ?? message };
}
