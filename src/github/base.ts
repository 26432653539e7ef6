import { fetchCommit } from '../source/fetch';
import { findRepository, isPartial } from '../source/git';
import { mergeBase, parentsOf, resolveCommit } from '../source/history';
import type { RunContext } from './context';
import { connect } from './requests';

/** A commit of the base: where its objects are and its name there; or why it cannot be had; or neither where none is wanted. */
export type Base = { gitDir: string; ref: string; remove: () => void } | { missing: string } | undefined;

/** The commit that a run compares with, and of a change the one whose configuration holds: the tip of what it is to be merged into. */
export interface Bases {
  base: Base;
  gate: Base;
}

/**
 * Takes the scanned directory, the run and `auto`, `off` or a ref, and gives the bases. `auto` compares a pull request with the
 * commit that it was merged into or grew from, a merge group with its base, a push with the commit before. The configuration is
 * that of the tip whatever is compared: the author of a change decides what it grew from. What a shallow clone lacks is fetched.
 */
export async function findBases(directory: string, context: RunContext, wanted: string, token: string): Promise<Bases> {
  const isChange = context.proposedTo !== undefined || context.event === 'merge_group';
  const repository = findRepository(directory);
  if (!repository) {
    const missing = { missing: 'the workspace is not a git work tree. Check out with actions/checkout.' };
    const isCompared = wanted === 'auto' ? isChange || context.baseSha !== null : wanted !== 'off';
    return { base: isCompared ? missing : undefined, gate: isChange ? missing : undefined };
  }
  const { gitDir } = repository;
  const get = (ref: string): Base => {
    if (isId(ref) && resolveCommit(gitDir, ref) && !isPartial(gitDir)) return { gitDir, ref, remove() {} };
    return fetch(`${context.server}/${context.owner}/${context.repo}`, token, ref);
  };
  const merged = mergedInto(gitDir, context);
  const name = merged ?? context.baseSha ?? (context.proposedTo && `refs/heads/${context.proposedTo}`);
  const tip = (isChange || wanted === 'auto') && name ? get(name) : undefined;
  const gate = isChange ? (tip ?? { missing: 'the event names no base.' }) : undefined;
  if (wanted === 'off') return { base: undefined, gate };
  // The branches and tags of a clone may be those of a fork, which only a followed run checks out.
  const asked = wanted === 'auto' ? tip : get((context.event !== 'workflow_run' && known(gitDir, wanted)) || wanted);
  if ((wanted === 'auto' && (merged || !isChange)) || !asked || 'missing' in asked) return { base: asked, gate };
  const id = resolveCommit(asked.gitDir, asked.ref)!;
  const grown = mergeBase(gitDir, 'HEAD', id) ?? (isChange ? await askMergeBase(context, id, token) : undefined);
  if (grown === undefined || grown === id) return { base: asked, gate };
  if (asked !== gate) asked.remove();
  return { base: get(grown), gate };
}

// Of the commit that GitHub makes of base and head, the first parent: it may be newer than the base that the event names.
function mergedInto(gitDir: string, { headSha, pullRequest }: RunContext): string | undefined {
  const parents = pullRequest !== null ? parentsOf(gitDir, 'HEAD') : [];
  return parents.length === 2 && parents[1] === headSha ? parents[0] : undefined;
}

/** The commit of a ref in a clone. The branch of the remote counts before a local one, which may have been left behind. */
function known(gitDir: string, ref: string): string | undefined {
  return isId(ref) ? ref : (resolveCommit(gitDir, `refs/remotes/origin/${ref}`) ?? resolveCommit(gitDir, ref));
}

// A branch may be named like a commit.
function isId(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
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

function fetch(url: string, token: string, ref: string): Base {
  try {
    return fetchCommit({ url, token }, ref);
  } catch (error) {
    const what = `${ref.slice(0, 100)} is not in this clone, and ${(error as Error).message}.`;
    return { missing: `${what} Check out with \`fetch-depth: 0\`, or give the token \`contents: read\`.` };
  }
}
