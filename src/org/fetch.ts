import { commitOf, downloadArchive, RepositoryError } from '../github/archive';
import type { OrganisationClient } from '../github/client';
import type { FailureReason, ListedRepository } from '../model/organisation';
import type { RuleBundle } from '../rules/bundle';
import { ArchiveError, openArchive } from '../source/archive';
import type { Source } from '../source/source';
import type { Failure, Fetch } from './scan';
import { createWants } from './wanted';

/** An archive that does not arrive within this time is left, in milliseconds. */
const timeLimit = 300_000;

const brokenOff = new Set<FailureReason>(['corrupt', 'unreachable']);

/**
 * Takes a client and rules and gives how a repository is had: its archive at its commit, in one request; one more where the list
 * did not tell the commit. `isKnown` says whether there is a result for that commit already.
 */
export function createFetch(
  client: OrganisationClient,
  rules: RuleBundle,
  isKnown: (repository: ListedRepository, commit: string) => boolean,
  limit = timeLimit,
): Fetch {
  const wants = createWants(rules);
  return async (repository) => {
    const { name, branch } = repository;
    if (repository.disabled) return failed('disabled', 'GitHub has disabled this repository.');
    if (branch === null) return failed('empty', 'There is no commit in this repository yet.');
    try {
      const revision = repository.commit ?? (await commitOf(client, name, branch));
      if (repository.commit === null && isKnown(repository, revision)) return undefined;
      const first = await load(name, revision);
      // What was cut or damaged on its way arrives whole the next time.
      return 'reason' in first && brokenOff.has(first.reason) ? await load(name, revision) : first;
    } catch (error) {
      if (error instanceof RepositoryError) return failed(error.reason, error.message);
      throw error;
    }
  };

  async function load(name: string, revision: string): Promise<Source | Failure> {
    let signal: AbortSignal | undefined;
    try {
      const stream = await downloadArchive(client, name, revision, () => {
        signal = AbortSignal.timeout(limit);
        return signal;
      });
      return await openArchive(stream, { id: name, revision, wants, ...(signal && { signal }) });
    } catch (error) {
      if (error instanceof RepositoryError || error instanceof ArchiveError) return failed(error.reason, error.message);
      if (signal?.aborted) return failed('timeout', `It did not arrive within ${limit / 60_000} minutes.`);
      throw error;
    }
  }
}

function failed(reason: FailureReason, message: string): Failure {
  return { kind: 'failed', reason, message };
}
