import type { Answer, Api, ApiRequest } from './api';
import { contentHandlers, getTree } from './contents';
import { leastAnswer } from './openapi';

/** A pull request from a branch of the repository itself. */
export interface StoredPull {
  number: number;
  state: 'open' | 'closed';
  head: string;
  base: string;
  title: string;
  body: string;
}

/** The branches of a repository, with commits as trees of texts by path. */
export interface OwnRepository {
  refs: Record<string, string>;
  /** `committer` is whoever amended a commit; else it is its author. */
  commits: Record<
    string,
    {
      message: string;
      parents: string[];
      files: Record<string, string>;
      committer?: { name: string; email: string; date: string };
    }
  >;
  trees: Record<string, Record<string, string>>;
  pulls: StoredPull[];
}

const getRef = 'get /repos/{owner}/{repo}/git/ref/{ref}';
const getCommit = 'get /repos/{owner}/{repo}/git/commits/{commit_sha}';
const listPulls = 'get /repos/{owner}/{repo}/pulls';
export const createTree = 'post /repos/{owner}/{repo}/git/trees';
export const createCommit = 'post /repos/{owner}/{repo}/git/commits';
export const createRef = 'post /repos/{owner}/{repo}/git/refs';
export const updateRef = 'patch /repos/{owner}/{repo}/git/refs/{ref}';
export const createPull = 'post /repos/{owner}/{repo}/pulls';
export const updatePull = 'patch /repos/{owner}/{repo}/pulls/{pull_number}';

const idOf = (number: number) => number.toString(16).padStart(40, '0');

/** A repository whose default branch main has these files. */
export function repositoryWith(files: Record<string, string>): OwnRepository {
  const sha = idOf(0xc0);
  return { refs: { main: sha }, commits: { [sha]: { message: 'Begin', parents: [], files } }, trees: {}, pulls: [] };
}

type Handler = (api: Api, request: ApiRequest, parameters: string[]) => Answer | 403 | 422 | undefined;

/** What the API does with branches, commits and pull requests, by operation. */
export const repositoryHandlers: Record<string, Handler> = {
  [getRef]({ repository }, _, [, , ref = '']) {
    const name = decodeURIComponent(ref).replace(/^heads\//, '');
    const sha = repository.refs[name];
    return sha === undefined ? undefined : { status: 200, body: toRef(name, sha) };
  },
  [createRef]({ repository }, { body }) {
    const name = String(body.ref).replace(/^refs\/heads\//, '');
    repository.refs[name] = String(body.sha);
    return { status: 201, body: toRef(name, String(body.sha)) };
  },
  [updateRef]({ repository }, { body }, [, , ref = '']) {
    const name = decodeURIComponent(ref).replace(/^heads\//, '');
    if (!(name in repository.refs)) return undefined;
    repository.refs[name] = String(body.sha);
    return { status: 200, body: toRef(name, String(body.sha)) };
  },
  [getCommit]({ repository }, _, [, , sha = '']) {
    const commit = repository.commits[sha];
    return commit && { status: 200, body: toCommit(getCommit, 200, repository, sha) };
  },
  [getTree](api, request, parameters) {
    const [owner, repo, sha = ''] = parameters;
    if (api.repositories.has(`${owner}/${repo}`)) return contentHandlers[getTree]?.(api, request, parameters);
    const { repository } = api;
    const paths = Object.keys(filesOf(repository, sha));
    const folders = paths.flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((__, at, all) => all.slice(0, at + 1).join('/')),
    );
    const entry = (path: string, type: string) => ({
      path,
      type,
      mode: type === 'tree' ? '040000' : '100644',
      sha,
      url: 'x',
      size: 1,
    });
    const tree = [...paths.map((path) => entry(path, 'blob')), ...[...new Set(folders)].map((path) => entry(path, 'tree'))];
    return { status: 200, body: { sha, url: 'x', truncated: false, tree } };
  },
  [createTree]({ repository }, { body }) {
    const sha = idOf(0x1000 + Object.keys(repository.trees).length);
    const added = body.tree as { path: string; content: string }[];
    repository.trees[sha] = {
      ...filesOf(repository, String(body.base_tree)),
      ...Object.fromEntries(added.map(({ path, content }) => [path, content])),
    };
    return { status: 201, body: { ...leastAnswer(createTree, 201), sha } };
  },
  [createCommit]({ repository }, { body }) {
    const sha = idOf(0x2000 + Object.keys(repository.commits).length);
    const { message, parents, tree } = body as { message: string; parents: string[]; tree: string };
    repository.commits[sha] = { message, parents, files: filesOf(repository, tree) };
    return { status: 201, body: toCommit(createCommit, 201, repository, sha) };
  },
  [listPulls]({ repository }, { query }) {
    const head = query.get('head')?.replace('contoso:', '');
    const found = repository.pulls.filter((pull) => pull.head === head && pull.base === query.get('base'));
    return { status: 200, body: found.map((pull) => ({ ...leastAnswer(listPulls, 200), ...toPull(pull) })) };
  },
  [createPull]({ repository }, { body }) {
    const { head, base, title, body: text } = body as Record<string, string>;
    const pull: StoredPull = {
      number: repository.pulls.length + 1,
      state: 'open',
      head: head!,
      base: base!,
      title: title!,
      body: text!,
    };
    repository.pulls.push(pull);
    return { status: 201, body: { ...leastAnswer(createPull, 201), ...toPull(pull) } };
  },
  [updatePull]({ repository }, { body }, [, , number]) {
    const pull = repository.pulls.find((each) => String(each.number) === number);
    if (!pull) return undefined;
    Object.assign(pull, body);
    return { status: 200, body: { ...leastAnswer(updatePull, 200), ...toPull(pull) } };
  },
};

// A tree has the id of its commit here, or one of its own.
function filesOf({ commits, trees }: OwnRepository, sha: string): Record<string, string> {
  return trees[sha] ?? commits[sha]?.files ?? {};
}

function toRef(name: string, sha: string) {
  return { ref: `refs/heads/${name}`, node_id: 'R', url: 'x', object: { type: 'commit', sha, url: 'x' } };
}

function toCommit(operation: string, status: number, { commits }: OwnRepository, sha: string) {
  const { message, committer } = commits[sha]!;
  return { ...leastAnswer(operation, status), sha, message, tree: { sha, url: 'x' }, ...(committer && { committer }) };
}

function toPull({ number, state, title, body }: StoredPull) {
  return { number, state, title, body, html_url: `https://github.com/contoso/chat/pull/${number}` };
}
