import type { PracticeDefinition } from '../model/maturity';
import { didYouMean } from '../model/suggest';
import { checkPatterns, type PatternBudget } from './check';
import { checkGlob, mostAlternatives } from './glob';
import type { Condition, Rule } from './schema';
import { RuleError } from './yaml';

/** Gives the paths of the rules in a folder, without their cases and the files of another kind. */
export function rulePaths(files: Record<string, string>, others: readonly string[]): string[] {
  return Object.keys(files)
    .filter((path) => path.endsWith('.yml') && !path.endsWith('.test.yml') && !others.includes(path))
    .sort();
}

/** Throws a RuleError where the file of a rule is not named by its id. */
export function requireFileName(path: string, text: string, id: string): void {
  if (path.split('/').at(-1) !== `${id}.yml`)
    throw new RuleError(`${path}:${lineOf(text, `id: ${id}`)}: the id is ${id}; it must be the file's name, ${id}.yml`);
}

/** Throws a RuleError where a rule, read from this path and text, fits none of the practices, or has a glob or pattern that cannot be used. */
export function checkRule(
  path: string,
  text: string,
  rule: Rule,
  practices: readonly PracticeDefinition[],
  budget: PatternBudget,
): void {
  const at = (part: string) => `${path}:${lineOf(text, part)}`;
  if ('practice' in rule) {
    const practice = practices.find(({ id }) => id === rule.practice);
    if (!practice) {
      const known = practices.map(({ id }) => id);
      throw new RuleError(
        `${at(`practice: ${rule.practice}`)}: the model has no practice ${rule.practice}${didYouMean(rule.practice, known) || `; it has ${known.join(', ')}`}`,
      );
    }
    const techniques = Object.keys(practice.techniques ?? {});
    if (rule.technique !== undefined && !techniques.includes(rule.technique)) {
      throw new RuleError(
        `${at(`technique: ${rule.technique}`)}: the model has no technique ${rule.technique} for ${rule.practice}${didYouMean(rule.technique, techniques) || `; it has ${techniques.join(', ') || 'none'}`}`,
      );
    }
    if (practice.decide !== 'strongest' && rule.supports === 'met' && rule.technique === undefined) {
      throw new RuleError(`${at('supports:')}: ${rule.practice} counts techniques, so a rule that supports met names one`);
    }
  }
  for (const glob of globsOf(rule.find)) {
    const fault = checkGlob(glob);
    if (fault) throw new RuleError(`${at(glob)}: the glob ${glob}: ${fault}`);
    budget.globs -= mostAlternatives(glob);
    if (budget.globs < 0)
      throw new RuleError(`${at(glob)}: with this glob the braces of the added rules spell out too many: list fewer names`);
  }
  const fault = checkPatterns(rule.find, budget);
  if (fault) throw new RuleError(`${at(fault.pattern)}: ${fault.message}`);
}

function globsOf(condition: Condition): string[] {
  return Object.entries(condition).flatMap(([key, value]): string[] => {
    if (key === 'path' || key === 'paths') return [value].flat() as string[];
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'object').flatMap((one) => globsOf(one as Condition));
    return value && typeof value === 'object' ? globsOf(value as Condition) : [];
  });
}

/** The line of a text in which a part stands; the first where it stands nowhere as it is. */
export function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
