import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApi } from '../github/api';
import { operations, requestFaults, schemaFaults } from '../github/openapi';
import { type AppKeys, isOfApp } from './app';
import { startCodeload } from './codeload';
import { type Fault, type GeneratedRepository, isRefOf } from './generated';
import { answerQuery } from './graphql';
import type { StoredIssue } from './issues';
import { type Answer, answerRest } from './rest';

/** What a loopback GitHub has. */
export interface GitHubOptions {
  owner: string;
  kind?: 'Organization' | 'User';
  repositories: GeneratedRepository[];
  /** What the request of a number meets, counted from 1. */
  faultAt?: (request: number, operation: string) => Fault | undefined;
  /** So many requests in so many seconds, then a primary limit until they are over. */
  limit?: { requests: number; seconds: number };
  /** The tokens that it accepts; by default all. */
  tokens?: string[];
  /** A GitHub App that is installed for the owner. */
  app?: AppKeys;
}

/** What it was asked. */
export interface Counts {
  /** Requests of the API, all together and by operation, "get /repos/{owner}/{repo}/tarball/{ref}". */
  requests: number;
  operations: Record<string, number>;
  /** Requests of the API for one repository, by its name without owner. */
  repositories: Record<string, number>;
  /** Archives asked for where they are loaded from, by the same name. */
  downloads: Record<string, number>;
}

/** A refusal of an operation, the next times (by default always). */
export interface Refusal {
  status: number;
  message?: string;
  headers?: Record<string, string>;
  /** Instead of GitHub's message. */
  body?: unknown;
  times?: number;
}

/** A GitHub on the loopback interface. */
export interface LoopbackGitHub {
  url: string;
  counts: Counts;
  /** What a client did that GitHub's descriptions do not allow, and answers of this server that they do not. */
  faults: string[];
  issues: StoredIssue[];
  /** Its check runs and comments, as the tests of the Action know them. */
  api: Awaited<ReturnType<typeof startApi>>;
  refuse(operation: string, refusal: Refusal): void;
  close(): Promise<void>;
}

export const listByQuery = 'post /graphql';
export const listByRest = 'get /orgs/{org}/repos';
export const tarball = 'get /repos/{owner}/{repo}/tarball/{ref}';
export const commit = 'get /repos/{owner}/{repo}/commits/{ref}';

