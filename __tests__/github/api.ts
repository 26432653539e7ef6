import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contentHandlers, type StoredRepository } from './contents';
import { operations, requestFaults, schemaFaults } from './openapi';
import { type OwnRepository, repositoryHandlers, repositoryWith } from './repository';

type Json = Record<string, unknown>;

/** A request as the API got it; `operation` is "post /repos/{owner}/{repo}/check-runs". */
export interface ApiRequest {
  operation: string;
  path: string;
  query: URLSearchParams;
  token: string;
  body: Json;
}

/** A check run as GitHub keeps it: with all the annotations that were appended. */
export interface StoredCheckRun {
  id: number;
  name: string;
  head_sha: string;
  external_id: string;
  /** The App that created it, which alone may change it. */
  app: number;
  status: string;
  conclusion: string | null;
  output: { title: string | null; summary: string | null; annotations: Json[] };
}

/** A comment of an issue or a pull request. */
export interface StoredComment {
  id: number;
  issue: number;
  body: string;
  user: { id: number; login: string; type: 'Bot' | 'User' };
}

/** What a refusal says beyond its status. */
export interface RefusalDetails {
  times?: number;
  message?: string;
  headers?: Record<string, string>;
  /** The request is carried out, and only the answer refused. */
  late?: boolean;
}

/** How requests are refused: with a status, or by dropping the connection. */
export type Refusal = 401 | 403 | 404 | 422 | 429 | 500 | 502 | 503 | 'drop';

/** A GitHub API on the loopback interface. `faults` has each request or response that GitHub's description does not allow. */
export interface Api {
  url: string;
  requests: ApiRequest[];
  checkRuns: StoredCheckRun[];
  comments: StoredComment[];
  /** Other repositories, by OWNER/NAME. */
  repositories: Map<string, StoredRepository>;
  /** That of the run. */
  repository: OwnRepository;
  /** Who the token belongs to: a person, or an App's bot, which is what a workflow has. */
  user: StoredComment['user'];
  /** Whether a completed check run can be in progress again; GitHub answered 200 at times and left it completed. */
  reopens: boolean;
  faults: string[];
  /** Answers a request that another server got. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Refuses an operation from now on, or so many times. */
  refuse(operation: string, refusal: Refusal, details?: number | RefusalDetails): void;
  /** Forgets all that was stored, asked and refused. */
  reset(): void;
  close(): Promise<void>;
}

export const createCheckRun = 'post /repos/{owner}/{repo}/check-runs';
export const updateCheckRun = 'patch /repos/{owner}/{repo}/check-runs/{check_run_id}';
export const listCheckRuns = 'get /repos/{owner}/{repo}/commits/{ref}/check-runs';
export const listAnnotations = 'get /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations';
export const listComments = 'get /repos/{owner}/{repo}/issues/{issue_number}/comments';
export const createComment = 'post /repos/{owner}/{repo}/issues/{issue_number}/comments';
export const updateComment = 'patch /repos/{owner}/{repo}/issues/comments/{comment_id}';
export const deleteComment = 'delete /repos/{owner}/{repo}/issues/comments/{comment_id}';
export const getUser = 'get /user';

export const bot: StoredComment['user'] = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };

const messages: Record<Exclude<Refusal, 'drop'>, string> = {
  401: 'Bad credentials',
  403: 'Resource not accessible by integration',
  404: 'Not Found',
  422: 'Validation Failed',
  429: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  500: 'Internal Server Error',
  502: 'Server Error',
  503: 'No server is currently available to service your request.',
};

