import { RE2JS } from 're2js';
import { expressionFlags } from '../detect/expression';
import { leadingLiterals, requiredLiterals, splitAlternatives } from '../detect/literals';
import { shortestLiteral } from '../detect/prefilter';
import { matchesPath } from '../model/glob';
import type { MaturityModel, PracticeDefinition } from '../model/maturity';
import { didYouMean } from '../model/suggest';
import { compileGlob } from '../rules/glob';
import type { Condition, RuleCases } from '../rules/schema';
import { allPatterns, conditionsOf, type Keys, patternsOf } from './conditions';
import { type Finding, fault, type Lint, warning } from './lint';
import type { RuleFile } from './rule-set';
import { canMatch } from './satisfiable';
import { slips } from './slips';

/** All that can be said of one rule without running it. */
export const lints: readonly Lint[] = [unknownEvidence, neverMatches, withoutLiteral, findsProse, unusedPaths, ...slips];

function hint(text: string, known: readonly string[]): string {
  return didYouMean(text, known) || `; it is one of ${known.join(', ')}`;
}

/** Evidence of a practice or a technique that the model has not: there never is any. */
function unknownEvidence({ rule }: RuleFile, model: MaturityModel): Finding[] {
  const practices = model.levels.flatMap((level) => level.practices);
  return conditionsOf(rule.find).flatMap(([condition, keys]) => {
    if (!('evidence' in condition)) return [];
    const { practice, technique } = condition.evidence;
    const ids = practices.map(({ id }) => id);
    if (practice !== undefined && !ids.includes(practice))
      return [fault([...keys, 'evidence', 'practice'], `the model has no practice ${practice}${hint(practice, ids)}`)];
    const techniques = practices
      .filter(({ id }) => practice === undefined || id === practice)
      .flatMap((one) => Object.keys(one.techniques ?? {}));
    if (technique === undefined || techniques.includes(technique)) return [];
    const of = practice === undefined ? '' : ` for ${practice}`;
    return [
      fault([...keys, 'evidence', 'technique'], `the model has no technique ${technique}${of}${hint(technique, techniques)}`),
    ];
  });
}

/** Patterns, or alternatives of them, that no text can match: an anchor in the middle, a line break in a single line. */
function neverMatches({ rule }: RuleFile): Finding[] {
  return allPatterns(rule.find).flatMap(({ pattern, keys, isSingleLine }) => {
    const never = splitAlternatives(pattern).find((one) => !canMatch(one, isSingleLine));
    if (never === undefined) return [];
    const needsLines = isSingleLine && canMatch(never, false);
    const why = needsLines
      ? 'it needs a line break, and is tried on one line at a time: give the lines that it may take as `window`'
      : 'an anchor (^, $, \\b) stands where it cannot hold';
    return [warning(keys, `no line can match ${never}: ${why}`)];
  });
}

/** Patterns without a text that every match contains: they are tried on every line of every file. */
function withoutLiteral({ rule }: RuleFile): Finding[] {
  return allPatterns(rule.find).flatMap(({ pattern, keys, inFiles, isSingleLine }) => {
    const literals = isSingleLine ? requiredLiterals : leadingLiterals;
    const slow = inFiles ? splitAlternatives(pattern).find((one) => !literals(one, shortestLiteral)) : undefined;
    return slow === undefined
      ? []
      : [
          warning(
            keys,
            `${slow} has no text of ${shortestLiteral} characters that every match contains, so that it is tried on every line, which is slow: spell out more of it`,
          ),
        ];
  });
}

/** A rule that would find a sentence which only names what it looks for. */
function findsProse({ rule }: RuleFile, model: MaturityModel): Finding[] {
  const practice = 'practice' in rule ? practiceOf(model, rule.practice) : undefined;
  const prose = { 'its own title': rule.title, 'its own reason': rule.reason, "its practice's advice": practice?.advice ?? '' };
  for (const [what, text] of Object.entries(prose)) {
    const keys = proseFound(rule.find, text, ['find']);
    if (keys)
      return [
        warning(
          keys,
          `it would find ${what}, “${text}”: a text that only names it is no evidence. Ask for more than the word, such as a call, or an import beside it`,
        ),
      ];
  }
  return [];
}

function practiceOf(model: MaturityModel, id: string): PracticeDefinition | undefined {
  return model.levels.flatMap(({ practices }) => practices).find((one) => one.id === id);
}

/** Where the pattern stands by which a condition holds for a line of prose in a file of code; undefined where it does not hold. */
function proseFound(condition: Condition, text: string, keys: Keys): Keys | undefined {
  if ('any' in condition) return first(condition.any.map((one, index) => proseFound(one, text, [...keys, 'any', index])));
  for (const name of ['all', 'same-file'] as const) {
    if (!(name in condition)) continue;
    const parts = (condition as Record<string, Condition[]>)[name]!;
    const found = parts.map((one, index) => proseFound(one, text, [...keys, name, index]));
    return found.every((one) => one !== undefined) ? found[0] : undefined;
  }
  if (!('line' in condition)) return undefined;
  const { languages: where = ['code'] } = typeof condition.line === 'string' ? {} : condition.line;
  if (where.every((language) => proseLanguages.includes(language))) return undefined;
  const found = patternsOf(condition, keys).find(({ pattern }) => RE2JS.compile(pattern, expressionFlags).test(text));
  return found?.keys;
}

/** What is written for readers: a rule that looks there looks for sentences. */
const proseLanguages = ['markdown', 'text', 'html', 'prompt'];

function first<T>(all: readonly (T | undefined)[]): T | undefined {
  return all.find((one) => one !== undefined);
}

/** Globs that restrict a pattern to files that none of the cases has. */
function unusedPaths({ rule }: RuleFile, _model: MaturityModel, cases: RuleCases | undefined): Finding[] {
  if (!cases) return [];
  const paths = [...cases.positive, ...cases.negative]
    .flatMap(({ files }) => Object.keys(files))
    .map((path) => path.toLowerCase());
  return conditionsOf(rule.find).flatMap(([condition, keys]) => {
    if (!('line' in condition) || typeof condition.line === 'string' || condition.line.paths === undefined) return [];
    const globs = [condition.line.paths].flat();
    const isUsed = globs.some((glob) => paths.some((path) => matchesPath(compileGlob(glob.toLowerCase()), path)));
    return isUsed
      ? []
      : [
          warning(
            [...keys, 'line', 'paths'],
            `no case has a file at ${globs.join(' or ')}: add one, so that the globs are tried`,
          ),
        ];
  });
}
