import pMap from 'p-map';
import type { RemoteName } from '../model/config-names';
import {
  limits,
  type OpenBase,
  type RepositoryFiles,
  requireFew,
  requireSmall,
  ruleEntries,
  ruleFiles,
} from '../source/repository-files';
import { type FileEntry, InputError } from '../source/source';
import { connect, type Octokit, passes, type Refusal, retry } from './requests';

const atOnce = 4;

interface Place {
  octokit: Octokit;
  name: RemoteName;
}

/** Opens the repositories of bases through the API, each at the commit that its ref names now; throws InputError with what to do. */
export function openBases(token: string): OpenBase {
  return async (name) => {
    if (token.trim() === '') throw new InputError(`there is no token to read ${name.owner}/${name.repo} with`);
    const place = { octokit: await connect(token.trim()), name };
    return filesAt(place, await commitOf(place));
  };
}

async function commitOf(place: Place): Promise<string> {
  const { owner, repo, ref } = place.name;
  const headers = { accept: 'application/vnd.github.sha' };
  const data = await ask(place, 'GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref, headers });
  if (typeof data === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(data)) return data;
  throw new InputError(`GitHub names no commit of ${ref} in ${owner}/${repo}`);
}

function filesAt(place: Place, commit: string): RepositoryFiles {
  const { owner, repo, ref } = place.name;
  const repository = { owner, repo };
  return {
    id: `${owner}/${repo} at ${ref}`,
    async read(path) {
      const route = 'GET /repos/{owner}/{repo}/contents/{path}';
      const found = await ask(place, route, { ...repository, path, ref: commit }, [404]);
      return found === undefined ? undefined : textOf(path, found as Content);
    },
    async readRules(directories) {
      const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
      const { tree, truncated } = (await ask(place, route, { ...repository, tree_sha: commit, recursive: '1' })) as Tree;
      if (truncated)
        throw new InputError(`${owner}/${repo} has more files than GitHub lists: keep rules in a smaller repository`);
      const entries = tree.filter(({ type }) => type !== 'tree');
      const kinds = entries.map(({ path, mode }): FileEntry => ({ path, kind: entryKinds[mode] ?? 'file' }));
      const inner = directories.map((directory) => ruleEntries(kinds, directory));
      const wanted = new Set(inner.flatMap((paths) => paths ?? []));
      const blobs = entries.filter(({ path }) => wanted.has(path));
      requireFew(blobs.length);
      requireSmall(blobs.reduce((bytes, { size = 0 }) => bytes + size, 0));
      const read = async ({ path, sha, size, mode }: TreeEntry) => {
        if (entryKinds[mode]) throw new InputError(`${path}: a link, which is not followed`);
        requireRoom(path, size);
        const blob = await ask(place, 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { ...repository, file_sha: sha });
        return [path, textOf(path, { type: 'file', ...(blob as Omit<Content, 'type'>) })] as const;
      };
      const texts = new Map(await pMap(blobs, read, { concurrency: atOnce }));
      return inner.map((paths, at) => paths && ruleFiles(directories[at]!, paths, texts));
    },
  };
}

interface TreeEntry {
  path: string;
  mode: string;
  type: string;
  sha: string;
  size?: number;
}

interface Tree {
  tree: TreeEntry[];
  truncated: boolean;
}

interface Content {
  type: string;
  size: number | null;
  content?: string;
}

const entryKinds: Record<string, FileEntry['kind']> = { '120000': 'link', '160000': 'submodule' };

function textOf(path: string, { type, size, content }: Content): string {
  if (type !== 'file' || content === undefined) throw new InputError(`${path} is no file`);
  requireRoom(path, size ?? 0);
  return Buffer.from(content, 'base64').toString('utf8');
}

function requireRoom(path: string, size = 0): void {
  if (size > limits.fileBytes) throw new InputError(`${path}: ${size} bytes; the limit is ${limits.fileBytes}`);
}

type Route = Parameters<Octokit['request']>[0] & string;

/** Asks, and gives the answer; undefined where it has one of the statuses that mean nothing there. Throws InputError. */
async function ask(place: Place, route: Route, parameters: object, nothing: readonly number[] = []): Promise<unknown> {
  const { octokit, name } = place;
  // Followed, a redirect to another name would give the files of another repository.
  const request = { redirect: 'manual' as const };
  let answer: { status: number; data: unknown };
  try {
    answer = await retry(() => octokit.request(route, { ...parameters, request }));
  } catch (error) {
    const { status } = error as Refusal;
    if (status !== undefined && nothing.includes(status)) return undefined;
    throw status === undefined ? error : new InputError(whyNot(error as Refusal, name));
  }
  if (answer.status >= 300) throw new InputError(await whereTo(place));
  return answer.data;
}

async function whereTo({ octokit, name: { owner, repo, path, ref } }: Place): Promise<string> {
  const moved = `${owner}/${repo} was renamed or moved`;
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}', { owner, repo });
    return `${moved}: it is ${data.full_name} now. Where that is still the base you mean, write ${data.full_name}/${path}@${ref}.`;
  } catch {
    return `${moved}, to where this token cannot see. Name its new place in \`extends\`.`;
  }
}

/** Why a base cannot be had, and what to do. */
function whyNot(refusal: Refusal, { owner, repo, ref }: RemoteName): string {
  const { status, message, response } = refusal;
  const name = `${owner}/${repo}`;
  const needed = `It needs Contents: read for ${name}: the GITHUB_TOKEN of a workflow reads its own repository and public ones only, so give the token of a GitHub App, or a personal one kept as a secret.`;
  if (!response)
    return `GitHub cannot be reached: ${message}. Run again, or keep a copy of the base as a file of this repository.`;
  if (passes(refusal)) return `GitHub answered ${status}: ${message}. Run again later.`;
  if (status === 401) return `the token is not accepted: ${message}. See that it is whole and has not expired.`;
  if (`${response.headers['x-github-sso'] ?? ''}`.includes('required') || /\bSAML\b/.test(message))
    return `${owner} requires SAML single sign-on, which this token is not authorised for: ${message}`;
  if (status === 403) return `this token may not read ${name}: ${message}. ${needed}`;
  if (status === 404) return `${name} is not there, or this token may not see it. ${needed}`;
  if (status === 409) return `${name} has no commits.`;
  if (status === 422) return `${name} has no branch, tag or commit ${ref}.`;
  return `GitHub answered ${status}: ${message}.`;
}
