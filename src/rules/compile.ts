import { createExpression, type Source } from '../detect/expression';
import { requiredLiterals, splitAlternatives } from '../detect/literals';
import { importPattern, type Patterns, resourcePattern, type When } from '../detect/patterns';
import { shortestLiteral } from '../detect/prefilter';
import type { FileClass } from '../model/evidence';
import type { Glob } from '../model/glob';
import { compileGlob } from './glob';
import { createPatternTable } from './pattern-table';
import type { Condition, JobCondition, Rule, Texts } from './schema';

/** A condition with its line patterns numbered and its globs and names in lists. */
export type CompiledCondition =
  | {
      pattern: number;
      reachable: boolean;
      /** What it looks for, where that is no pattern of the author. */
      asks?: string | undefined;
    }
  | { path: Glob[] }
  | { dependency: Record<string, string[]> }
  | { job: CompiledJob }
  | { dataset: { kind?: string | undefined; cases?: number | undefined } }
  | { prompt: { formats?: string[] | undefined; examples?: boolean | undefined; variables?: boolean | undefined } }
  | { promptModule: true }
  | {
      evidence: {
        practice?: string | undefined;
        rule?: string | undefined;
        technique?: string | undefined;
        supports?: string | undefined;
      };
    }
  | { all: CompiledCondition[] }
  | { any: CompiledCondition[] }
  | { sameFile: CompiledCondition[] }
  | { not: CompiledCondition };

/** A job condition with its patterns as expressions. */
export interface CompiledJob {
  uses: Source[];
  runs: Source[];
  executes?: CompiledCondition | undefined;
  on: string[];
  mustPass: boolean;
  before?: CompiledCondition | undefined;
}

export type CompiledRule = Omit<Extract<Rule, { practice: string }>, 'find'> & { find: CompiledCondition };
export type CompiledScopeRule = Omit<Extract<Rule, { scope: string }>, 'find'> & { find: CompiledCondition };

/** All rules, ready to run: plain data, so that the build can store it. */
export interface CompiledRules extends Patterns {
  rules: CompiledRule[];
  scopes: CompiledScopeRule[];
}

/** Takes valid rules in order, and sample texts that tell rare literals from frequent ones, and gives the rules compiled; equal patterns are shared. What those that are metered cost is counted in a scan. */
export function compileRules(rules: readonly Rule[], samples: readonly string[] = [], isMetered = false): CompiledRules {
  const table = createPatternTable(samples, isMetered);
  const compiled: Pick<CompiledRules, 'rules' | 'scopes'> = { rules: [], scopes: [] };
  for (const rule of rules) {
    const find = compile(rule.find, rule.in);
    if ('scope' in rule) compiled.scopes.push({ ...rule, find });
    else compiled.rules.push({ ...rule, find });
  }
  return { ...compiled, ...table.patterns() };

  function compile(condition: Condition, classes: FileClass[], when?: When): CompiledCondition {
    const all = (conditions: Condition[]) => conditions.map((one) => compile(one, classes, when));
    if ('line' in condition) {
      const line = typeof condition.line === 'string' ? { pattern: condition.line } : condition.line;
      const languages = line.languages ?? ['code'];
      return {
        pattern: table.add(list(line.pattern), { languages, classes, window: line.window ?? 1 }, list(line.paths), when),
        reachable: languages.includes('bicep'),
      };
    }
    if ('import' in condition) {
      const parts = Object.entries(condition.import).map(
        ([language, names]) =>
          [importPattern(language, list(names)), `an import of ${list(names).join(' | ')} (${language})`] as const,
      );
      return any(
        parts.map(([{ sources, languages }, asks]) => ({
          pattern: table.add(sources, { languages, classes, window: 1 }, [], when),
          ...{ reachable: false, asks },
        })),
      );
    }
    if ('resource' in condition) {
      const parts = Object.entries(condition.resource).map(([system, types]) => resourcePattern(system, list(types)));
      return any(
        parts.map(({ sources, languages }) => ({
          pattern: table.add(sources, { languages, classes, window: 1 }, [], when),
          reachable: true,
        })),
      );
    }
    if ('path' in condition) return { path: list(condition.path).map(lowerGlob) };
    if ('dependency' in condition)
      return { dependency: Object.fromEntries(Object.entries(condition.dependency).map(([e, names]) => [e, list(names)])) };
    if ('job' in condition) return { job: job(condition.job, classes) };
    if ('prompt-module' in condition) return { promptModule: true };
    if ('same-file' in condition) return { sameFile: sameFile(condition['same-file'], classes, when) };
    if ('all' in condition) return { all: all(condition.all) };
    if ('any' in condition) return { any: all(condition.any) };
    if ('not' in condition) return { not: compile(condition.not, classes, when) };
    return condition;
  }

  /** Of what must stand in one file, the part with the longest literals is looked for everywhere; the rest only where it was found. */
  function sameFile(conditions: Condition[], classes: FileClass[], when: When | undefined): CompiledCondition[] {
    const values = conditions.map(selectivity);
    const first = conditions[values.indexOf(Math.max(...values))]!;
    const compiledFirst = compile(first, classes, when);
    const found = patternsOf(compiledFirst);
    const next = when ?? (found.length > 0 ? { patterns: found } : 'prompt-module' in first ? { promptModule: true } : undefined);
    return conditions.map((one) => (one === first ? compiledFirst : compile(one, classes, next)));
  }

  function job(condition: JobCondition, classes: FileClass[]): CompiledJob {
    return {
      uses: list(condition.uses)
        .flatMap(splitAlternatives)
        .map((source) => createExpression(source, true, isMetered)),
      runs: list(condition.runs)
        .flatMap(splitAlternatives)
        .map((source) => createExpression(source, true, isMetered)),
      executes:
        condition.executes &&
        compile(condition.executes, [...new Set<FileClass>([...classes, 'source', 'config', 'data', 'test'])]),
      on: condition.on ?? [],
      mustPass: condition['must-pass'] ?? false,
      before: condition.before && compile(condition.before, classes),
    };
  }
}