/** Starts it. It validates each request and answer it knows by GitHub's own descriptions. */
export async function startGitHub(options: GitHubOptions): Promise<LoopbackGitHub> {
  const { owner, kind = 'Organization', repositories, limit, faultAt } = options;
  const names = new Map(repositories.map((each) => [each.name.toLowerCase(), each]));
  const counts: Counts = { requests: 0, operations: {}, repositories: {}, downloads: {} };
  const refusals = new Map<string, Refusal & { times: number }>();
  const passing = new Map(repositories.map((each) => [each, [...(each.passing ?? [])]]));
  const tokens = new Set(options.tokens);
  const window = { used: 0, reset: 0 };
  const api = await startApi();
  const { faults } = api;
  const issues: StoredIssue[] = [];
  const codeload = await startCodeload(owner, {
    downloaded: (name) => count(counts.downloads, name),
    wrong: (fault) => faults.push(fault),
  });

  const server = createServer(async (request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method?.toLowerCase() ?? '';
    const found = operations.find((each) => each.method === method && each.pattern.test(path));
    const operation = path === '/graphql' ? `${method} /graphql` : (found?.name ?? `${method} ${path}`);
    const parameters = (found?.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
    const repository = path.startsWith('/repos/') ? names.get(parameters[1]?.toLowerCase() ?? '') : undefined;
    counts.requests += 1;
    count(counts.operations, operation);
    if (repository) count(counts.repositories, repository.name);
    for (const [name, value] of Object.entries(limits())) response.setHeader(name, value);

    const token = (request.headers.authorization ?? '').replace(/^(token|bearer) /i, '');
    const byApp = options.app !== undefined && isOfApp(options.app, token);
    const isAccepted = byApp || (options.tokens || options.app ? tokens.has(token) : token !== '');
    if (!isAccepted) return refuse(response, { status: 401, message: 'Bad credentials' });
    if (limit && window.used > limit.requests) return meet('primary-limit', request, response);
    const fault = faultAt?.(counts.requests, operation);
    if (fault) return meet(fault, request, response);
    const refusal = refusals.get(operation);
    if (refusal && refusal.times-- > 0) return refuse(response, refusal);
    if (/\/(check-runs|annotations|comments)(\/|$)/.test(path)) return api.answer(request, response);
    const body = await bodyOf(request);
    if (operation === 'post /graphql') {
      const answered = await answerQuery({ owner, kind, repositories }, body);
      faults.push(...answered.faults.map((each) => `GraphQL: ${each}`));
      return send(response, 200, answered.answer);
    }
    if (operation === tarball && repository) {
      const met = passing.get(repository)?.shift() ?? repository.fault ?? (repository.disabled ? 'disabled' : undefined);
      if (met && isOfApi(met)) return meet(met, request, response);
      const place = codeload.place(repository, parameters[2]!, isRefOf(repository, parameters[2]!) ? met : 'missing');
      return void response.writeHead(302, { location: place }).end();
    }
    const wrong = found ? requestFaults({ operation, path, query, token, body }) : [];
    faults.push(...wrong.map((each) => `${operation}: ${each}`));
    if (wrong.length > 0) return refuse(response, { status: 422, message: 'Validation Failed' });
    const asked = { url: self.url, owner, kind, repositories, repository, operation, parameters, query, body, byApp, issues };
    const accept = request.headers.accept ?? '';
    const answer: Answer | undefined = answerRest({ ...asked, accept, issue: (one) => tokens.add(one) });
    if (!answer) return refuse(response, { status: 404, message: 'Not Found' });
    if (typeof answer.body === 'object' && answer.status < 300) {
      const bad = schemaFaults(operation, `responses/${answer.status}/content/application~1json/schema`, answer.body);
      faults.push(...bad.map((each) => `answer of ${operation}: ${each}`));
    }
    send(response, answer.status, answer.body, answer.headers);
  });

  function limits(): Record<string, string> {
    const now = Date.now() / 1000;
    if (now >= window.reset) Object.assign(window, { used: 0, reset: Math.ceil(now + (limit?.seconds ?? 3600)) });
    window.used += 1;
    const most = limit?.requests ?? 15_000;
    const remaining = Math.max(0, most - window.used);
    return { 'x-ratelimit-limit': `${most}`, 'x-ratelimit-remaining': `${remaining}`, 'x-ratelimit-reset': `${window.reset}` };
  }

  function meet(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    if (fault === 'drop') return void request.socket.destroy();
    const refusal = refusalOf[fault] ?? { status: 500, message: `${fault} is no fault of the API` };
    const moved = fault === 'renamed' && { location: `${self.url}/repositories/1/tarball` };
    const reset = limit ? window.reset : Math.ceil(Date.now() / 1000);
    const spent = fault === 'primary-limit' && { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${reset}` };
    refuse(response, { ...refusal, headers: { ...refusal.headers, ...moved, ...spent } });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: LoopbackGitHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    faults,
    issues,
    api,
    refuse: (operation, refusal) => void refusals.set(operation, { times: Number.POSITIVE_INFINITY, ...refusal }),
    async close() {
      await Promise.all([api.close(), codeload.close()]);
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
    },
  };
  return self;
}

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const block = { reason: 'tos', created_at: '2026-01-01T00:00:00Z', html_url: 'https://github.com/tos' };

const refusalOf: Partial<Record<Fault, Refusal>> = {
  'secondary-limit': { status: 403, message: secondary, headers: { 'retry-after': '1' } },
  'primary-limit': { status: 403, message: 'API rate limit exceeded for user ID 1.' },
  'too-many-requests': { status: 429, message: 'Too many requests', headers: { 'retry-after': '1' } },
  'bad-gateway': { status: 502, message: 'Server Error' },
  'not-found': { status: 404, message: 'Not Found' },
  forbidden: { status: 403, message: 'Resource not accessible by personal access token' },
  disabled: { status: 403, body: { message: 'Repository access blocked', block } },
  blocked: { status: 451, body: { message: 'Repository access blocked', block: { ...block, reason: 'dmca' } } },
  renamed: { status: 301, message: 'Moved Permanently' },
};

function isOfApi(fault: Fault): boolean {
  return fault === 'drop' || fault in refusalOf;
}

function count(counter: Record<string, number>, key: string): void {
  counter[key] = (counter[key] ?? 0) + 1;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}

function refuse(response: ServerResponse, { status, message, headers, body }: Refusal): void {
  const said = { message: message ?? 'Forbidden', documentation_url: 'https://docs.github.com/rest', status: `${status}` };
  send(response, status, body ?? said, headers);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const type = typeof body === 'string' ? 'application/vnd.github.sha' : 'application/json';
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
