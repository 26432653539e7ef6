import { RE2JS } from 're2js';
import type { Condition } from './schema';

/** Takes a condition and gives the first pattern that the linear engine refuses, with the reason, or undefined. */
export function checkPatterns(condition: Condition): { pattern: string; message: string } | undefined {
  for (const pattern of patternsOf(condition)) {
    try {
      RE2JS.compile(pattern, RE2JS.MULTILINE | RE2JS.DOTALL);
    } catch (error) {
      return { pattern, message: `the pattern ${pattern} is not one of RE2: ${error instanceof Error ? error.message : error}` };
    }
  }
  return undefined;
}

function patternsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['line', 'pattern', 'uses', 'runs'].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => patternsOf(one, key));
  if (value && typeof value === 'object') return Object.entries(value).flatMap(([name, one]) => patternsOf(one, name));
  return [];
}
