import type { FileClass, Location } from './evidence';
import { maskSecrets } from './secrets';

/** A location a detector found, with the class of its file. */
export interface Found extends Location {
  fileClass: FileClass;
  /** Some part of what was asked for is seen only in samples and notebooks, or in a program that runs on an empty dataset. */
  aside?: true;
}

/** The most characters of a line that are shown as its excerpt. */
const excerptLength = 160;

// What is looked at for secrets: far more than is shown, so that none is seen in part.
const examined = 700;
const unsure = 64;

/** Takes a line and gives it trimmed, without what looks like a secret, and cut to what a report shows. */
export function excerptOf(line: string): string {
  const text = line.trim();
  const masked = maskSecrets(text.slice(0, examined));
  const known = text.length > examined ? `${masked.slice(0, -unsure)}…` : masked;
  return known.length > excerptLength ? `${known.slice(0, excerptLength - 1)}…` : known;
}
