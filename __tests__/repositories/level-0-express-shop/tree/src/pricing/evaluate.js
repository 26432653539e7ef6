import { Parser } from 'expr-eval';

const parser = new Parser();

/** Applies discount expressions such as "count > 3 ? total * 0.1 : 0" to the lines of a cart. */
export function evaluate(lines, expressions) {
  const total = lines.reduce((sum, line) => sum + line.price * line.count, 0);
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  const off = expressions.map((expression) => parser.parse(expression).evaluate({ total, count }));
  return Math.max(0, total - Math.max(0, ...off));
}
