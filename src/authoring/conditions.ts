import type { Condition } from '../rules/schema';

/** Where something stands in a rule: the keys that lead to it. */
export type Keys = readonly (string | number)[];

/** A pattern of a condition, and whether it is tried on single lines only. */
export interface PlacedPattern {
  pattern: string;
  keys: Keys;
  /** What is looked for in files is found by a literal first; commands of pipelines are not. */
  inFiles: boolean;
  isSingleLine: boolean;
}

/** Gives a condition and all below it, each with where it stands. */
export function conditionsOf(condition: Condition, keys: Keys = ['find']): [Condition, Keys][] {
  const below = (name: string, conditions: readonly Condition[]) =>
    conditions.flatMap((one, index) => conditionsOf(one, [...keys, name, index]));
  const inner = (): [Condition, Keys][] => {
    if ('all' in condition) return below('all', condition.all);
    if ('any' in condition) return below('any', condition.any);
    if ('same-file' in condition) return below('same-file', condition['same-file']);
    if ('not' in condition) return conditionsOf(condition.not, [...keys, 'not']);
    if (!('job' in condition)) return [];
    const { executes, before } = condition.job;
    return [
      ...(executes ? conditionsOf(executes, [...keys, 'job', 'executes']) : []),
      ...(before ? conditionsOf(before, [...keys, 'job', 'before']) : []),
    ];
  };
  return [[condition, keys], ...inner()];
}

/** Gives the patterns of a condition itself, not of those below it. */
export function patternsOf(condition: Condition, keys: Keys): PlacedPattern[] {
  if ('line' in condition) {
    const { line } = condition;
    const isSingleLine = typeof line === 'string' || (line.window ?? 1) === 1;
    const where = typeof line === 'string' ? [...keys, 'line'] : [...keys, 'line', 'pattern'];
    const patterns = typeof line === 'string' ? line : line.pattern;
    return textsAt(patterns, where).map(([pattern, at]) => ({ pattern, keys: at, inFiles: true, isSingleLine }));
  }
  if (!('job' in condition)) return [];
  const { uses = [], runs = [] } = condition.job;
  const all = [...textsAt(uses, [...keys, 'job', 'uses']), ...textsAt(runs, [...keys, 'job', 'runs'])];
  return all.map(([pattern, at]) => ({ pattern, keys: at, inFiles: false, isSingleLine: false }));
}

/** Gives the patterns of a condition and of all below it. */
export function allPatterns(condition: Condition): PlacedPattern[] {
  return conditionsOf(condition).flatMap(([one, keys]) => patternsOf(one, keys));
}

/** Gives one text or several, each with where it stands. */
export function textsAt(texts: string | readonly string[], keys: Keys): [string, Keys][] {
  return typeof texts === 'string' ? [[texts, keys]] : texts.map((text, index) => [text, [...keys, index]]);
}
