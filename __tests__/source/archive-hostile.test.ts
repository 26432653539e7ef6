import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ArchiveError } from '../../src/source/archive';
import {
  commit,
  entry,
  noted,
  openEntries,
  openPacked,
  pieces,
  property,
  root,
  rootFolder,
  sealed,
  tarOf,
} from './archive-fixture';

/** Why an archive cannot be opened; null where it can. Any other error than ArchiveError is thrown. */
async function reasonOf(opening: Promise<unknown>): Promise<ArchiveError['reason'] | null> {
  try {
    await opening;
    return null;
  } catch (error) {
    if (error instanceof ArchiveError) return error.reason;
    throw error;
  }
}

const good = tarOf(
  entry(`${root}.gitmodules`, { content: '[submodule "s"]\n\tpath = s\n' }),
  entry(`${root}a.py`, { content: 'import openai\n'.repeat(100) }),
  entry(`${root}${'long/'.repeat(30)}b.py`, { content: 'b' }),
  entry(`${root}link`, { type: '2' }),
  entry(`${root}s`, { type: '5' }),
);
const packed = gzipSync(good);

describe('what is damaged', () => {
  it('is told from what is whole: cut at any byte, packed or unpacked', async () => {
    expect(await reasonOf(openPacked(packed))).toBeNull();
    for (let at = 0; at < packed.length; at++)
      expect(await reasonOf(openPacked(packed.subarray(0, at))), `${at}`).toBe('corrupt');
    for (let at = 0; at < good.length; at += 64)
      expect(await reasonOf(openPacked(gzipSync(good.subarray(0, at)))), `${at}`).toBe('corrupt');
  });

  it('fails as such, or is a tree, whatever the bytes are', async () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    const apply = (bytes: Buffer, list: [number, number][]) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of list) changed[at % changed.length] = value;
      return changed;
    };
    // The check sums of headers are made good again, so that more of the archive is believed.
    const resealed = (tar: Buffer) => {
      for (let at = 0; at + 512 <= tar.length; at += 512)
        if (tar.toString('latin1', at + 257, at + 262) === 'ustar') sealed(tar.subarray(at, at + 512));
      return tar;
    };
    const archives = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.uint8Array({ maxLength: 2000 }).map((bytes) => gzipSync(bytes)),
      changes.map((list) => apply(packed, list)),
      changes.map((list) => gzipSync(apply(good, list))),
      changes.map((list) => gzipSync(resealed(apply(good, list)))),
      fc.tuple(changes, fc.nat(good.length)).map(([list, length]) => gzipSync(resealed(apply(good, list)).subarray(0, length))),
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(archives, fc.integer({ min: 1, max: 3000 }), async (bytes, size) => {
        seen.add(`${await reasonOf(openPacked(pieces(bytes, size)))}`);
      }),
      { numRuns: 600, seed: 5 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['null', 'corrupt']));
  });

  it('is an archive with anything but entries in it', async () => {
    const properties = Buffer.concat(Array.from({ length: 5000 }, (_, n) => property(`p${n}`, '')));
    const tars = {
      'many properties of all entries': [
        entry('g', { type: 'g', content: properties }),
        entry('x', { type: 'x', content: property('a', '') }),
      ],
      'a large property': [entry('g', { type: 'g', content: property('a', 'x'.repeat(5_000_000)) })],
      'headers of no entry': Array.from({ length: 500 }, () => entry('x', { type: 'x', content: property('a', '') })),
      'zeros behind the end': [Buffer.alloc(1 << 20)],
      'a size below zero': [entry('x', { type: 'x', content: property('size', '-5') })],
      'a size that is none': [entry('x', { type: 'x', content: property('size', 'much') })],
    };
    for (const [name, entries] of Object.entries(tars)) {
      const all = [...entries, entry(`${root}a.py`, { content: 'a' })];
      expect(await reasonOf(openEntries(all)), name).toBe('corrupt');
    }
  });

  it('has rubbish behind its end, though padding may be there', async () => {
    expect(await reasonOf(openPacked(Buffer.concat([packed, Buffer.from('rubbish')])))).toBe('corrupt');
    expect(await reasonOf(openPacked(Buffer.concat([packed, Buffer.alloc(512)])))).toBeNull();
  });
});

