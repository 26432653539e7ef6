import { createHash } from 'node:crypto';
import { cutMarkdown } from '../report/annotations';
import { printable } from '../report/escape';
import type { RunContext } from './context';
import { connect, type Octokit, type Refusal, retry, whyRefused } from './requests';

/** What a pull request would add: its title and text, and files by path. */
export interface Suggestion {
  title: string;
  body: string;
  files: { path: string; text: string }[];
}

/** The branch that suggestions are proposed from. */
export const suggestionBranch = 'genaiops-maturity/starters';

const events = ['push', 'schedule', 'workflow_dispatch'];
const longest = 65_536;

/** Gives the default branch where a run is one of it that may suggest something; undefined on any other branch, a tag, or a change. */
export function suggestsOn({ event }: RunContext, ref: string | undefined, payload: unknown): string | undefined {
  const branch = (payload as { repository?: { default_branch?: unknown } } | null)?.repository?.default_branch;
  return typeof branch === 'string' && events.includes(event) && ref === `refs/heads/${branch}` ? branch : undefined;
}

/**
 * Keeps one pull request to a branch as the suggestion says, by way of the API alone. One that a person closed or worked on
 * stays as it is; one that was closed is followed by another only when the suggestion has changed. Never throws; gives notes.
 */
export async function suggest(token: string, context: RunContext, base: string, suggestion: Suggestion): Promise<string[]> {
  try {
    if (!token) throw new Error('the input `token` is empty');
    const octokit = await connect(token);
    return await retry(() => keepOne(octokit, context, base, suggestion));
  } catch (error) {
    return [printable(`Lost: no pull request with starters. ${whyNot(error, context)}`)];
  }
}

function whyNot(error: unknown, context: RunContext): string {
  const { status, message } = error as Refusal;
  if (status === 403 && /not permitted to create/i.test(message))
    return `GitHub answered 403 (${message}). Let the settings of the repository or organisation say "Allow GitHub Actions to create and approve pull requests" (Actions, General).`;
  return whyRefused(error, 'contents', context);
}

// Safe to do twice: it begins with what is there.
async function keepOne(octokit: Octokit, { owner, repo }: RunContext, base: string, suggestion: Suggestion): Promise<string[]> {
  const { pulls } = octokit.rest;
  const digest = digestOf([suggestion.title, suggestion.body, suggestion.files]);
  // Whoever closed it said no to these files, in whatever wording a later version has them.
  const paths = digestOf(suggestion.files.map(({ path }) => path));
  const query = { owner, repo, head: `${owner}:${suggestionBranch}`, base, state: 'all', per_page: 100 } as const;
  const all = (await octokit.paginate(pulls.list, query)).sort((a, b) => b.number - a.number);
  const open = all.find(({ state }) => state === 'open');
  const last = open ?? all[0];
  const known = last && readMarker(last.body);
  if (known && (open ? known.digest === digest : known.paths === paths)) return [];
  if (open && !known) return [`Pull request ${open.number} is not of this Action, so no starters are suggested.`];
  const branch = await branchOf(octokit, { owner, repo });
  if (branch && branch.sha !== known?.commit && !(await isOwn(octokit, { owner, repo }, branch.sha)))
    return [
      `The branch ${suggestionBranch} has commits of a person, so the starters stay as they are. Delete the branch to have them suggested anew.`,
    ];
  const commit = await commitOn(octokit, { owner, repo }, base, suggestion, digest);
  if (commit === undefined) return [];
  const ref = { owner, repo, ref: `heads/${suggestionBranch}` };
  if (branch) await octokit.rest.git.updateRef({ ...ref, sha: commit, force: true });
  else await octokit.rest.git.createRef({ ...ref, ref: `refs/${ref.ref}`, sha: commit });
  const marker = `<!-- genaiops-maturity: starters ${digest} ${paths} ${commit} -->`;
  const body = `${marker}\n${cutMarkdown(suggestion.body, longest - marker.length - 1)}`;
  const { title } = suggestion;
  const { data } = open
    ? await pulls.update({ owner, repo, pull_number: open.number, title, body })
    : await pulls.create({ owner, repo, head: suggestionBranch, base, title, body });
  return [`Pull request ${data.number} has ${open ? 'new ' : ''}starters: ${printable(data.html_url)}`];
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function readMarker(body: string | null): { digest: string; paths: string; commit: string } | undefined {
  const found = /^<!-- genaiops-maturity: starters ([0-9a-f]{32}) ([0-9a-f]{32}) ([0-9a-f]{40,64}) -->/.exec(body ?? '');
  return found ? { digest: found[1]!, paths: found[2]!, commit: found[3]! } : undefined;
}

type Place = Pick<RunContext, 'owner' | 'repo'>;

async function branchOf({ rest }: Octokit, place: Place): Promise<{ sha: string } | undefined> {
  try {
    return (await rest.git.getRef({ ...place, ref: `heads/${suggestionBranch}` })).data.object;
  } catch (error) {
    if ((error as Refusal).status === 404) return undefined;
    throw error;
  }
}

// A run that was refused the pull request has left the branch behind. Who amends its commit leaves the message, and not the committer.
async function isOwn({ rest }: Octokit, place: Place, sha: string): Promise<boolean> {
  const { message, committer, author } = (await rest.git.getCommit({ ...place, commit_sha: sha })).data;
  return (
    /\nStarters: [0-9a-f]{32}$/.test(message.trimEnd()) && committer.email === author.email && committer.date === author.date
  );
}

/** Commits the files that the branch does not have yet, on top of it; gives undefined where it has all of them. */
async function commitOn(
  octokit: Octokit,
  place: Place,
  base: string,
  { title, files }: Suggestion,
  digest: string,
): Promise<string | undefined> {
  const { git } = octokit.rest;
  const tip = (await git.getRef({ ...place, ref: `heads/${base}` })).data.object.sha;
  const before = (await git.getCommit({ ...place, commit_sha: tip })).data.tree.sha;
  const { data } = await git.getTree({ ...place, tree_sha: before, recursive: '1' });
  if (data.truncated) throw new Error('the repository has too many files to see which are free');
  const taken = new Set(data.tree.filter(({ type }) => type !== 'tree').map((entry) => entry.path));
  const folders = new Set(data.tree.filter(({ type }) => type === 'tree').map((entry) => entry.path));
  const absent = files.filter(({ path }) => !folders.has(path) && !upTo(path).some((one) => taken.has(one)));
  if (absent.length === 0) return undefined;
  const tree = absent.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text }) as const);
  const { sha } = (await git.createTree({ ...place, base_tree: before, tree })).data;
  const message = `${title}\n\nStarters: ${digest}`;
  return (await git.createCommit({ ...place, message, tree: sha, parents: [tip] })).data.sha;
}

/** A path and all that stands above it. */
function upTo(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
