import { cutMarkdown } from '../report/annotations';
import type { Octokit } from './requests';

const label = 'genaiops-maturity';
const longest = 65_536;

/**
 * Keeps one open issue of a repository as title and body say; `about` tells it from others. One that is closed stays closed, and
 * a new one is opened. Gives its address and what was done; throws where GitHub refuses.
 */
export async function keepIssue(
  octokit: Octokit,
  repository: string,
  { about, title, body }: { about: string; title: string; body: string },
): Promise<{ url: string; done: 'opened' | 'edited' | 'left as it is' }> {
  const [owner = '', repo = ''] = repository.split('/');
  const { issues } = octokit.rest;
  const marker = `<!-- genaiops-maturity: ${encodeURIComponent(about).replaceAll('-', '%2D')} -->`;
  const text = `${marker}\n${cutMarkdown(body, longest - marker.length - 1)}`;
  const query = { owner, repo, state: 'open', labels: label, per_page: 100 } as const;
  const kept = (await octokit.paginate(issues.listForRepo, query)).find(
    (issue) => issue.body?.startsWith(marker) && !issue.pull_request,
  );
  if (!kept) {
    // Repeated after an answer that was lost, it would be there twice.
    const once = { request: { retries: 0 } };
    const { data } = await issues.create({ owner, repo, title, body: text, labels: [label], ...once });
    return { url: data.html_url, done: 'opened' };
  }
  if (kept.title === title && normal(kept.body) === normal(text)) return { url: kept.html_url, done: 'left as it is' };
  await issues.update({ owner, repo, issue_number: kept.number, title, body: text });
  return { url: kept.html_url, done: 'edited' };
}

// GitHub may give line ends of its own.
function normal(body: string | null | undefined): string {
  return (body ?? '').replaceAll('\r\n', '\n').trim();
}
