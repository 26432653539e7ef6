import { fetchCommit, type Remote } from '../source/fetch';
import { findRepository } from '../source/git';
import { mergeBase, parentsOf, resolveCommit } from '../source/history';
import type { RunContext } from './context';
import { connect } from './requests';

/** The commit that a run compares with: where its objects are and its name there; or why there is none; or neither where nothing is to be compared. */
export type Base = { gitDir: string; ref: string; remove: () => void } | { missing: string } | undefined;

/**
 * Takes the scanned directory, the run and `auto`, `off` or a ref, and gives the base: of a pull request the commit that it was
 * merged into or grew from, of a merge group its base, of a push the commit before. What a shallow clone lacks is fetched.
 */
export async function findBase(directory: string, context: RunContext, wanted: string, token: string): Promise<Base> {
  const name = wanted === 'auto' ? (context.baseSha ?? context.proposedTo) : wanted;
  if (!name || wanted === 'off') return undefined;
  const repository = findRepository(directory);
  if (!repository) return { missing: 'the workspace is not a git work tree. Check out with actions/checkout.' };
  const { gitDir } = repository;
  const ref = (wanted === 'auto' && mergedInto(gitDir, context)) || (await forkPoint(gitDir, context, name, token));
  if (resolveCommit(gitDir, ref)) return { gitDir, ref, remove() {} };
  return fetch({ url: `${context.server}/${context.owner}/${context.repo}`, token }, ref);
}

// Of the commit that GitHub makes of base and head, the first parent: it may be newer than the base that the event names.
function mergedInto(gitDir: string, { headSha, pullRequest }: RunContext): string | undefined {
  const parents = pullRequest !== null ? parentsOf(gitDir, 'HEAD') : [];
  return parents.length === 2 && parents[1] === headSha ? parents[0] : undefined;
}

/** The commit from which a head has grown beside a branch; the branch itself where nothing can say. */
async function forkPoint(gitDir: string, context: RunContext, name: string, token: string): Promise<string> {
  // The branch of the remote counts before a local one, which may have been left behind.
  const known = [`refs/remotes/origin/${name}`, name].find((each) => resolveCommit(gitDir, each));
  const local = known && mergeBase(gitDir, 'HEAD', known);
  if (local) return local;
  return (context.proposedTo !== undefined && (await askMergeBase(context, name, token))) || known || name;
}

async function askMergeBase({ owner, repo, headSha }: RunContext, base: string, token: string): Promise<string | undefined> {
  if (!token) return undefined;
  try {
    const { repos } = (await connect(token)).rest;
    const { data } = await repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${headSha}` });
    return data.merge_base_commit.sha;
  } catch {
    return undefined;
  }
}

function fetch(remote: Remote, ref: string): Base {
  try {
    return fetchCommit(remote, ref);
  } catch (error) {
    const what = `${ref.slice(0, 100)} is not in this clone, and ${(error as Error).message}.`;
    return { missing: `${what} Check out with \`fetch-depth: 0\`, or give the token \`contents: read\`.` };
  }
}
