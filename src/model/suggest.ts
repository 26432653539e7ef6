import { closestMatch } from 'leven';

/** Gives `; did you mean X?` where one of the known words is near to the one that was found, else nothing. */
export function didYouMean(found: string, known: readonly string[]): string {
  const near = closestMatch(found.toLowerCase(), known, { maxDistance: Math.max(1, Math.floor(found.length / 3)) });
  return near === undefined || near === found ? '' : `; did you mean ${near}?`;
}
