import type { FileContent } from './source';

/** Reads the output of `git cat-file --batch` as it arrives and gives each object in turn, holding at most one in memory. */
export async function parseBatch(
  output: AsyncIterable<Buffer>,
  maxBytes: number,
  take: (content: FileContent) => void,
): Promise<void> {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  let header = '';
  let size = -1; // of the object being read; -1 while its header is
  let seen = 0; // bytes of it, with the line feed behind it
  let refusal: FileContent | null = null;

  for await (const chunk of output) {
    for (let at = 0; at < chunk.length; ) {
      if (size < 0) {
        const end = chunk.indexOf(10, at);
        header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        at = end < 0 ? chunk.length : end + 1;
        if (end < 0) continue;
        const [, type = '', length] = header.split(' ');
        header = '';
        if (length === undefined) {
          take({ unreadable: 'missing', message: 'not among the objects of this clone, which may be partial' });
          continue;
        }
        size = Number(length);
        seen = 0;
        refusal = refuse(type, size, maxBytes);
        if (!refusal && size > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.min(maxBytes + 1, size * 2));
        continue;
      }
      const end = Math.min(chunk.length, at + size + 1 - seen);
      if (!refusal) chunk.copy(buffer, seen, at, Math.min(end, at + size - seen));
      seen += end - at;
      at = end;
      if (seen <= size) continue;
      take(refusal ?? { bytes: buffer.subarray(0, size) });
      size = -1;
    }
  }
}

function refuse(type: string, size: number, maxBytes: number): FileContent | null {
  if (type !== 'blob') return { unreadable: 'unreadable', message: `a ${type} where a file should be` };
  return size > maxBytes ? { unreadable: 'too-large', message: `${size} bytes; the limit is ${maxBytes}` } : null;
}
