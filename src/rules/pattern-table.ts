import { createExpression } from '../detect/expression';
import { leadingLiterals, requiredLiterals, splitAlternatives } from '../detect/literals';
import type { Expression, Literals, Pattern, Patterns, When } from '../detect/patterns';
import { chooseWindows, countGrams, expectedHits, shortestLiteral } from '../detect/prefilter';
import type { Glob } from '../model/glob';
import { compileGlob } from './glob';

/** Patterns as they are added, each once. */
export interface PatternTable {
  /** Takes the RE2 sources of a pattern, where it applies, by path too, and what it follows; gives its number. */
  add(sources: readonly string[], pattern: Pattern, globs: readonly string[], when?: When): number;
  patterns(): Patterns;
}

/** Takes sample texts that tell rare literals from frequent ones and gives an empty table. */
export function createPatternTable(samples: readonly string[], isMetered: boolean): PatternTable {
  const counts = countGrams(samples);
  // A literal that is never found costs its place in the table.
  const costOf = samples.length > 0 ? (set: readonly string[]) => expectedHits(set, counts) + set.length : undefined;
  const patterns: Pattern[] = [];
  const paths: Glob[][] = [];
  const expressions: Expression[] = [];
  const everywhere: number[] = [];
  const [known, knownPaths] = [new Map<string, number>(), new Map<string, number>()];
  const [first, second] = [new Map<string, number[]>(), new Map<string, number[]>()];

  /** Equal lists of globs are one. Paths are asked in lower case. */
  function numberOf(globs: readonly string[]): number {
    const key = JSON.stringify(globs);
    const number = knownPaths.get(key) ?? paths.push(globs.map((glob) => compileGlob(glob.toLowerCase()))) - 1;
    knownPaths.set(key, number);
    return number;
  }

  function add(given: readonly string[], where: Pattern, globs: readonly string[], when?: When): number {
    const pattern: Pattern = globs.length > 0 ? { ...where, paths: numberOf(globs) } : where;
    const sources = given.flatMap(splitAlternatives);
    const literals = sources.map((source) =>
      pattern.window > 1 ? leadingLiterals(source, shortestLiteral) : requiredLiterals(source, shortestLiteral, costOf),
    );
    // What is tried on every line anyway follows nothing.
    const hasLiterals = literals.every((one) => one !== undefined);
    const whole: Pattern = hasLiterals && when ? { ...pattern, when } : pattern;
    const key = JSON.stringify([sources, whole]);
    const number = known.get(key) ?? patterns.push(whole) - 1;
    if (known.has(key)) return number;
    known.set(key, number);
    if (!hasLiterals) everywhere.push(number);
    for (const [i, source] of sources.entries()) {
      const expression = expressions.push({ pattern: number, ...createExpression(source, pattern.window === 1, isMetered) }) - 1;
      if (!hasLiterals) continue;
      const owners = whole.when ? second : first;
      for (const literal of literals[i]!) owners.set(literal, [...(owners.get(literal) ?? []), expression]);
    }
    return number;
  }

  function literalsOf(owners: Map<string, number[]>): Literals {
    const texts = [...owners.keys()].map((text) => Buffer.from(text).toString('latin1'));
    return { texts, windows: chooseWindows(texts, counts), owners: [...owners.values()] };
  }

  return {
    add,
    patterns: () => ({ patterns, expressions, paths, first: literalsOf(first), second: literalsOf(second), everywhere }),
  };
}
