/** The causes of a difference between a verdict and a label, in the order in which they are asked. */
export const causes = [
  'wrong scope',
  'too generous',
  'counted as partial',
  'in a file that does not count',
  'not wired',
  'not detected',
];

const rank = { absent: 0, partial: 1, met: 2 };

/**
 * Takes a label, the scope and practice of a verdict, and the explanation of that practice (the JSON of `explain`), and gives the
 * cause of the difference: what the scanner made of the files that the label names as evidence.
 */
export function causeOf(label, { scope, practice }, explanation) {
  const { status, evidence = [] } = label.practices[practice.id];
  if (scope === 'none' || label.genai === 'none') return 'wrong scope';
  if (rank[practice.status] > rank[status]) return 'too generous';
  const files = new Set(evidence.map((place) => place.replace(/(:\d+.*| - .*)$/s, '')));
  const isNamed = ({ path }) => files.has(path);
  const conditions = explanation.rules.flatMap((rule) => all(rule.find).map((condition) => ({ rule, condition })));
  if (explanation.rules.some(({ holds, find }) => holds && find.places.some(isNamed))) return 'counted as partial';
  if (conditions.some(({ condition }) => condition.aside.some(isNamed))) return 'in a file that does not count';
  if (conditions.some(({ rule, condition }) => !rule.holds && rule.supports === 'met' && condition.places.some(isNamed)))
    return 'not wired';
  return 'not detected';
}

function all(condition) {
  return [condition, ...condition.parts.flatMap(all)];
}
