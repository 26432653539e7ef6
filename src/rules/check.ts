import { RE2JS } from 're2js';
import { expressionFlags } from '../detect/expression';
import type { Condition } from './schema';

/** Most characters of a pattern: what is longer is a list, and belongs into several. */
const longestPattern = 4000;

/** Most instructions that a pattern is compiled to: what repeats something a thousand times, several times, takes long to compile and to match. */
const largestProgram = 5000;

/** How many instructions patterns may still take, and how many globs may be spelt out, in all directories together: a stranger can write any number of them. */
export interface PatternBudget {
  left: number;
  globs: number;
}

/** Gives the budget of all rules that are added to a scan. */
export function patternBudget(): PatternBudget {
  return { left: 100_000, globs: 20_000 };
}

/** Takes a condition and gives the first pattern that the linear engine refuses, or that is too large, with the reason, or undefined. */
export function checkPatterns(condition: Condition, budget: PatternBudget): { pattern: string; message: string } | undefined {
  for (const pattern of patternsOf(condition)) {
    const message = checkPattern(pattern, budget);
    if (message !== undefined) return { pattern, message };
  }
  return undefined;
}

function checkPattern(pattern: string, budget: PatternBudget): string | undefined {
  if (pattern.length > longestPattern)
    return `a pattern of ${pattern.length} characters; at most ${longestPattern} are allowed: give several, as a list`;
  try {
    const size = RE2JS.compile(pattern, expressionFlags).programSize();
    budget.left -= size;
    if (size > largestProgram) return `the pattern ${pattern} repeats too much: give smaller counts in its {…}`;
    return budget.left < 0 ? 'with this pattern those of the added rules are too large together: repeat less' : undefined;
  } catch (error) {
    const construct = refusedConstruct(pattern);
    const reason = construct ?? (error instanceof Error ? error.message : String(error));
    return `the pattern ${pattern} is not one of RE2: ${reason}`;
  }
}

/** What other engines have and a linear one has not: how it is written, its name, and what takes its place. */
const constructs: [RegExp, string, string][] = [
  [/\(\?=/, 'a lookahead', 'match what follows, or ask for it in a condition of its own'],
  [/\(\?!/, 'a negative lookahead', 'ask for what must not be there with `not`'],
  [/\(\?<=/, 'a lookbehind', 'match what comes before too'],
  [/\(\?<!/, 'a negative lookbehind', 'begin with \\b, or ask for what must not be there with `not`'],
  [/\\[1-9]|\\k[<{']|\(\?P=/, 'a backreference', 'spell out what may be repeated'],
  [/\(\?>/, 'an atomic group', 'write (?:…): the engine never backtracks'],
  [/(?:[*+?]|\{\d+(?:,\d*)?\})\+/, 'a possessive quantifier', 'leave its + out: the engine never backtracks'],
  [/\(\?\(/, 'a conditional', 'write one pattern for each case'],
  [/\(\?(?:R|\d|&|P>)/, 'a recursion', 'spell out the depth that is needed'],
  [/\(\?#/, 'a comment', 'write it as a comment of YAML'],
  [/\(\?[a-zA-Z]*x/, 'the flag x', 'leave its white space out'],
  [/\\u[0-9a-fA-F{]/, 'an escape \\u', 'write \\x{…}'],
  [/\\[GKRXhZ]/, 'an escape that RE2 has not', 'spell out what it stands for'],
];

function refusedConstruct(pattern: string): string | undefined {
  // What is escaped or in a class means itself there.
  const bare = pattern.replace(/\\[^1-9kuGKRXhZ]/g, (escaped) => ' '.repeat(escaped.length));
  const open = bare.replace(/\[\^?\]?[^\]]*\]/g, (set) => '_'.repeat(set.length));
  for (const [shape, name, instead] of constructs) {
    const found = shape.exec(open);
    if (found) return `it has ${name}, ${found[0]} at character ${found.index + 1}; ${instead}`;
  }
  return undefined;
}

function patternsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['line', 'pattern', 'uses', 'runs'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => patternsOf(one, key));
  if (value && typeof value === 'object') return Object.entries(value).flatMap(([name, one]) => patternsOf(one, name));
  return [];
}
