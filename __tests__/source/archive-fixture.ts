import { gzipSync } from 'node:zlib';
import { type ArchiveOptions, openArchive } from '../../src/source/archive';
import type { Source } from '../../src/source/source';
import type { ByteStream } from '../../src/source/unpack';

export const root = 'acme-shop-50aef6b/';
export const commit = '50aef6b0599a4b66f13fc9a59b534562364ca862';

/** One entry with its header, as bytes; `type` is the character in the header, `size` may lie. */
export interface EntryOptions {
  type?: string;
  content?: string | Uint8Array;
  size?: number;
}

/** The bytes of an entry, with an extended header before it where the name is long. */
export function entry(name: string | Buffer, { type = '0', content = '', size }: EntryOptions = {}): Buffer {
  const data = Buffer.from(content as string);
  const raw = Buffer.from(name as string);
  const long = raw.length > 100 ? [entry('PaxHeader', { type: 'x', content: property('path', raw) })] : [];
  const header = Buffer.alloc(512);
  raw.copy(header, 0, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${(size ?? data.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(type, 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  return Buffer.concat([...long, sealed(header), data, Buffer.alloc(-data.length & 511)]);
}

/** A header with its check sum. */
export function sealed(header: Buffer): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** One property of an extended header. */
export function property(name: string, value: string | Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${name}=`), Buffer.from(value as string), Buffer.from('\n')]);
  let length = rest.length;
  while (length !== rest.length + `${length}`.length) length = rest.length + `${length}`.length;
  return Buffer.concat([Buffer.from(`${length}`), rest]);
}

export const end = Buffer.alloc(1024);
export const noted = entry('pax_global_header', { type: 'g', content: property('comment', commit) });
export const rootFolder = entry(root, { type: '5' });

/** A .tar with the commit, the root folder, these entries and its end. */
export function tarOf(...entries: Buffer[]): Buffer {
  return Buffer.concat([noted, rootFolder, ...entries, end]);
}

/** Gives bytes in pieces. */
export async function* pieces(bytes: Uint8Array, size = 1 << 14): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Opens packed bytes, or a stream of them, wanting all of every file unless told otherwise. */
export function openPacked(packed: Uint8Array | ByteStream, options: Partial<ArchiveOptions> = {}): Promise<Source> {
  const stream = packed instanceof Uint8Array ? pieces(packed) : packed;
  return openArchive(stream, { id: 'acme/shop', revision: null, wants: () => 1 << 23, ...options });
}

/** Packs and opens an archive with these entries below the root folder. */
export function openEntries(entries: Buffer[], options: Partial<ArchiveOptions> = {}): Promise<Source> {
  return openPacked(gzipSync(tarOf(...entries)), options);
}