/** How rare a condition's places are: the length of its shortest literal; a file name decides before any text does. */
function selectivity(condition: Condition): number {
  if ('prompt-module' in condition) return Number.POSITIVE_INFINITY;
  if ('any' in condition) return Math.min(...condition.any.map(selectivity));
  if ('all' in condition || 'same-file' in condition) {
    return Math.max(...('all' in condition ? condition.all : condition['same-file']).map(selectivity));
  }
  const sources = sourcesOf(condition);
  if (sources.length === 0) return 0;
  const shortest = Math.min(...sources.flatMap(splitAlternatives).map(shortestLiteralOf));
  // What is matched over several lines costs most at each place: it is left for the files that have the rest.
  return isWindowed(condition) ? shortest / 100 : shortest;
}

function isWindowed(condition: Condition): boolean {
  return 'line' in condition && typeof condition.line !== 'string' && (condition.line.window ?? 1) > 1;
}

function sourcesOf(condition: Condition): string[] {
  if ('line' in condition) return list(typeof condition.line === 'string' ? condition.line : condition.line.pattern);
  if ('import' in condition)
    return Object.entries(condition.import).flatMap(([language, names]) => importPattern(language, list(names)).sources);
  if ('resource' in condition)
    return Object.entries(condition.resource).flatMap(([system, names]) => resourcePattern(system, list(names)).sources);
  return [];
}

function shortestLiteralOf(source: string): number {
  const literals = requiredLiterals(source, shortestLiteral);
  return literals ? Math.min(...literals.map(({ length }) => length)) : 0;
}

/** The patterns of which at least one is found wherever the condition holds; none where it can hold without. */
function patternsOf(condition: CompiledCondition): number[] {
  if ('pattern' in condition) return [condition.pattern];
  if ('any' in condition) {
    const parts = condition.any.map(patternsOf);
    return parts.every(({ length }) => length > 0) ? parts.flat() : [];
  }
  if ('all' in condition) return condition.all.map(patternsOf).find(({ length }) => length > 0) ?? [];
  if ('sameFile' in condition) return condition.sameFile.map(patternsOf).find(({ length }) => length > 0) ?? [];
  return [];
}

/** Paths are asked in lower case. */
function lowerGlob(glob: string): Glob {
  return compileGlob(glob.toLowerCase());
}

function any(conditions: CompiledCondition[]): CompiledCondition {
  return conditions.length === 1 ? conditions[0]! : { any: conditions };
}

function list(texts: Texts | undefined): string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}
