import type { Patterns } from '../detect/patterns';
import type { FileClass } from '../model/evidence';
import type { ConditionExplanation, Place, RuleExplanation } from '../model/explanation';
import type { Found } from '../model/found';
import type { Glob } from '../model/glob';
import type { CompiledCondition, CompiledJob, CompiledRule, CompiledRules } from './compile';
import type { Evaluation } from './evaluate';

/** Most places that an explanation gives of one condition. */
const shownPlaces = 3;
/** Most alternatives of a list that are spelt out, in words. */
const shownAlternatives = 4;

/** Gives the patterns of rules as an explanation looks for them: each by itself, in files of all classes that any rule counts. */
export function explainedPatterns({ patterns, expressions, paths, first, second, everywhere }: Patterns): Patterns {
  const classes = [...new Set(patterns.flatMap((pattern) => pattern.classes))];
  return {
    patterns: patterns.map(({ when: _when, ...pattern }) => ({ ...pattern, classes })),
    ...{ expressions, paths, everywhere },
    first: {
      texts: [...first.texts, ...second.texts],
      windows: [...first.windows, ...second.windows],
      owners: [...first.owners, ...second.owners],
    },
    second: { texts: [], windows: [], owners: [] },
  };
}

/** Takes the rules, their evaluation, and where each pattern stands in files of any class; gives the function that explains one rule. */
export function createRuleExplainer(
  compiled: CompiledRules,
  evaluation: Evaluation,
  anywhere: readonly Found[][],
): (rule: CompiledRule) => RuleExplanation {
  const explainFind = createFindExplainer(compiled, evaluation, anywhere);
  return (rule) => {
    const { id, title, reason, supports, technique, scopes } = rule;
    const optional = { ...(technique !== undefined && { technique }), ...(scopes && { scopes }) };
    const holds = evaluation.answerOf(rule).length > 0;
    return { id, title, reason, supports, ...optional, holds, find: explainFind(rule) };
  };
}

/** Takes the same and gives the function that explains what one rule, of a practice or a scope, finds. */
export function createFindExplainer(
  compiled: CompiledRules,
  evaluation: Evaluation,
  anywhere: readonly Found[][],
): (rule: Pick<CompiledRule, 'find' | 'in'>) => ConditionExplanation {
  const sources = new Map<number, string[]>();
  for (const { pattern, source } of compiled.expressions) sources.set(pattern, [...(sources.get(pattern) ?? []), source]);

  function explain(condition: CompiledCondition, classes: ReadonlySet<FileClass>): ConditionExplanation {
    const answer = evaluation.answer(condition);
    const holds = answer !== undefined;
    const parts = partsOf(condition).map((one) => explain(one, classes));
    const seen =
      !holds && 'pattern' in condition ? anywhere[condition.pattern]!.filter((one) => !classes.has(one.fileClass)) : [];
    return {
      asks: describe(condition, sources),
      holds,
      share: holds ? 1 : shareOf(condition, parts, seen.length > 0),
      places: shown(answer ?? []),
      aside: shown(seen),
      parts,
    };
  }

  return (rule) => explain(rule.find, new Set(rule.in));
}

function partsOf(condition: CompiledCondition): CompiledCondition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('sameFile' in condition) return condition.sameFile;
  if ('not' in condition) return [condition.not];
  if ('job' in condition) return [condition.job.executes, condition.job.before].filter((one) => one !== undefined);
  return [];
}

function shareOf(condition: CompiledCondition, parts: readonly ConditionExplanation[], isSeen: boolean): number {
  const shares = parts.map(({ share }) => share);
  if ('any' in condition) return Math.max(...shares);
  // All parts can hold, each in another file.
  if ('all' in condition || 'sameFile' in condition) return Math.min(0.9, shares.reduce((a, b) => a + b, 0) / shares.length);
  return isSeen ? 0.5 : 0;
}

function describe(condition: CompiledCondition, sources: ReadonlyMap<number, string[]>): string {
  if ('pattern' in condition && condition.asks !== undefined) return condition.asks;
  if ('pattern' in condition) return `a line that matches ${list(sources.get(condition.pattern) ?? [])}`;
  if ('path' in condition) return `a file named ${list(condition.path.map(nameOf))}`;
  if ('dependency' in condition)
    return `a dependency on ${Object.entries(condition.dependency)
      .map(([ecosystem, names]) => `${ecosystem} ${list(names)}`)
      .join(', ')}`;
  if ('job' in condition) return describeJob(condition.job);
  if ('dataset' in condition) {
    const { kind, cases = 1 } = condition.dataset;
    return `a dataset${kind === undefined ? '' : ` for ${kind}`} of at least ${cases} cases`;
  }
  if ('prompt' in condition) return `a prompt file${condition.prompt.formats ? ` (${list(condition.prompt.formats)})` : ''}`;
  if ('promptModule' in condition) return 'a module named for prompts';
  if ('evidence' in condition)
    return `evidence of ${Object.entries(condition.evidence)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ')}`;
  if ('all' in condition) return 'all of';
  if ('any' in condition) return 'any of';
  if ('sameFile' in condition) return 'all in one file';
  return 'not';
}

function describeJob({ uses, runs, executes, on, mustPass, before }: CompiledJob): string {
  const asked = [...uses, ...runs].map(({ source }) => source);
  return [
    'a pipeline job',
    asked.length > 0 ? ` with a step like ${list(asked)}` : '',
    executes ? ' that executes a file with' : '',
    on.length > 0 ? `, started by ${on.join(' or ')}` : '',
    mustPass ? ', able to fail' : '',
    before ? ', before a job with' : '',
  ].join('');
}

function nameOf(glob: Glob): string {
  return glob[0]!.segments.join('/');
}

function list(texts: readonly string[]): string {
  const more = texts.length - shownAlternatives;
  return [...texts.slice(0, shownAlternatives), ...(more > 0 ? [`${more} more`] : [])].join(' | ');
}

function shown(found: readonly Found[]): Place[] {
  return found.slice(0, shownPlaces);
}
