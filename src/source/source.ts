/** One entry of a tree: a path with forward slashes, relative to the root. */
export interface FileEntry {
  path: string;
  kind: 'file' | 'link' | 'submodule';
}

/** Why the content of a file could not be had. */
export type Unreadable = 'unreadable' | 'too-large' | 'missing' | 'link' | 'submodule';

/** What a read gives for one path: its bytes, or why not. The bytes are only valid until the visitor returns. */
export type FileContent = { bytes: Uint8Array } | { unreadable: Unreadable; message: string };

/** What a work tree has beside what git tracks and ignores. */
export interface Untracked {
  /** The root of the work tree, and the folder in it that is opened: empty, or with a slash at its end. */
  workTree: string;
  folder: string;
  /** Paths from the root of the work tree; of a folder in which nothing is tracked only its own, with a slash at its end. */
  paths: string[];
}

/** Where the files of one tree come from. Nothing outside the tree is ever read. */
export interface Source {
  kind: 'worktree' | 'commit' | 'memory' | 'archive';
  /** A name for people. */
  id: string;
  /** The commit, where there is one. */
  revision: string | null;
  /** All entries, sorted by path (code unit order). */
  list(): Promise<FileEntry[]>;
  /** Calls `visit` once for each path, in any order. Files over `maxBytes` are `too-large`. */
  read(paths: readonly string[], maxBytes: number, visit: (path: string, content: FileContent) => void): Promise<void>;
  /** Of a work tree with tracked files: looks for those that are not, and so are not listed; undefined where git does not say. */
  untracked?(): Promise<Untracked | undefined>;
}

/** The input cannot be scanned at all: a message for the user, exit code 2. */
export class InputError extends Error {
  override name = 'InputError';
}
