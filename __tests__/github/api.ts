import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Ajv } from 'ajv';
import description from './openapi-subset.json';

type Json = Record<string, unknown>;

/** A request as the API got it; `operation` is "post /repos/{owner}/{repo}/check-runs". */
export interface ApiRequest {
  operation: string;
  path: string;
  token: string;
  body: Json;
}

/** A check run as GitHub keeps it: with all the annotations that were appended. */
export interface StoredCheckRun {
  id: number;
  name: string;
  head_sha: string;
  status: string;
  conclusion: string | null;
  output: { title: string | null; summary: string | null; annotations: Json[] };
}

/** How requests are refused: with a status, or by dropping the connection. */
export type Refusal = 401 | 403 | 404 | 422 | 429 | 500 | 502 | 503 | 'drop';

/** A GitHub API on the loopback interface. `faults` has each request or response that GitHub's description does not allow. */
export interface Api {
  url: string;
  requests: ApiRequest[];
  checkRuns: StoredCheckRun[];
  faults: string[];
  /** Refuses an operation from now on, or so many times. */
  refuse(operation: string, refusal: Refusal, times?: number): void;
  close(): Promise<void>;
}

export const createCheckRun = 'post /repos/{owner}/{repo}/check-runs';
export const updateCheckRun = 'patch /repos/{owner}/{repo}/check-runs/{check_run_id}';

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

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(withoutNullable(description) as Json, 'github');
const operations = Object.entries(description.paths).flatMap(([template, methods]) =>
  Object.keys(methods).map((method) => ({
    name: `${method} ${template}`,
    method,
    pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`),
  })),
);

/** Starts the API; without a token in a request it answers 401. */
export async function startApi(): Promise<Api> {
  const refusals = new Map<string, { refusal: Refusal; times: number }>();
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    if (!call) return send(response, 404, { message: 'no such operation in this API' });
    api.requests.push(call.request);
    const refused = refusals.get(call.request.operation);
    if (refused && refused.times-- > 0) {
      if (refused.refusal === 'drop') return void request.socket.destroy();
      return refuse(response, refused.refusal);
    }
    if (!call.request.token) return refuse(response, 401);
    const wrong = requestFaults(call.request);
    api.faults.push(...wrong.map((fault) => `${call.request.operation}: ${fault}`));
    if (wrong.length > 0) return refuse(response, 422);
    const answer = handlers[call.request.operation]?.(api, call.request, call.parameters);
    if (!answer) return refuse(response, 404);
    const schema = `responses/${answer.status}/content/application~1json/schema`;
    api.faults.push(...schemaFaults(call.request.operation, schema, answer.body).map((fault) => `answer: ${fault}`));
    send(response, answer.status, answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api: Api = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    checkRuns: [],
    faults: [],
    refuse: (operation, refusal, times = Number.POSITIVE_INFINITY) => void refusals.set(operation, { refusal, times }),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
  return api;
}

type Handler = (api: Api, request: ApiRequest, parameters: string[]) => { status: number; body: Json } | undefined;

const handlers: Record<string, Handler> = {
  [createCheckRun](api, { body }) {
    const { name, head_sha, status = 'queued' } = body as { name: string; head_sha: string; status?: string };
    const output = { title: null, summary: null, annotations: [] };
    const run: StoredCheckRun = { id: api.checkRuns.length + 1, name, head_sha, status, conclusion: null, output };
    api.checkRuns.push(run);
    change(run, body);
    return { status: 201, body: toCheckRun(api, run) };
  },
  [updateCheckRun](api, { body }, [, , id]) {
    const run = api.checkRuns.find((each) => String(each.id) === id);
    if (!run) return undefined;
    change(run, body);
    return { status: 200, body: toCheckRun(api, run) };
  },
};

// Annotations are appended, the rest of the output is replaced.
function change(run: StoredCheckRun, body: Json): void {
  const { status, conclusion, output } = body as Partial<StoredCheckRun>;
  run.status = conclusion ? 'completed' : (status ?? run.status);
  run.conclusion = conclusion ?? run.conclusion;
  if (output) run.output = { ...run.output, ...output, annotations: [...run.output.annotations, ...(output.annotations ?? [])] };
}

function toCheckRun({ url }: Api, run: StoredCheckRun): Json {
  const { annotations, ...output } = run.output;
  const self = `${url}/repos/contoso/chat/check-runs/${run.id}`;
  return {
    ...run,
    node_id: `CR_${run.id}`,
    external_id: '',
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

/** What GitHub's description and, beyond it, its documentation do not allow. */
function requestFaults({ operation, body }: ApiRequest): string[] {
  const faults = schemaFaults(operation, 'requestBody/content/application~1json/schema', body);
  if (body.status === 'completed' && !body.conclusion) faults.push('completed without a conclusion');
  const annotations = ((body.output as Json | undefined)?.annotations ?? []) as Json[];
  for (const annotation of annotations) {
    const { start_line, end_line } = annotation as { start_line: number; end_line: number };
    if (start_line < 1 || end_line < start_line) faults.push(`annotation of lines ${start_line} to ${end_line}`);
    if (String(annotation.title ?? '').length > 255) faults.push('annotation title over 255 characters');
    if (Buffer.byteLength(String(annotation.message)) > 64 * 1024) faults.push('annotation message over 64 KB');
  }
  return faults;
}

function schemaFaults(operation: string, place: string, value: unknown): string[] {
  const [method, template = ''] = operation.split(' ');
  const validate = ajv.getSchema(`github#/paths/${encodeURIComponent(template.replaceAll('/', '~1'))}/${method}/${place}`);
  if (!validate) return [`no schema for ${operation} ${place}`];
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

// OpenAPI 3.0 says `nullable` where JSON Schema has a type.
function withoutNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNullable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Json;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withoutNullable(value)]));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}

async function readCall(request: IncomingMessage): Promise<{ request: ApiRequest; parameters: string[] } | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const found = operations.find(({ method, pattern }) => method === request.method?.toLowerCase() && pattern.test(path));
  if (!found) return undefined;
  const token = (request.headers.authorization ?? '').replace(/^(token|bearer) /i, '');
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Json;
  return { request: { operation: found.name, path, token, body }, parameters: found.pattern.exec(path)?.slice(1) ?? [] };
}

function refuse(response: ServerResponse, status: Exclude<Refusal, 'drop'>): void {
  send(response, status, { message: messages[status], documentation_url: 'https://docs.github.com/rest', status: `${status}` });
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
