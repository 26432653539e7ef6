import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { ArchiveError, corrupt, type Limits, tooLarge } from './archive-limits';

/** Bytes as they arrive: a response's body, or any other stream. */
export type ByteStream = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/** One entry of an archive, as its headers give it. */
export interface ArchiveEntry {
  name: string;
  /** Null where tar-stream does not know it. */
  type: Header['type'] | null;
  size: number;
}

const block = 512;
const chunkSize = 1 << 16;
/** The most bytes of extended headers before an entry, and of padding behind the last one. Git writes less than 16 KB of either. */
const maxGap = 128 << 10;
/** Properties of an entry. tar-stream copies those that hold for all entries to each, so many of them would make it slow. */
const maxProperties = 64;

/**
 * Reads a .tar.gz as it arrives. `take` is asked for each entry and gives where its bytes go, or null to skip them; what it throws
 * is thrown on. Gives the commit that git noted in the archive, null without. Throws ArchiveError.
 */
export async function unpack(
  stream: ByteStream,
  limits: Limits,
  signal: AbortSignal | undefined,
  take: (entry: ArchiveEntry) => Uint8Array | null,
): Promise<string | null> {
  const input = inputOf(stream);
  const gunzip = createGunzip({ chunkSize });
  const tar = extract();
  let failure: unknown;
  let interrupt = (_: unknown) => {};
  let wake = () => {};
  let head: Uint8Array = new Uint8Array();
  let tail: Uint8Array = new Uint8Array();
  let packed = 0;
  let unpacked = 0;
  let end = 0; // of the last entry, as it is unpacked

  // The first failure is what is thrown, whatever follows from it, and no wait outlasts it.
  function stop(error: unknown): void {
    failure ??= error;
    interrupt(failure);
    tar.destroy(null);
    wake();
  }
  const abort = () => stop(new ArchiveError('timeout', 'the archive did not arrive in time: run the scan again'));

  function nextChunk(): Promise<IteratorResult<Uint8Array>> {
    return new Promise((resolve, reject) => {
      interrupt = reject;
      if (failure) reject(failure);
      else input.next().then(resolve, (error) => stop(unreachable(error)));
    });
  }

  async function* download(): AsyncGenerator<Uint8Array> {
    for (let next = await nextChunk(); !next.done; next = await nextChunk()) {
      packed += next.value.length;
      yield next.value;
    }
  }

  function checkEntry(header: Header): ArchiveEntry {
    const { name, type, size, byteOffset, pax } = header as Header & { byteOffset: number };
    if (Object.keys(pax ?? {}).length > maxProperties) throw corrupt(`more than ${maxProperties} properties of an entry`);
    // As every tar does: what a directory says of its size means nothing.
    const length = type === 'directory' ? 0 : size;
    end = byteOffset + Math.ceil(length / block) * block;
    if (end > limits.unpackedBytes) throw tooLarge(`unpacks to more than ${limits.unpackedBytes} bytes`);
    return { name, type, size: length };
  }

  tar.on('entry', (header, body, next) => {
    try {
      const entry = checkEntry(header);
      const target = take(entry);
      if (entry.size === 0) return next();
      let at = 0;
      body.on('data', (data) => {
        const chunk = data as Uint8Array;
        target?.set(chunk, at);
        at += chunk.length;
      });
      body.on('error', () => {}); // that of the archive as a whole
      body.on('end', () => next());
    } catch (error) {
      stop(error);
    }
  });
  tar.on('error', (error: Error) => stop(corrupt(error.message)));
  tar.on('drain', () => wake());
  const closed = new Promise<void>((resolve) => tar.on('close', resolve));
  gunzip.on('error', (error) => stop(corrupt(error.message)));

  async function feed(chunk: Uint8Array): Promise<void> {
    if (unpacked - end > maxGap) throw corrupt(`no entry in ${maxGap} bytes`);
    unpacked += chunk.length;
    if (unpacked > limits.unpackedBytes) throw tooLarge(`unpacks to more than ${limits.unpackedBytes} bytes`);
    if (unpacked > limits.freeBytes && unpacked > packed * limits.ratio)
      throw tooLarge(`unpacks to more than ${limits.ratio} times its size`);
    if (head.length < 2 * block) head = Buffer.concat([head, chunk.subarray(0, 2 * block - head.length)]);
    tail = Buffer.concat([tail, chunk.subarray(-2 * block)]).subarray(-2 * block);
    if (failure) throw failure;
    const drained = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (!tar.write(chunk)) await drained;
    if (failure) throw failure;
  }

  async function unpackAll(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const chunk of chunks) await feed(chunk);
      tar.end(null);
      await closed;
      // Two empty blocks, by which all is known to be there. tar-stream does not ask for them.
      if (unpacked - end < 2 * block || tail.some((byte) => byte !== 0)) throw corrupt('its end is missing');
    } catch (error) {
      stop(error);
      throw error;
    }
  }

  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  try {
    await pipeline(download(), gunzip, unpackAll);
  } catch (error) {
    throw failure ?? error;
  } finally {
    signal?.removeEventListener('abort', abort);
    input.cancel();
  }
  if (failure) throw failure;
  return commitIn(head);
}

/** The next chunk, and an end to it that waits for nothing: an iterator's own `return` waits for the chunk that is under way. */
function inputOf(stream: ByteStream): { next(): Promise<IteratorResult<Uint8Array>>; cancel(): void } {
  if ('getReader' in stream) {
    const reader = stream.getReader();
    return {
      next: async () => {
        const { done, value } = await reader.read();
        return done ? { done, value: undefined } : { done: false, value };
      },
      cancel: () => void reader.cancel().catch(() => {}),
    };
  }
  const iterator = stream[Symbol.asyncIterator]();
  return { next: () => iterator.next(), cancel: () => void iterator.return?.().catch(() => {}) };
}

function unreachable(error: unknown): ArchiveError {
  const why = error instanceof Error ? error.message : String(error);
  return new ArchiveError('unreachable', `the archive broke off on its way (${why}): run the scan again`);
}

/** Git puts the commit into a header for all entries before the first one; tar-stream does not show that. */
function commitIn(head: Uint8Array): string | null {
  if (head[156] !== 'g'.charCodeAt(0)) return null;
  const text = Buffer.from(head.subarray(block)).toString('latin1');
  return /^\d+ comment=([0-9a-f]{64}|[0-9a-f]{40})\n/.exec(text)?.[1] ?? null;
}
