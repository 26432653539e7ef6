import type { ListedRepository } from '../model/organisation';
import type { Journal } from '../source/journal';
import { type Progress, readProgress } from './progress';
import { keyOf, type Run, writeState } from './state';

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
 * Takes a state and a run to begin, and goes on with the last run of the same organisation and rules where it has listed and is
 * not ended; else lists and begins. `restart` begins anyway.
 */
export async function openRun(
  file: string,
  journal: Journal,
  begin: Run,
  list: () => Promise<ListedRepository[]>,
  restart: boolean,
): Promise<OpenRun> {
  const progress = await readProgress(file);
  const { run, isEnded, listed, known } = progress;
  if (run && listed && !isEnded && !restart && isSame(run, begin))
    return { run, listed, known, left: leftToScan(listed, run, progress), isResumed: true };
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
  return (
    a.organisation.toLowerCase() === b.organisation.toLowerCase() &&
    a.server === b.server &&
    a.tool.version === b.tool.version &&
    a.tool.rules === b.tool.rules
  );
}
