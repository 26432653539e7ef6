import type { OrganisationClient } from '../github/client';
import type { Assessment } from '../model/assessment';
import type { ListedRepository, Outcome } from '../model/organisation';
import type { RuleBundle } from '../rules/bundle';
import type { Journal } from '../source/journal';
import { createFetch } from './fetch';
import { scanRepositories } from './scan';
import { keyOf, type Run, writeState } from './state';

/** Called with each repository that is done, and what became of it. */
export type Done = (repository: ListedRepository, outcome: Outcome | 'unchanged') => void;

/** What a scan of many repositories needs: how GitHub is reached, the rules, who is told, and what is to be published of each result. */
export interface Means {
  client: OrganisationClient;
  rules: RuleBundle;
  done: Done;
  publish?: ((name: string, assessment: Assessment) => Promise<void>) | undefined;
}

/** Takes a run and repositories, scans them, and writes what became of each as soon as it is known. `known` has the keys of all results. */
export async function scanInto(
  journal: Journal,
  run: Run,
  left: readonly ListedRepository[],
  known: ReadonlySet<string>,
  { client, rules, done, publish }: Means,
): Promise<void> {
  const fetch = createFetch(client, rules, (repository, commit) => {
    const isKnown = known.has(keyOf(repository.name, commit, run.tool));
    if (isKnown) {
      writeState(journal, [{ kind: 'commit', run: run.run, name: repository.name, commit }]);
      done(repository, 'unchanged');
    }
    return isKnown;
  });
  await scanRepositories(left, rules, fetch, async (repository, outcome) => {
    writeState(journal, [{ kind: 'outcome', run: run.run, name: repository.name, outcome }]);
    if (outcome.kind === 'assessed') await publish?.(repository.name, outcome.assessment);
    done(repository, outcome);
  });
}