describe('a bomb', () => {
  const block = Buffer.alloc(1 << 20);

  /** Packs a tar as it is asked for; `packedBytes` says how much of it was. */
  function bomb(tar: () => Generator<Buffer>) {
    const counted = { bytes: 0 };
    async function* counting() {
      for await (const chunk of Readable.from(tar()).pipe(createGzip({ level: 9 }))) {
        counted.bytes += chunk.length;
        yield chunk as Uint8Array;
      }
    }
    return { counted, stream: counting() };
  }

  function* zeros(count: number): Generator<Buffer> {
    for (let n = 0; n < count; n++) yield block;
  }

  it('of 10 GB of zeros in one file is refused at its header', async () => {
    const { counted, stream } = bomb(function* () {
      yield Buffer.concat([noted, rootFolder, entry(`${root}zeros.bin`, { size: 8 * 2 ** 30 - 1 })]);
      yield* zeros(8192);
    });
    const limits = { ratio: Number.POSITIVE_INFINITY };
    expect(await reasonOf(openPacked(stream, { wants: () => 0, limits }))).toBe('too-large');
    expect(counted.bytes).toBeLessThan(200_000);
  });

  it('of many files is refused when too much has come of too little, though nothing of it is wanted', async () => {
    const { counted, stream } = bomb(function* () {
      yield Buffer.concat([noted, rootFolder]);
      for (let n = 0; n < 10_000; n++) yield Buffer.concat([entry(`${root}${n}`, { size: block.length }), block]);
    });
    expect(await reasonOf(openPacked(stream, { wants: () => 0 }))).toBe('too-large');
    expect(counted.bytes).toBeLessThan(400_000);
  });

  it('of empty files is refused at the limit of entries', async () => {
    const { stream } = bomb(function* () {
      yield Buffer.concat([noted, rootFolder]);
      const many = Buffer.concat(Array.from({ length: 100 }, (_, n) => entry(`${root}${n}`)));
      for (;;) yield many;
    });
    expect(await reasonOf(openPacked(stream, { limits: { entries: 50_000 } }))).toBe('too-large');
  });
});

describe('a stream', () => {
  /** Gives some bytes, and then nothing more, not even an end; notes whether it was told to stop. */
  function stalled(bytes: Uint8Array) {
    const state = { stopped: false };
    const chunks = [bytes];
    const iterator = {
      next: () =>
        chunks.length > 0 ? Promise.resolve({ done: false as const, value: chunks.shift()! }) : new Promise<never>(() => {}),
      return: () => {
        state.stopped = true;
        return Promise.resolve({ done: true as const, value: undefined });
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return { state, stream: iterator as unknown as AsyncIterable<Uint8Array> };
  }

  it('that stalls is given up when the caller says so', async () => {
    const { state, stream } = stalled(packed.subarray(0, 200));
    const giveUp = new AbortController();
    const opening = reasonOf(openPacked(stream, { signal: giveUp.signal }));
    setImmediate(() => giveUp.abort());
    expect(await opening).toBe('timeout');
    expect(state.stopped).toBe(true);
  });

  it('is not waited for where the caller gave up before, nor a web stream', async () => {
    const signal = AbortSignal.abort();
    expect(await reasonOf(openPacked(stalled(packed).stream, { signal }))).toBe('timeout');
    const cancelled = vi.fn();
    const web = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}), cancel: cancelled });
    const giveUp = new AbortController();
    const opening = reasonOf(openPacked(web, { signal: giveUp.signal }));
    setImmediate(() => giveUp.abort());
    expect(await opening).toBe('timeout');
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('that stalls behind a fault is not waited for', async () => {
    const faults: [Uint8Array, string][] = [
      [Buffer.from('this is no gzip at all'), 'corrupt'],
      [gzipSync(Buffer.alloc(2048, 1)), 'corrupt'],
      [gzipSync(tarOf(entry(`${root}a`), entry('other/b'))), 'corrupt'],
    ];
    for (const [bytes, reason] of faults) expect(await reasonOf(openPacked(stalled(bytes).stream))).toBe(reason);
    expect(await reasonOf(openPacked(stalled(packed).stream, { limits: { entries: 2 } }))).toBe('too-large');
  });

  it('that fails says why', async () => {
    async function* failing() {
      yield packed.subarray(0, 100);
      throw new TypeError('terminated');
    }
    const opening = openPacked(failing());
    await expect(opening).rejects.toThrow('the archive broke off on its way (terminated): run the scan again');
    expect(await reasonOf(openPacked(failing()))).toBe('unreachable');
  });

  it('leaves the signal free when it is done', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    expect((await openPacked(packed, { signal })).revision).toBe(commit);
    await reasonOf(openPacked(packed.subarray(9), { signal }));
    expect(added.mock.calls.length).toBe(2);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it('passes on what the question for a file throws', async () => {
    const wants = () => {
      throw new RangeError('from the caller');
    };
    await expect(openPacked(packed, { wants })).rejects.toThrow(RangeError);
  });
});
