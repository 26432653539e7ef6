import { createHash } from 'node:crypto';

const experiments: Record<string, string[]> = { 'sowing-tone': ['plain', 'warm'] };

/** Gives a visitor's variant of an experiment, always the same one. */
export function assign(experiment: string, visitor: string): string {
  const variants = experiments[experiment]!;
  const point = createHash('sha256').update(`${experiment}/${visitor}`).digest().readUInt32BE();
  return variants[point % variants.length]!;
}
