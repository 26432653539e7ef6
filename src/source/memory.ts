import type { FileEntry, Source } from './source';

/** A tree held in memory, for tests and rule cases: path → text or bytes. */
export function openMemory(files: Record<string, string | Uint8Array>, id = 'memory'): Source {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : content]),
  );
  return {
    kind: 'memory',
    id,
    revision: null,
    async list() {
      return [...contents.keys()].sort().map((path): FileEntry => ({ path, kind: 'file' }));
    },
    async read(paths, maxBytes, visit) {
      for (const path of paths) {
        const bytes = contents.get(path);
        if (!bytes) visit(path, { unreadable: 'missing', message: 'not in the tree' });
        else if (bytes.length > maxBytes)
          visit(path, { unreadable: 'too-large', message: `${bytes.length} bytes; the limit is ${maxBytes}` });
        else visit(path, { bytes });
      }
    },
  };
}
