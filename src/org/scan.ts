import pMap from 'p-map';
import type { Assessment } from '../model/assessment';
import type { ListedRepository, Outcome } from '../model/organisation';
import type { RuleBundle } from '../rules/bundle';
import { scan } from '../scan';
import type { Source } from '../source/source';

/** How a repository is had: its content at a commit; or why it cannot be; or nothing, where its result is known already. */
export type Fetch = (repository: ListedRepository) => Promise<Source | Failure | undefined>;

export type Failure = Extract<Outcome, { kind: 'failed' }>;

/** Archives are in memory while they are scanned: one more is fetched meanwhile. */
const atOnce = 2;
/** Most evidence of a practice, and most diagnostics, that are kept: a report shows no more. */
const keptEvidence = 3;
const keptDiagnostics = 20;

/**
 * Takes repositories and how each is had, and calls `record` with what became of each, in the order of completion. What goes
 * wrong with one is its outcome; only what `fetch` or `record` throws ends the whole, after what is under way.
 */
export async function scanRepositories(
  repositories: readonly ListedRepository[],
  rules: RuleBundle,
  fetch: Fetch,
  record: (repository: ListedRepository, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  await pMap(
    repositories,
    async (repository) => {
      if (failures.length > 0) return;
      try {
        const source = await fetch(repository);
        if (source) await record(repository, source.kind === 'failed' ? source : await judge(source, rules));
      } catch (error) {
        failures.push(error);
      }
    },
    { concurrency: atOnce },
  );
  if (failures.length > 0) throw failures[0];
}

async function judge(source: Source, rules: RuleBundle): Promise<Outcome> {
  try {
    return { kind: 'assessed', commit: source.revision!, assessment: shorten(await scan(source, rules)) };
  } catch (error) {
    return {
      kind: 'failed',
      reason: 'failed',
      message: `The scan broke off: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function shorten(assessment: Assessment): Assessment {
  return {
    ...assessment,
    practices: assessment.practices.map((practice) => ({ ...practice, evidence: practice.evidence.slice(0, keptEvidence) })),
    diagnostics: assessment.diagnostics.slice(0, keptDiagnostics),
  };
}
