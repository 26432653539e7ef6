import { createHash } from 'node:crypto';

const experiments = { 'checkout-button': { control: 50, large: 50 } };

/** Puts a visitor into a variant of an experiment, always the same one. */
export function bucket(experiment, visitor) {
  const point = createHash('sha256').update(`${experiment}:${visitor}`).digest().readUInt32BE() % 100;
  let sum = 0;
  for (const [variant, share] of Object.entries(experiments[experiment])) {
    sum += share;
    if (point < sum) return variant;
  }
}
