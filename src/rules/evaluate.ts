import { createJobFinder } from '../detect/jobs';
import { createPathFinder } from '../detect/paths';
import type { Evidence, FileClass } from '../model/evidence';
import type { Found } from '../model/found';
import type { DeclaredDependency, Repository } from '../repository/repository';
import type { CompiledCondition, CompiledRule, CompiledRules } from './compile';

/** A piece of evidence for a scope. */
export type ScopeEvidence = Found & { rule: string; scope: string };

/** What all rules found. */
export interface Findings {
  evidence: Evidence[];
  scopes: ScopeEvidence[];
}

/** Locations, or undefined where the condition does not hold. `not` holds without a location. */
type Answer = Found[] | undefined;

/** Most locations kept of one rule: more add nothing to a verdict. */
const placesPerRule = 50;

/** Takes compiled rules, a repository that was read, and the pattern locations of that reading; gives all evidence. A rule that asks for its own evidence gets none. */
export async function evaluate(compiled: CompiledRules, repository: Repository, lines: readonly Found[][]): Promise<Findings> {
  const [dependencies, pipelines] = [await repository.dependencies(), await repository.pipelines()];
  const answers = new Map<string, Found[]>();
  const views = {
    repository,
    lines,
    dependencies,
    findJobs: createJobFinder(pipelines),
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
  function evidenceOf(wanted: {
    practice?: string | undefined;
    rule?: string | undefined;
    technique?: string | undefined;
    supports?: string | undefined;
  }): Found[] {
    return compiled.rules
      .filter((rule) => wanted.practice === undefined || rule.practice === wanted.practice)
      .filter((rule) => wanted.rule === undefined || rule.id === wanted.rule)
      .filter((rule) => wanted.technique === undefined || rule.technique === wanted.technique)
      .filter((rule) => wanted.supports === undefined || rule.supports === wanted.supports)
      .flatMap(answerOf);
  }

  const evidence = compiled.rules.flatMap((rule) =>
    answerOf(rule).map((place): Evidence => {
      const { id, practice, supports, technique, confidence, reason } = rule;
      return { rule: id, practice, supports, ...(technique === undefined ? {} : { technique }), confidence, reason, ...place };
    }),
  );
  const scopes = compiled.scopes.flatMap((rule) => {
    const classes = new Set<FileClass>(rule.in);
    const places = (answer(rule.find, views) ?? []).filter((place) => classes.has(place.fileClass));
    return places.map((place) => ({ ...place, rule: rule.id, scope: rule.scope }));
  });
  return { evidence, scopes };
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
  return compiled.rules.some((rule) => rule.practice === 'llm-apis' && rule['shows-genai'] && asked(rule.find));
}

interface Views {
  repository: Repository;
  lines: readonly Found[][];
  dependencies: readonly DeclaredDependency[];
  findJobs: ReturnType<typeof createJobFinder>;
  findPaths: ReturnType<typeof createPathFinder>;
  evidenceOf(wanted: object): Found[];
}

function answer(condition: CompiledCondition, views: Views): Answer {
  const { repository } = views;
  const some = (found: Found[]): Answer => (found.length > 0 ? found : undefined);
  if ('pattern' in condition) {
    const found = views.lines[condition.pattern]!;
    return some(condition.reachable ? found.filter(({ path }) => repository.isReachable(path)) : found);
  }
  if ('path' in condition) {
    return some(
      views
        .findPaths(condition.path)
        .map(({ path, fileClass }) => ({ path, line: 1, excerpt: path.slice(path.lastIndexOf('/') + 1), fileClass })),
    );
  }
  if ('dependency' in condition) {
    return some(
      views.dependencies
        .filter(({ ecosystem, name }) =>
          condition.dependency[ecosystem]?.some((wanted) => namesPackage(wanted.toLowerCase(), name.toLowerCase())),
        )
        .map(({ ecosystem: _ecosystem, name: _name, ...place }) => place),
    );
  }
  if ('job' in condition) {
    const { uses, runs, on, mustPass } = condition.job;
    const executes = condition.job.executes && (answer(condition.job.executes, views) ?? []);
    const before = condition.job.before && (answer(condition.job.before, views) ?? []);
    return some(views.findJobs({ uses, runs, executes, on, mustPass, before }));
  }
  if ('dataset' in condition) {
    const { kind, cases = 1 } = condition.dataset;
    const found = repository.datasets.filter(
      (dataset) => (kind === undefined || dataset.kind === kind) && dataset.cases >= cases,
    );
    return some(found.map(({ path, line, excerpt, fileClass }) => ({ path, line, excerpt, fileClass })));
  }
  if ('prompt' in condition) {
    const { formats, examples, variables } = condition.prompt;
    const found = repository.prompts.filter(
      (prompt) =>
        (!formats || formats.includes(prompt.format)) &&
        (!examples || prompt.examples) &&
        (!variables || prompt.variables.length > 0),
    );
    return some(found.map(({ path, line, excerpt, fileClass }) => ({ path, line, excerpt, fileClass })));
  }
  if ('promptModule' in condition) {
    return some(
      [...repository.promptModules].map((path) => ({
        path,
        line: 1,
        excerpt: path.slice(path.lastIndexOf('/') + 1),
        fileClass: repository.classOf(path),
      })),
    );
  }
  if ('evidence' in condition) return some(views.evidenceOf(condition.evidence));
  if ('not' in condition) return answer(condition.not, views) ? undefined : [];
  if ('any' in condition) {
    const held = condition.any.map((one) => answer(one, views)).filter((one) => one !== undefined);
    return held.length > 0 ? held.flat() : undefined;
  }
  if ('all' in condition) {
    const held = condition.all.map((one) => answer(one, views));
    if (!held.every((one) => one !== undefined)) return undefined;
    const found = held.find((one) => one.length > 0) ?? [];
    return held.some(isAside) ? found.map((place) => ({ ...place, aside: true as const })) : found;
  }
  const [first, ...others] = condition.sameFile.map((one) =>
    'not' in one ? { not: pathsOf(answer(one.not, views)) } : { found: answer(one, views) },
  );
  const found = first && 'found' in first ? (first.found ?? []) : [];
  const paths = others.map((one) => ('not' in one ? { not: one.not } : { has: pathsOf(one.found) }));
  return some(found.filter(({ path }) => paths.every((one) => ('not' in one ? !one.not.has(path) : one.has.has(path)))));
}

/** A name that ends in `*` stands for all packages that begin with it. */
function namesPackage(wanted: string, name: string): boolean {
  return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}

/** Whether all places are in samples and notebooks: what takes one of them is seen only there. */
function isAside(found: Found[]): boolean {
  return found.length > 0 && found.every(({ fileClass, aside }) => aside || fileClass === 'sample' || fileClass === 'notebook');
}

function pathsOf(found: Answer): Set<string> {
  return new Set(found?.map(({ path }) => path));
}

function dedupe(found: Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ path, line }) => {
    const key = `${path}\n${line}`;
    return !seen.has(key) && seen.add(key);
  });
}
