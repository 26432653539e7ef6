/** Mean F1 over classes given as counts; a class with no positive on either side counts 1. */
export function macroF1(classes) {
  const f1 = ({ hits, falseMet, missed }) => (hits + falseMet + missed === 0 ? 1 : (2 * hits) / (2 * hits + falseMet + missed));
  return classes.reduce((sum, one) => sum + f1(one), 0) / (classes.length || 1);
}

/** A share between 0 and 1; of nothing it is 1. */
export function share(part, whole) {
  return whole === 0 ? 1 : part / whole;
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
