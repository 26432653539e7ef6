import type { RunContext } from './github/context';
import { suggest, suggestsOn } from './github/suggestion';
import { propose } from './init/propose';
import type { Starter } from './init/starter';
import { suggestionOf } from './init/suggestion-text';
import type { Assessment } from './model/assessment';
import type { ActionInputs } from './model/config';
import { readBuiltInStarters } from './source/rule-files';
import type { Source } from './source/source';

/** Suggests starters in a pull request where a run is one of the default branch. Never throws; gives notes. */
export async function suggestStarters(
  { token, path }: Pick<ActionInputs, 'token' | 'path'>,
  context: RunContext,
  run: { ref: string | undefined; payload: unknown },
  head: Source,
  assessment: Assessment,
): Promise<string[]> {
  const branch = suggestsOn(context, run.ref, run.payload);
  if (branch === undefined) return [];
  if (context.path !== '') return [`No starters are suggested: the input \`path\` is ${path}, and they belong to the root.`];
  try {
    const suggestion = suggestionOf(await propose(head, assessment, readBuiltInStarters<Starter[]>()));
    return suggestion ? await suggest(token, context, branch, suggestion) : [];
  } catch (error) {
    return [`No starters are suggested: ${(error as Error).message}`];
  }
}
