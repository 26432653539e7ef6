import type { Assessment } from '../model/assessment';
import { verdict } from '../report/annotations';
import { blobLink } from '../report/link';
import { checkName, concludedOutput, toGithub } from './check-run';
import type { Octokit } from './requests';

/** Writes a concluded check run, with an annotation for each gap, on the scanned commit of a repository: one request. Throws where GitHub refuses. */
export async function writeRepositoryCheck(
  octokit: Octokit,
  server: string,
  name: string,
  assessment: Assessment,
): Promise<void> {
  const [owner = '', repo = ''] = name.split('/');
  const revision = assessment.source.revision!;
  const shown = verdict(assessment, { link: blobLink(`${server}/${name}`, revision) });
  await octokit.rest.checks.create({
    ...{ owner, repo, head_sha: revision, name: checkName({ path: '' }), external_id: 'genaiops-maturity:organisation' },
    ...{ status: 'completed', conclusion: shown.conclusion },
    output: { ...concludedOutput(shown), annotations: shown.annotations.map(toGithub) },
    // Repeated after an answer that was lost, it would be there twice.
    request: { retries: 0 },
  });
}
