import type { OrganisationClient } from '../github/client';
import type { ListedRepository, Outcome } from '../model/organisation';
import type { RuleBundle } from '../rules/bundle';
import type { Journal } from '../source/journal';
import { createFetch } from './fetch';
import { scanRepositories } from './scan';
import { keyOf, type Run, writeState } from './state';

/** Called with each repository that is done, and what became of it. */
export type Done = (repository: ListedRepository, outcome: Outcome | 'unchanged') => void;

/** Takes a run and repositories, scans them, and writes what became of each as soon as it is known. `known` has the keys of all results. */
export async function scanInto(
  journal: Journal,
  run: Run,
  left: readonly ListedRepository[],
  known: ReadonlySet<string>,
  { client, rules, done }: { client: OrganisationClient; rules: RuleBundle; done: Done },
): Promise<void> {
  const fetch = createFetch(client, rules, (repository, commit) => {
    const isKnown = known.has(keyOf(repository.name, commit, run.tool));
    if (isKnown) {
      writeState(journal, [{ kind: 'commit', run: run.run, name: repository.name, commit }]);
      done(repository, 'unchanged');
    }
    return isKnown;
  });
  await scanRepositories(left, rules, fetch, (repository, outcome) => {
    writeState(journal, [{ kind: 'outcome', run: run.run, name: repository.name, outcome }]);
    done(repository, outcome);
  });
}
