import type { FileClass, Location } from './evidence';

/** A location a detector found, with the class of its file. */
export interface Found extends Location {
  fileClass: FileClass;
  /** Some part of what was asked for is seen only in samples and notebooks. */
  aside?: true;
}

/** The most characters of a line that are shown as its excerpt. */
const excerptLength = 160;

/** Takes a line and gives it trimmed and cut to what a report shows. */
export function excerptOf(line: string): string {
  const text = line.trim();
  return text.length > excerptLength ? `${text.slice(0, excerptLength - 1)}…` : text;
}
