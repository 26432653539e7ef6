import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Journal, openJournal } from './source/journal';
import { InputError } from './source/source';

/** The file of a state: in the directory that is asked for, else in one of the organisation's own. */
export function stateFile({ state }: { state?: string }, organisation: string): string {
  if (!/^[A-Za-z0-9][\w-]*$/.test(organisation)) throw new InputError(`${organisation} is no name of an organisation or user.`);
  return join(state ?? join('genaiops-maturity', organisation), 'state.jsonl');
}

/** The state in a directory, or those in the directories below it. */
export function statesBelow(directory: string): string[] {
  if (!existsSync(directory)) throw new InputError(`There is no directory ${directory} with the states of shards.`);
  const folders = [
    directory,
    ...readdirSync(directory)
      .sort()
      .map((name) => join(directory, name)),
  ];
  const found = folders.map((folder) => join(folder, 'state.jsonl')).filter((file) => existsSync(file));
  if (found.length > 0) return found;
  throw new InputError(`There is no state.jsonl in ${directory}, nor one folder below it.`);
}

/** The file of a plan: the one that is asked for, else beside the state. */
export function planFile({ plan }: { plan?: string }, state: string): string {
  return plan ?? join(dirname(state), 'plan.json');
}

/** The text of a plan; throws where there is none. */
export function readPlan(file: string): string {
  if (!existsSync(file)) throw new InputError(`There is no plan at ${file}: make it with \`org plan\`, or name it with --plan.`);
  return readFileSync(file, 'utf8');
}

/** Does work with a journal open. */
export async function withJournal(state: string, work: (journal: Journal) => Promise<void>): Promise<void> {
  const journal = openJournal(state);
  try {
    await work(journal);
  } finally {
    journal.close();
  }
}

/** Writes a file part by part, and the directories that it needs. */
export function write(file: string, parts: Iterable<string>): void {
  mkdirSync(dirname(file), { recursive: true });
  const fd = openSync(file, 'w');
  try {
    for (const part of parts) writeFileSync(fd, part);
  } finally {
    closeSync(fd);
  }
}
