import { cutMarkdown } from '../report/annotations';
import { printable } from '../report/escape';
import { checkName } from './check-run';
import type { RunContext } from './context';
import { connect, type Octokit, retry, whyRefused } from './requests';

const longest = 65_536;

/** Keeps one comment on the run's pull request as the body says, or removes it where there is none; outside of a pull request nothing is done. Never throws; gives notes. */
export async function publishComment(token: string, context: RunContext, body: string | undefined): Promise<string[]> {
  if (context.pullRequest === null) return [];
  try {
    if (!token) throw new Error('the input `token` is empty');
    const octokit = await connect(token);
    await retry(() => keepOne(octokit, context, context.pullRequest!, body));
    return [];
  } catch (error) {
    const what = body === undefined ? 'an outdated comment of the pull request may remain' : 'no comment on the pull request';
    return [printable(`Lost: ${what}. ${whyRefused(error, 'pull-requests', context)}`)];
  }
}

// Safe to do twice: it begins with what is there.
async function keepOne(octokit: Octokit, context: RunContext, pullRequest: number, body: string | undefined): Promise<void> {
  const { issues } = octokit.rest;
  const { owner, repo } = context;
  const start = marker(context);
  const [kept, ...doubles] = await ownComments(octokit, context, pullRequest, start);
  const wanted = body === undefined ? undefined : `${start}\n${cutMarkdown(body, longest - start.length - 1)}`;
  if (wanted !== undefined && !kept) await issues.createComment({ owner, repo, issue_number: pullRequest, body: wanted });
  if (wanted !== undefined && kept && normal(kept.body) !== normal(wanted))
    await issues.updateComment({ owner, repo, comment_id: kept.id, body: wanted });
  for (const { id } of wanted === undefined && kept ? [kept, ...doubles] : doubles)
    await issues.deleteComment({ owner, repo, comment_id: id });
}

// A path can hold what ends an HTML comment.
function marker(context: RunContext): string {
  return `<!-- genaiops-maturity: ${encodeURIComponent(checkName(context)).replaceAll('-', '%2D')} -->`;
}

// GitHub may give line ends of its own.
function normal(body: string | undefined): string {
  return (body ?? '').replaceAll('\r\n', '\n').trim();
}

// Anyone can copy the marker. No stranger writes as a bot here, since that takes an App that is installed in the repository or
// a workflow's token that may write. A person's comment is ours only where the token is that person's.
async function ownComments(octokit: Octokit, { owner, repo }: RunContext, pullRequest: number, start: string) {
  const query = { owner, repo, issue_number: pullRequest, per_page: 100 };
  const marked = (await octokit.paginate(octokit.rest.issues.listComments, query)).filter(({ body }) => body?.startsWith(start));
  const person = marked.some(({ user }) => user?.type !== 'Bot') ? await personOf(octokit) : undefined;
  return marked.filter(({ user }) => user && (user.type === 'Bot' || user.id === person));
}

/** Gives the id of the person whose token it is; undefined for the token of an App, which is what a workflow has. */
async function personOf(octokit: Octokit): Promise<number | undefined> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.id;
  } catch (error) {
    if ((error as { status?: number }).status === 403) return undefined;
    throw error;
  }
}
