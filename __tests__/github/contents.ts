import { createHash } from 'node:crypto';
import type { Answer, Api, ApiRequest } from './api';
import { leastAnswer } from './openapi';

/** A repository on the API: its files at its one commit, which all its refs name. */
export interface StoredRepository {
  files: Record<string, string | { mode: '120000' | '160000' }>;
  refs: string[];
  /** Its name now, where it was moved. */
  movedTo?: string;
}

export const commitId = 'c'.repeat(40);
export const getRepository = 'get /repos/{owner}/{repo}';
export const getCommit = 'get /repos/{owner}/{repo}/commits/{ref}';
export const getContent = 'get /repos/{owner}/{repo}/contents/{path}';
export const getTree = 'get /repos/{owner}/{repo}/git/trees/{tree_sha}';
export const getBlob = 'get /repos/{owner}/{repo}/git/blobs/{file_sha}';

type Handler = (api: Api, request: ApiRequest, parameters: string[]) => Answer | 422 | undefined;

const idOf = (text: string) => createHash('sha1').update(text).digest('hex');

/** Answers for a repository where it stands; where it was moved, as GitHub does, by where it is now. */
const standing =
  (answer: (found: StoredRepository, parameters: string[], request: ApiRequest) => Answer | 422 | undefined): Handler =>
  (api, request, parameters) => {
    const [owner, repo, ...rest] = parameters.map(decodeURIComponent);
    const found = api.repositories.get(`${owner}/${repo}`);
    if (found?.movedTo === undefined) return found && answer(found, rest, request);
    const location = api.url + request.path.replace(`/repos/${owner}/${repo}`, `/repos/${found.movedTo}`);
    return { status: 301, headers: { location } };
  };

/** What a base is read with. */
export const contentHandlers: Record<string, Handler> = {
  [getRepository](api, request, parameters) {
    const answer = standing(() => ({ status: 200 }))(api, request, parameters);
    if (!answer || answer === 422 || answer.status !== 200) return answer;
    return { status: 200, body: { ...leastAnswer(getRepository, 200), full_name: parameters.join('/') } };
  },
  [getCommit]: standing(({ refs }, [ref]) => (refs.includes(ref!) ? { status: 200, text: commitId } : 422)),
  [getContent]: standing(({ files }, [path], request) => {
    const text = files[path!];
    if (request.query.get('ref') !== commitId || typeof text !== 'string') return undefined;
    const links = { self: '', git: null, html: null };
    const place = {
      type: 'file',
      name: path!.split('/').at(-1),
      path,
      url: '',
      git_url: null,
      html_url: null,
      download_url: null,
    };
    return { status: 200, body: { ...place, _links: links, ...blobOf(text) } };
  }),
  [getTree]: standing(({ files }, [id]) => {
    if (id !== commitId) return undefined;
    const tree = Object.entries(files).map(([path, content]) => {
      const [mode, text] = typeof content === 'string' ? ['100644', content] : [content.mode, ''];
      return { path, mode, type: mode === '160000' ? 'commit' : 'blob', sha: idOf(text), size: Buffer.byteLength(text) };
    });
    return { status: 200, body: { sha: commitId, url: '', tree, truncated: false } };
  }),
  [getBlob]: standing(({ files }, [id]) => {
    const text = Object.values(files).find((one) => typeof one === 'string' && idOf(one) === id) as string | undefined;
    return text === undefined ? undefined : { status: 200, body: { ...leastAnswer(getBlob, 200), ...blobOf(text) } };
  }),
};

function blobOf(text: string) {
  return { size: Buffer.byteLength(text), sha: idOf(text), encoding: 'base64', content: Buffer.from(text).toString('base64') };
}