/** Starts the API; without a token in a request it answers 401. */
export async function startApi(): Promise<Api> {
  const refusals = new Map<string, { refusal: Refusal; times: number } & Omit<RefusalDetails, 'times'>>();
  const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
    const call = await readCall(request);
    if (!call) return send(response, 404, { message: 'no such operation in this API' });
    api.requests.push(call.request);
    const refused = refusals.get(call.request.operation);
    if (refused && refused.times-- > 0) {
      if (refused.late) handlers[call.request.operation]?.(api, call.request, call.parameters);
      if (refused.refusal === 'drop') return void request.socket.destroy();
      return refuse(response, refused.refusal, refused);
    }
    if (!call.request.token) return refuse(response, 401);
    const wrong = requestFaults(call.request);
    api.faults.push(...wrong.map((fault) => `${call.request.operation}: ${fault}`));
    if (wrong.length > 0) return refuse(response, 422);
    const answer = handlers[call.request.operation]?.(api, call.request, call.parameters) ?? 404;
    if (typeof answer === 'number') return refuse(response, answer);
    const schema = `responses/${answer.status}/content/application~1json/schema`;
    const bad = answer.body === undefined ? [] : schemaFaults(call.request.operation, schema, answer.body);
    api.faults.push(...bad.map((fault) => `answer of ${call.request.operation}: ${fault}`));
    if (answer.text !== undefined)
      return void response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.text);
    send(response, answer.status, answer.body, answer.headers);
  };
  const server = createServer(answerTo);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api: Api = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    checkRuns: [],
    comments: [],
    repositories: new Map(),
    repository: repositoryWith({}),
    user: bot,
    reopens: true,
    faults: [],
    answer: answerTo,
    refuse(operation, refusal, details = {}) {
      const { times = Number.POSITIVE_INFINITY, ...rest } = typeof details === 'number' ? { times: details } : details;
      refusals.set(operation, { refusal, times, ...rest });
    },
    reset() {
      for (const list of [api.requests, api.checkRuns, api.comments, api.faults]) list.length = 0;
      refusals.clear();
      api.repositories.clear();
      Object.assign(api, { user: bot, reopens: true, repository: repositoryWith({}) });
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
  return api;
}

/** An answer of the API. */
export interface Answer {
  status: number;
  body?: unknown;
  /** Instead of JSON. */
  text?: string;
  headers?: Record<string, string>;
}

type Handler = (api: Api, request: ApiRequest, parameters: string[]) => Answer | 403 | 422 | undefined;

// The id of the App that every token of a workflow belongs to.
export const ownApp = 15368;

const handlers: Record<string, Handler> = {
  ...contentHandlers,
  ...repositoryHandlers,
  [createCheckRun](api, { body }) {
    const { name, head_sha, external_id = '', status = 'queued' } = body as unknown as StoredCheckRun;
    const output = { title: null, summary: null, annotations: [] };
    const id = api.checkRuns.length + 1;
    const run: StoredCheckRun = { id, name, head_sha, external_id, app: ownApp, status, conclusion: null, output };
    api.checkRuns.push(run);
    change(api, run, body);
    return { status: 201, body: toCheckRun(api, run) };
  },
  [updateCheckRun](api, { body }, [, , id]) {
    const run = api.checkRuns.find((each) => String(each.id) === id);
    if (!run) return undefined;
    if (run.app !== ownApp) return 403;
    change(api, run, body);
    return { status: 200, body: toCheckRun(api, run) };
  },
  [listCheckRuns](api, request, [, , ref]) {
    const name = request.query.get('check_name');
    const all = api.checkRuns.filter((run) => run.head_sha === ref && (name === null || run.name === name));
    const newestFirst = [...all].reverse();
    const latest = newestFirst.filter((run, at) => newestFirst.findIndex((other) => other.name === run.name) === at);
    const { items, headers } = page(api, request, request.query.get('filter') === 'all' ? newestFirst : latest);
    return { status: 200, headers, body: { total_count: all.length, check_runs: items.map((run) => toCheckRun(api, run)) } };
  },
  [listAnnotations](api, request, [, , id]) {
    const run = api.checkRuns.find((each) => String(each.id) === id);
    if (!run) return undefined;
    const { items, headers } = page(api, request, run.output.annotations);
    const absent = { start_column: null, end_column: null, title: null, raw_details: null };
    return { status: 200, headers, body: items.map((each) => ({ ...absent, ...each, blob_href: api.url })) };
  },
  [listComments](api, request, [, , issue]) {
    const all = api.comments.filter((comment) => String(comment.issue) === issue);
    const { items, headers } = page(api, request, all);
    return { status: 200, headers, body: items.map((comment) => toComment(api, comment)) };
  },
  [createComment](api, { body }, [, , issue]) {
    const id = Math.max(0, ...api.comments.map((each) => each.id)) + 1;
    const comment = { id, issue: Number(issue), body: String(body.body), user: api.user };
    api.comments.push(comment);
    return { status: 201, body: toComment(api, comment) };
  },
  [updateComment](api, { body }, [, , id]) {
    const comment = api.comments.find((each) => String(each.id) === id);
    if (comment) comment.body = String(body.body);
    return comment && { status: 200, body: toComment(api, comment) };
  },
  [deleteComment](api, _, [, , id]) {
    const at = api.comments.findIndex((each) => String(each.id) === id);
    if (at < 0) return undefined;
    api.comments.splice(at, 1);
    return { status: 204 };
  },
  [getUser](api) {
    if (api.user.type === 'Bot') return 403;
    const counts = { followers: 0, following: 0, public_gists: 0, public_repos: 0 };
    const unsaid = { bio: null, blog: null, company: null, email: null, hireable: null, location: null, name: null };
    const dates = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
    return { status: 200, body: { ...toUser(api, api.user), ...counts, ...unsaid, ...dates } };
  },
};

