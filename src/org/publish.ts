import { BudgetSpent, type OrganisationClient } from '../github/client';
import { writeRepositoryCheck } from '../github/repository-check';
import { whyRefused } from '../github/requests';
import { keepIssue } from '../github/rolling-issue';
import type { Assessment } from '../model/assessment';
import type { OrganisationReport } from '../model/organisation';
import { organisationReports } from './report';

type Log = (line: string) => void;

/** Gives what writes a check run on a scanned commit; what GitHub refuses is said once for each reason, and sinks nothing. */
export function createPublisher({ octokit }: OrganisationClient, server: string, log: Log) {
  const told = new Set<string>();
  return async (name: string, assessment: Assessment): Promise<void> => {
    try {
      await writeRepositoryCheck(octokit, server, name, assessment);
    } catch (error) {
      if (error instanceof BudgetSpent) throw error;
      const why = whyRefused(error, 'checks', { fork: false });
      if (!told.has(why)) log(`${name} has no check run: ${why}`);
      told.add(why);
    }
  };
}

/**
 * Keeps the issue that says where an organisation stands, and gives what was done, or why GitHub refused it. It is edited only where
 * that changed: it has no date, and no moves.
 */
export async function keepStanding(
  { octokit }: OrganisationClient,
  repository: string,
  report: OrganisationReport,
): Promise<string> {
  const standing = { ...report, date: '', trend: report.trend.slice(-1), moves: { rose: [], fell: [] } };
  const body = [...(await organisationReports.markdown(standing, { width: 80, color: false }))].join('');
  const issue = { about: report.organisation, title: `GenAIOps maturity of ${report.organisation}`, body };
  try {
    const kept = await keepIssue(octokit, repository, issue);
    return `The issue is ${kept.done}: ${kept.url}`;
  } catch (error) {
    if (error instanceof BudgetSpent) throw error;
    return `The issue in ${repository} is not written: ${whyRefused(error, 'issues', { fork: false })}`;
  }
}
