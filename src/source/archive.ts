import { archiveLimits, corrupt, type Limits } from './archive-limits';
import { createTree } from './archive-tree';
import { sortEntries } from './git';
import type { FileContent, Source } from './source';
import { type ByteStream, unpack } from './unpack';

export { ArchiveError, type Limits } from './archive-limits';

/** How an archive is opened. */
export interface ArchiveOptions {
  /** A name for people. */
  id: string;
  /** The commit; null to take the one that git noted in the archive. */
  revision: string | null;
  /** The most bytes that a scan reads of the file at a path, 0 if it never reads it. */
  wants: (path: string) => number;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
}

/**
 * Reads a .tar.gz as GitHub serves it, once and into memory, and gives its tree: what is not wanted is listed and not kept, links
 * are not followed, nothing is written to disk. Throws ArchiveError where it is damaged, over a limit, late or breaks off.
 */
export async function openArchive(stream: ByteStream, options: ArchiveOptions): Promise<Source> {
  const { id, revision, wants, signal } = options;
  const limits = { ...archiveLimits, ...options.limits };
  const tree = createTree(wants, limits);
  const commit = await unpack(stream, limits, signal, tree.add);
  if (revision && commit && revision !== commit) throw corrupt(`it is of ${commit}, not of ${revision}`);
  const found = tree.finish();
  const entries = sortEntries([...found].map(([path, { kind }]) => ({ path, kind })));
  return {
    kind: 'archive',
    id,
    revision: revision ?? commit,
    async list() {
      return entries;
    },
    async read(paths, maxBytes, visit) {
      for (const path of paths) visit(path, limited(found.get(path)?.content, maxBytes));
    },
  };
}

function limited(content: FileContent | undefined, maxBytes: number): FileContent {
  if (!content) return { unreadable: 'missing', message: 'not in the tree' };
  if (!('bytes' in content) || content.bytes.length <= maxBytes) return content;
  return { unreadable: 'too-large', message: `${content.bytes.length} bytes; the limit is ${maxBytes}` };
}
