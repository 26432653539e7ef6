import type { Assessment } from '../model/assessment';
import type { ListedRepository, Outcome } from '../model/organisation';
import { type Journal, readJournal } from '../source/journal';
import { InputError } from '../source/source';
import { stateLineSchema } from './schema';

/** A run over an organisation: its name is when it began, ISO 8601. */
export interface Run {
  run: string;
  organisation: string;
  /** The address of the GitHub server, without a slash at its end. */
  server: string;
  tool: Assessment['tool'];
}

/** A line of a state: a run begins, lists, learns a commit that the list did not tell, judges, ends. */
export type StateLine =
  | ({ kind: 'run' } & Run)
  | { kind: 'repository'; run: string; listed: ListedRepository }
  | { kind: 'listed'; run: string; count: number }
  | { kind: 'commit'; run: string; name: string; commit: string }
  | { kind: 'outcome'; run: string; name: string; outcome: Outcome }
  | { kind: 'end'; run: string };

const version = 1;
const header = JSON.stringify({ kind: 'state', version });

/** What a result is known by: a repository whose key is known need not be fetched again. */
export function keyOf(name: string, commit: string, tool: Assessment['tool']): string {
  return `${name} ${commit} ${tool.version} ${tool.rules}`;
}

/** Throws where a run is of another organisation, by whose name its state or plan was asked for. */
export function requireOrganisation(run: Run | undefined, organisation: string): void {
  // As GitHub does, which does not tell case apart.
  if (!run || run.organisation.toLowerCase() === organisation.toLowerCase()) return;
  throw new InputError(
    `This is a run over ${run.organisation}, not over ${organisation}. Name another --state directory or --plan.`,
  );
}

/** Takes the file of a state and gives its lines; what an interrupted write left, or is no line of a state, is passed over. Throws for a state of another version. */
export async function* readState(file: string): AsyncGenerator<StateLine> {
  let isFirst = true;
  for await (const text of readJournal(file)) {
    const line = parse(text);
    if (isFirst && text.trim() !== '') {
      isFirst = false;
      const known = line as { kind?: unknown; version?: unknown } | null | undefined;
      if (known?.kind === 'state' && known.version !== version)
        throw new InputError(
          `${file} is a state of version ${known.version}; this program knows version ${version}. Use the program that wrote it, or another --state directory.`,
        );
      if (known?.kind !== 'state' && !header.startsWith(text))
        throw new InputError(`${file} is not the state of an organisation scan. Name another --state directory.`);
    }
    const { data } = stateLineSchema.safeParse(line);
    if (data) yield data;
  }
}

/** Writes lines to a state, all at once; to an empty one its version first. */
export function writeState(journal: Journal, lines: readonly StateLine[]): void {
  const texts = lines.map((line) => JSON.stringify(line));
  if (texts.length > 0) journal.append((journal.isEmpty ? [header, ...texts] : texts).join('\n'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
