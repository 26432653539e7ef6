import { corrupt, type Limits, tooLarge } from './archive-limits';
import type { FileContent, FileEntry } from './source';
import { submodulePaths } from './submodules';
import type { ArchiveEntry } from './unpack';
import { refusals } from './worktree';

/** The tree that an archive holds: what stands at each path, and of files the bytes or why there are none. */
export interface ArchiveTree {
  /** Takes the next entry and gives where its bytes go, null where they are not kept; throws ArchiveError. */
  add(entry: ArchiveEntry): Uint8Array | null;
  /** What stands at each path, when all entries are in; throws ArchiveError without a root folder. */
  finish(): Map<string, { kind: FileEntry['kind']; content: FileContent }>;
}

const slabSize = 1 << 20;
const modules = '.gitmodules';
const maxModulesBytes = 1 << 18;
const unwanted: FileContent = { unreadable: 'unreadable', message: 'not kept of the archive: a scan does not read such a file' };
const special: FileContent = { unreadable: 'unreadable', message: 'not a regular file' };

/**
 * Gives an empty tree that keeps of each file at most what is wanted. All entries stand below one root folder, which is no part of
 * their paths. A name that leaves the tree or that git would not take (absolute, `..`, `.`, `.git`, or an empty part) or that is too
 * long is left out. Of entries with one path the last counts, as for tar.
 */
export function createTree(wants: (path: string) => number, limits: Limits): ArchiveTree {
  const found = new Map<string, { kind: FileEntry['kind']; content: FileContent }>();
  const directories = new Set<string>();
  const allocate = createStore();
  let submodules: Uint8Array = new Uint8Array();
  let root: string | undefined;
  let entries = 0;
  let kept = 0;

  function count(bytes: number): void {
    kept += bytes;
    if (kept > limits.keptBytes) throw tooLarge(`has more than ${limits.keptBytes} bytes to be read`);
  }

  /** The path below the root folder, empty for that folder; undefined where it is left out. */
  function pathOf({ name, type }: ArchiveEntry): string | undefined {
    if (name.length > limits.pathLength * 2) return undefined;
    const trimmed = name.endsWith('/') ? name.slice(0, -1) : name;
    if (trimmed.split('/').some(isRefused)) return undefined;
    const slash = trimmed.indexOf('/');
    const first = slash < 0 ? trimmed : trimmed.slice(0, slash);
    root ??= first;
    if (first !== root || (slash < 0 && type !== 'directory')) throw corrupt('not all is in one root folder');
    const path = slash < 0 ? '' : trimmed.slice(slash + 1);
    return path.length > limits.pathLength ? undefined : path;
  }

  function keep(path: string, size: number): { content: FileContent; target: Uint8Array | null } {
    const most = Math.min(wants(path), limits.fileBytes);
    const isModules = path === modules && size <= maxModulesBytes;
    if (most <= 0 && !isModules) return { content: unwanted, target: null };
    if (size > most && !isModules) {
      return { content: { unreadable: 'too-large', message: `${size} bytes; the limit is ${most}` }, target: null };
    }
    count(size);
    const bytes = allocate(size);
    if (isModules) submodules = bytes;
    return { content: size > most || most <= 0 ? unwanted : { bytes }, target: bytes };
  }

  return {
    add(entry) {
      if (++entries > limits.entries) throw tooLarge(`has more than ${limits.entries} entries`);
      const path = pathOf(entry);
      if (path === undefined || path === '') return null;
      count(path.length);
      const { name, type, size } = entry;
      directories.delete(path);
      // Archives from before there was a type for folders mark them with a slash.
      if (type === 'directory' || (type === 'file' && size === 0 && name.endsWith('/'))) {
        found.delete(path);
        directories.add(path);
        return null;
      }
      if (type === 'symlink' || type === 'link') {
        found.set(path, { kind: 'link', content: refusals.link });
        return null;
      }
      const isFile = type === 'file' || type === 'contiguous-file';
      const { content, target } = isFile ? keep(path, size) : { content: special, target: null };
      found.set(path, { kind: 'file', content });
      return target;
    },
    finish() {
      if (root === undefined) throw corrupt('no root folder');
      // A submodule is an empty folder, but so is one whose files `export-ignore` leaves out of archives.
      const named = found.get(modules)?.kind === 'file' ? submodulePaths(Buffer.from(submodules).toString('utf8')) : [];
      const full = new Set([...found.keys(), ...directories].map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
      for (const path of named) {
        if (directories.has(path) && !full.has(path)) found.set(path, { kind: 'submodule', content: refusals.submodule });
      }
      return found;
    },
  };
}

function isRefused(part: string): boolean {
  return part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git';
}

/** Gives room for many small files out of few pieces of memory, and a piece of its own for a large one. */
function createStore(): (size: number) => Uint8Array {
  let slab = Buffer.alloc(0);
  let at = 0;
  return (size) => {
    if (size > slabSize / 8) return Buffer.allocUnsafeSlow(size);
    if (at + size > slab.length) {
      slab = Buffer.allocUnsafeSlow(slabSize);
      at = 0;
    }
    at += size;
    return slab.subarray(at - size, at);
  };
}
