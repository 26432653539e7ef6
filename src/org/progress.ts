import type { ListedRepository } from '../model/organisation';
import { keyOf, type Run, readState } from './state';

/** How far the last run of a state came. */
export interface Progress {
  /** The last run; undefined where there is none. */
  run: Run | undefined;
  isEnded: boolean;
  /** All runs that ended. */
  ended: Set<string>;
  /** What that run listed; undefined where its list is not whole. */
  listed: ListedRepository[] | undefined;
  /** The repositories of that run that are judged, or known to be impossible to judge. */
  done: Set<string>;
  /** The key of the last result of each repository, of any run. */
  known: Set<string>;
}

/** Takes the file of a state and gives how far its last run came. */
export async function readProgress(file: string): Promise<Progress> {
  let run: Run | undefined;
  let isListed = false;
  let isEnded = false;
  const ended = new Set<string>();
  const listed = new Map<string, ListedRepository>();
  const done = new Set<string>();
  const known = new Map<string, string>();
  for await (const line of readState(file)) {
    if (line.kind === 'run') {
      // A shard that is run again says the same run again; of one that ended it is a new one in its place.
      if (run?.run === line.run && !isEnded) continue;
      run = { run: line.run, organisation: line.organisation, server: line.server, tool: line.tool };
      [isListed, isEnded] = [false, false];
      listed.clear();
      done.clear();
      continue;
    }
    if (line.kind === 'outcome' && line.outcome.kind === 'assessed')
      known.set(line.name, keyOf(line.name, line.outcome.commit, line.outcome.assessment.tool));
    if (line.run !== run?.run) continue;
    if (line.kind === 'repository') listed.set(line.listed.name, line.listed);
    else if (line.kind === 'listed') isListed = listed.size === line.count;
    else if (line.kind === 'commit' && listed.has(line.name))
      listed.set(line.name, { ...listed.get(line.name)!, commit: line.commit });
    else if (line.kind === 'outcome') done.add(line.name);
    else if (line.kind === 'end') {
      isEnded = true;
      ended.add(line.run);
    }
  }
  return { run, isEnded, ended, listed: isListed ? [...listed.values()] : undefined, done, known: new Set(known.values()) };
}