function page<T>(api: Api, { path, query }: ApiRequest, all: readonly T[]): { items: T[]; headers: Record<string, string> } {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  const items = all.slice((number - 1) * size, number * size);
  if (all.length <= number * size) return { items, headers: {} };
  const next = new URLSearchParams(query);
  next.set('page', `${number + 1}`);
  return { items, headers: { link: `<${api.url}${path}?${next}>; rel="next"` } };
}

// Annotations are appended, the rest of the output is replaced.
function change(api: Api, run: StoredCheckRun, body: Json): void {
  const { status, conclusion, output } = body as Partial<StoredCheckRun>;
  const stays = run.status === 'completed' && !conclusion && !api.reopens;
  run.status = conclusion ? 'completed' : stays ? run.status : (status ?? run.status);
  run.conclusion = conclusion ?? (run.status === 'completed' ? run.conclusion : null);
  if (output) run.output = { ...run.output, ...output, annotations: [...run.output.annotations, ...(output.annotations ?? [])] };
}

function toCheckRun({ url }: Api, run: StoredCheckRun): Json {
  const { annotations, ...output } = run.output;
  const self = `${url}/repos/contoso/chat/check-runs/${run.id}`;
  return {
    ...run,
    node_id: `CR_${run.id}`,
    url: self,
    html_url: `https://github.com/contoso/chat/runs/${run.id}`,
    details_url: 'https://github.com/contoso/chat/actions',
    started_at: '2026-01-01T00:00:00Z',
    completed_at: run.conclusion && '2026-01-01T00:01:00Z',
    output: { ...output, text: null, annotations_count: annotations.length, annotations_url: `${self}/annotations` },
    check_suite: { id: 5 },
    app: null,
    pull_requests: [],
  };
}

function toComment(api: Api, { id, issue, body, user }: StoredComment): Json {
  return {
    id,
    node_id: `IC_${id}`,
    url: `${api.url}/repos/contoso/chat/issues/comments/${id}`,
    html_url: `https://github.com/contoso/chat/pull/${issue}#issuecomment-${id}`,
    issue_url: `${api.url}/repos/contoso/chat/issues/${issue}`,
    body,
    user: toUser(api, user),
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    author_association: 'NONE',
    performed_via_github_app: null,
  };
}

function toUser(api: Api, user: StoredComment['user']): Json {
  const links = ['avatar', 'events', 'followers', 'following', 'gists', 'html', 'organizations', 'received_events'];
  const urls = [...links, 'repos', 'starred', 'subscriptions'].map((name) => [`${name}_url`, api.url]);
  return { ...user, ...Object.fromEntries(urls), node_id: `U_${user.id}`, gravatar_id: null, url: api.url, site_admin: false };
}

async function readCall(request: IncomingMessage): Promise<{ request: ApiRequest; parameters: string[] } | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  const found = operations.find(({ method, pattern }) => method === request.method?.toLowerCase() && pattern.test(path));
  if (!found) return undefined;
  const token = (request.headers.authorization ?? '').replace(/^(token|bearer) /i, '');
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Json;
  return { request: { operation: found.name, path, query, token, body }, parameters: found.pattern.exec(path)?.slice(1) ?? [] };
}

function refuse(response: ServerResponse, status: Exclude<Refusal, 'drop'>, details: RefusalDetails = {}): void {
  const { message = messages[status], headers } = details;
  send(response, status, { message, documentation_url: 'https://docs.github.com/rest', status: `${status}` }, headers);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
