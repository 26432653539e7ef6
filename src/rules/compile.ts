import { type Expression, importPattern, type Pattern, resourcePattern } from '../detect/patterns';
import { shortestLiteral } from '../detect/prefilter';
import type { FileClass } from '../model/evidence';
import { codeLanguages } from '../repository/languages';
import { requiredLiterals } from './literals';
import type { Condition, JobCondition, Rule, Texts } from './schema';

/** A condition with its line patterns numbered and its globs and names in lists. */
export type CompiledCondition =
  | { pattern: number; reachable: boolean }
  | { path: string[] }
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
  uses: Expression[];
  runs: Expression[];
  executes?: CompiledCondition | undefined;
  on: string[];
  mustPass: boolean;
  before?: CompiledCondition | undefined;
}

export type CompiledRule = Omit<Extract<Rule, { practice: string }>, 'find'> & { find: CompiledCondition };
export type CompiledScopeRule = Omit<Extract<Rule, { scope: string }>, 'find'> & { find: CompiledCondition };

/** All rules, ready to run: plain data, so that the build can store it. */
export interface CompiledRules {
  rules: CompiledRule[];
  scopes: CompiledScopeRule[];
  patterns: Pattern[];
}

/** Takes valid rules in order and gives them compiled; equal patterns are shared. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const patterns: Pattern[] = [];
  const known = new Map<string, number>();
  const compiled: CompiledRules = { rules: [], scopes: [], patterns };
  for (const rule of rules) {
    const find = compile(rule.find, rule.in);
    if ('scope' in rule) compiled.scopes.push({ ...rule, find });
    else compiled.rules.push({ ...rule, find });
  }
  return compiled;

  function compile(condition: Condition, classes: FileClass[]): CompiledCondition {
    const all = (conditions: Condition[]) => conditions.map((one) => compile(one, classes));
    if ('line' in condition) {
      const line = typeof condition.line === 'string' ? { pattern: condition.line } : condition.line;
      const languages = (line.languages ?? ['code']).flatMap((name) => (name === 'code' ? codeLanguages : [name]));
      return {
        pattern: add(list(line.pattern), languages, classes, list(line.paths), line.window ?? 1),
        reachable: languages.includes('bicep'),
      };
    }
    if ('import' in condition) {
      const parts = Object.entries(condition.import).map(([language, names]) => importPattern(language, list(names)));
      return any(parts.map(({ sources, languages }) => ({ pattern: add(sources, languages, classes, [], 1), reachable: false })));
    }
    if ('resource' in condition) {
      const parts = Object.entries(condition.resource).map(([system, types]) => resourcePattern(system, list(types)));
      return any(parts.map(({ sources, languages }) => ({ pattern: add(sources, languages, classes, [], 1), reachable: true })));
    }
    if ('path' in condition) return { path: list(condition.path) };
    if ('dependency' in condition)
      return { dependency: Object.fromEntries(Object.entries(condition.dependency).map(([e, names]) => [e, list(names)])) };
    if ('job' in condition) return { job: job(condition.job, classes) };
    if ('prompt-module' in condition) return { promptModule: true };
    if ('same-file' in condition) return { sameFile: all(condition['same-file']) };
    if ('all' in condition) return { all: all(condition.all) };
    if ('any' in condition) return { any: all(condition.any) };
    if ('not' in condition) return { not: compile(condition.not, classes) };
    return condition;
  }

  function job(condition: JobCondition, classes: FileClass[]): CompiledJob {
    return {
      uses: list(condition.uses).map(expression),
      runs: list(condition.runs).map(expression),
      executes:
        condition.executes &&
        compile(condition.executes, [...new Set<FileClass>([...classes, 'source', 'config', 'data', 'test'])]),
      on: condition.on ?? [],
      mustPass: condition['must-pass'] ?? false,
      before: condition.before && compile(condition.before, classes),
    };
  }

  function add(sources: string[], languages: string[], classes: FileClass[], paths: string[], window: number): number {
    const expressions = sources.map(expression);
    const pattern: Pattern = { expressions, languages: [...new Set(languages)], classes, paths, window };
    const key = JSON.stringify(pattern);
    const number = known.get(key) ?? patterns.push(pattern) - 1;
    known.set(key, number);
    return number;
  }
}

function expression(source: string): Expression {
  return { source, literals: requiredLiterals(source, shortestLiteral) };
}

function any(conditions: CompiledCondition[]): CompiledCondition {
  return conditions.length === 1 ? conditions[0]! : { any: conditions };
}

function list(texts: Texts | undefined): string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}
