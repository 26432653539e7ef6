import type { Literals, Pattern, Patterns } from '../detect/patterns';
import type { CompiledCondition, CompiledRules } from './compile';

/** Takes compiled rules and more of them and gives both as one: the added patterns are renumbered. */
export function mergeRules(base: CompiledRules, added: CompiledRules): CompiledRules {
  const shift = base.patterns.length;
  const shifted = <T extends { find: CompiledCondition }>(rules: T[]) =>
    rules.map((rule) => ({ ...rule, find: renumber(rule.find, shift) }));
  return {
    rules: [...base.rules, ...shifted(added.rules)],
    scopes: [...base.scopes, ...shifted(added.scopes)],
    ...mergePatterns(base, added),
  };
}

function mergePatterns(base: Patterns, added: Patterns): Patterns {
  const [byPattern, byExpression] = [base.patterns.length, base.expressions.length];
  const patterns = added.patterns.map((pattern): Pattern => {
    const { when, paths } = pattern;
    return {
      ...pattern,
      ...(paths !== undefined && { paths: paths + base.paths.length }),
      ...(when && 'patterns' in when && { when: { patterns: when.patterns.map((number) => number + byPattern) } }),
    };
  });
  const mergeLiterals = (a: Literals, b: Literals): Literals => ({
    texts: [...a.texts, ...b.texts],
    windows: [...a.windows, ...b.windows],
    owners: [...a.owners, ...b.owners.map((owners) => owners.map((number) => number + byExpression))],
  });
  return {
    patterns: [...base.patterns, ...patterns],
    expressions: [
      ...base.expressions,
      ...added.expressions.map((expression) => ({ ...expression, pattern: expression.pattern + byPattern })),
    ],
    paths: [...base.paths, ...added.paths],
    first: mergeLiterals(base.first, added.first),
    second: mergeLiterals(base.second, added.second),
    everywhere: [...base.everywhere, ...added.everywhere.map((number) => number + byPattern)],
  };
}

function renumber(condition: CompiledCondition, shift: number): CompiledCondition {
  return JSON.parse(JSON.stringify(condition), (key, value) => (key === 'pattern' ? value + shift : value)) as CompiledCondition;
}
