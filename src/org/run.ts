import type { ListedRepository } from '../model/organisation';
import type { Journal } from '../source/journal';
import { InputError } from '../source/source';
import { type Progress, readProgress } from './progress';
import { keyOf, type Run, requireOrganisation, writeState } from './state';

/** A run that is under way: what it listed, and what is left to scan. */
export interface OpenRun {
  run: Run;
  listed: ListedRepository[];
  /** Keys of all results that the state has. */
  known: Set<string>;
  /** Neither done nor known at its commit. */
  left: ListedRepository[];
  isResumed: boolean;
}

/**
 * Takes a state and a run to begin, and goes on with the last run by the same rules where it has listed and is not ended; else
 * lists and begins. `restart` begins anyway. Throws for the state of another organisation, and for the time of an earlier run.
 */
export async function openRun(
  file: string,
  journal: Journal,
  begin: Run,
  list: () => Promise<ListedRepository[]>,
  restart: boolean,
): Promise<OpenRun> {
  const progress = await readProgress(file);
  const { run, isEnded, ended, listed, known } = progress;
  requireOrganisation(run, begin.organisation);
  if (run && listed && !isEnded && !restart && isSame(run, begin))
    return { run, listed, known, left: leftToScan(listed, run, progress), isResumed: true };
  // The last run may be done again in its place.
  const isTaken = run?.run === begin.run ? listed !== undefined && !isEnded : ended.has(begin.run);
  if (isTaken) throw new InputError(`This state has a run of ${begin.run} already. Give another time with --as-of.`);
  const found = await list();
  recordRun(journal, begin, found);
  return { run: begin, listed: found, known, left: leftToScan(found, begin, { known, done: new Set() }), isResumed: false };
}

function recordRun(journal: Journal, run: Run, listed: readonly ListedRepository[]): void {
  writeState(journal, [
    { kind: 'run', ...run },
    ...listed.map((one) => ({ kind: 'repository' as const, run: run.run, listed: one })),
    { kind: 'listed', run: run.run, count: listed.length },
  ]);
}

/** The repositories that a run still has to fetch: not done, and not known at their commit by the same rules. */
function leftToScan(
  listed: readonly ListedRepository[],
  { tool }: Run,
  { done, known }: Pick<Progress, 'done' | 'known'>,
): ListedRepository[] {
  return listed.filter(({ name, commit }) => !done.has(name) && (commit === null || !known.has(keyOf(name, commit, tool))));
}

function isSame(a: Run, b: Run): boolean {
  return a.server === b.server && a.tool.version === b.tool.version && a.tool.rules === b.tool.rules;
}
