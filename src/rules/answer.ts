import type { createJobFinder } from '../detect/jobs';
import type { createPathFinder } from '../detect/paths';
import type { Found } from '../model/found';
import type { DeclaredDependency, Repository } from '../repository/repository';
import type { CompiledCondition } from './compile';

/** Locations, or undefined where the condition does not hold. `not` holds without a location. */
export type Answer = Found[] | undefined;

/** What conditions are asked of: the repository, the lines and jobs found in it, and the evidence of other rules. */
export interface Views {
  repository: Repository;
  lines: readonly Found[][];
  dependencies: readonly DeclaredDependency[];
  findJobs: ReturnType<typeof createJobFinder>;
  findPaths: ReturnType<typeof createPathFinder>;
  evidenceOf(wanted: Extract<CompiledCondition, { evidence: unknown }>['evidence']): Found[];
}

/** Takes a condition and gives the locations where it holds. */
export function answer(condition: CompiledCondition, views: Views): Answer {
  const { repository } = views;
  const some = (found: Found[]): Answer => (found.length > 0 ? found : undefined);
  if ('pattern' in condition) {
    const found = views.lines[condition.pattern]!.map((place) =>
      repository.idlePrograms.has(place.path) ? { ...place, aside: true as const } : place,
    );
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
    const programs = condition.job.executes && (answer(condition.job.executes, views) ?? []);
    const executes = programs?.filter(({ path }) => !repository.idlePrograms.has(path));
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
    // That a file is there is a question about the repository, not a part of the mechanism.
    const onlyAside = condition.all.some((one, index) => !('path' in one) && isAside(held[index]!));
    return onlyAside ? found.map((place) => ({ ...place, aside: true as const })) : found;
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
