import { RE2JS } from 're2js';
import type { Expression } from './patterns';

/** Whether a text holds a match of one of some expressions. */
export type Test = (text: string) => boolean;

/** RE2 flags of every expression of a rule: `^` and `$` at line ends, `.` across lines. */
export const expressionFlags = RE2JS.MULTILINE | RE2JS.DOTALL;

/** Whether a lower-case text holds a literal of each set. */
export function holdsAll(lower: string, sets: readonly (readonly string[])[]): boolean {
  return sets.every((set) => set.some((literal) => lower.includes(literal)));
}

/** Takes expressions and gives their test; one is compiled when a text first holds one of its literals, because compiling is slow. */
export function createTest(expressions: readonly Expression[]): Test {
  const compiled: (RE2JS | undefined)[] = [];
  return (text) => {
    const lower = text.toLowerCase();
    return expressions.some(({ source, literals, sets }, number) => {
      if (literals && !literals.some((literal) => lower.includes(literal))) return false;
      if (!holdsAll(lower, sets)) return false;
      compiled[number] ??= RE2JS.compile(source, expressionFlags);
      return compiled[number].test(text);
    });
  };
}
