import type { Meter } from '../detect/expression';
import { createJobFinder } from '../detect/jobs';
import { createPathFinder } from '../detect/paths';
import type { Evidence, FileClass } from '../model/evidence';
import type { Found } from '../model/found';
import { callPractice } from '../model/practice';
import type { Repository } from '../repository/repository';
import { type Answer, answer, type Views } from './answer';
import type { CompiledCondition, CompiledRule, CompiledRules } from './compile';

/** A piece of evidence for a scope. */
export type ScopeEvidence = Found & { rule: string; scope: string };

/** What all rules found. */
export interface Findings {
  evidence: Evidence[];
  scopes: ScopeEvidence[];
}

/** Rules asked of one repository: what all found, and what a condition or a rule has found. */
export interface Evaluation {
  findings(): Findings;
  answer(condition: CompiledCondition): Answer;
  answerOf(rule: CompiledRule): Found[];
}

/** Most locations kept of one rule: more add nothing to a verdict. */
const placesPerRule = 50;

/** Takes compiled rules, a repository that was read, and the pattern locations and the meter of that reading; gives their evaluation. A rule that asks for its own evidence gets none. */
export async function createEvaluation(
  compiled: CompiledRules,
  repository: Repository,
  lines: readonly Found[][],
  meter: Meter,
): Promise<Evaluation> {
  const [dependencies, pipelines] = [await repository.dependencies(), await repository.pipelines()];
  const answers = new Map<string, Found[]>();
  const views: Views = {
    repository,
    lines,
    dependencies,
    findJobs: createJobFinder(pipelines, meter),
    findPaths: createPathFinder(repository.files),
    evidenceOf,
  };

  function answerOf(rule: CompiledRule): Found[] {
    const known = answers.get(rule.id);
    if (known) return known;
    answers.set(rule.id, []);
    const classes = new Set<FileClass>(rule.in);
    const found = dedupe((answer(rule.find, views) ?? []).filter((place) => classes.has(place.fileClass))).slice(
      0,
      placesPerRule,
    );
    answers.set(rule.id, found);
    return found;
  }
  function evidenceOf(wanted: Parameters<Views['evidenceOf']>[0]): Found[] {
    return compiled.rules
      .filter((rule) => wanted.practice === undefined || rule.practice === wanted.practice)
      .filter((rule) => wanted.rule === undefined || rule.id === wanted.rule)
      .filter((rule) => wanted.technique === undefined || rule.technique === wanted.technique)
      .filter((rule) => wanted.supports === undefined || rule.supports === wanted.supports)
      .flatMap(answerOf);
  }

  function findings(): Findings {
    const evidence = compiled.rules.flatMap((rule) =>
      answerOf(rule).map((place): Evidence => {
        const { id, practice, supports, technique, scopes, confidence, reason } = rule;
        const optional = { ...(technique !== undefined && { technique }), ...(scopes && { scopes }) };
        return { rule: id, practice, supports, ...optional, confidence, reason, ...place };
      }),
    );
    const scopes = compiled.scopes.flatMap((rule) => {
      const classes = new Set<FileClass>(rule.in);
      const places = (answer(rule.find, views) ?? []).filter((place) => classes.has(place.fileClass));
      return places.map((place) => ({ ...place, rule: rule.id, scope: rule.scope }));
    });
    return { evidence, scopes };
  }

  return { findings, answer: (condition) => answer(condition, views), answerOf };
}

/** Whether any line that can show generative AI was found: if not, nothing else needs to be looked at. */
export function mayBeGenai(compiled: CompiledRules, lines: readonly Found[][]): boolean {
  const asked = (condition: CompiledCondition): boolean => {
    if ('pattern' in condition) return lines[condition.pattern]!.length > 0;
    if ('all' in condition) return condition.all.some(asked);
    if ('any' in condition) return condition.any.some(asked);
    if ('sameFile' in condition) return condition.sameFile.some(asked);
    return false;
  };
  return compiled.rules.some((rule) => rule.practice === callPractice && rule['shows-genai'] && asked(rule.find));
}

function dedupe(found: Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ path, line }) => {
    const key = `${path}\n${line}`;
    return !seen.has(key) && seen.add(key);
  });
}
