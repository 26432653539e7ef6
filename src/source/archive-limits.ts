import type { FailureReason } from '../model/organisation';

/** How much of an archive is taken in. */
export interface Limits {
  /** Entries of any kind, those that are left out included. */
  entries: number;
  /** Bytes of one file, whatever is wanted of it. */
  fileBytes: number;
  /** Bytes of all files that are kept, and of all paths. */
  keptBytes: number;
  /** Bytes that the archive unpacks to, whether they are kept or not. */
  unpackedBytes: number;
  /** How many bytes one byte may unpack to, as soon as more than `freeBytes` are unpacked. */
  ratio: number;
  freeBytes: number;
  /** UTF-16 code units of a path. */
  pathLength: number;
}

/** The limits that hold where no others are given. */
export const archiveLimits: Limits = {
  entries: 200_000,
  fileBytes: 8 << 20,
  keptBytes: 80 << 20,
  unpackedBytes: 4 * 2 ** 30,
  ratio: 200,
  freeBytes: 64 << 20,
  pathLength: 4096,
};

/** An archive cannot be scanned: why, and a message that says what to do. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
  reason: Extract<FailureReason, 'too-large' | 'corrupt' | 'timeout' | 'unreachable'>;

  constructor(reason: ArchiveError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Takes what an archive has too much of and gives the error. */
export function tooLarge(what: string): ArchiveError {
  return new ArchiveError('too-large', `the archive ${what}: scan this repository in a checkout of its own`);
}

/** Takes what is wrong with an archive and gives the error. */
export function corrupt(what: string): ArchiveError {
  return new ArchiveError('corrupt', `the archive is damaged or cut short (${what}): run the scan again to fetch it anew`);
}
