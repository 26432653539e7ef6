import { randomUUID } from 'node:crypto';
import { InputError } from '../source/source';
import { counting, type Meter, outermost, type Plugin, waiting } from './limits';
import { type Credentials, reach } from './reach';
import type { Octokit } from './requests';

export { BudgetSpent } from './limits';

/** The API as an organisation scan uses it: limits honoured, faults that pass retried, every request counted. */
export interface OrganisationClient {
  /** The address of the API, without a slash at its end. */
  readonly baseUrl: string;
  /** Requests that the API got, with all that were repeated. */
  readonly requests: number;
  /** Throws BudgetSpent where no request is left, and octokit's RequestError where GitHub refuses; no message holds a credential. */
  readonly octokit: Octokit;
  /** Asks an address outside the API, without credentials, and gives the body, which its caller has to end; throws octokit's RequestError. */
  download(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** What a client is made of. */
export interface ClientOptions {
  /** The address of the API; by default what GITHUB_API_URL says, else GitHub's own. */
  baseUrl?: string;
  credentials: Credentials;
  /** How many requests the API may get. */
  maxRequests?: number;
  /** Gets a line for each wait. */
  log: (line: string) => void;
  /** Ends every request and every wait. */
  signal?: AbortSignal;
}

const timeout = 30_000;
// An API that cannot be reached has to be told within 30 seconds.
const first = { answer: 25_000, attempt: 10_000 };
// What no second attempt changes; limits are left to the throttling plugin.
const retrying = { doNotRetry: [301, 302, 307, 308, 400, 401, 403, 404, 406, 409, 410, 422, 429, 451] };

/** Connects to the API; throws InputError where it cannot be reached within 30 seconds or does not accept the credentials. */
export async function connectOrganisation(options: ClientOptions): Promise<OrganisationClient> {
  const [{ GitHub, defaults }, { throttling }, { retry }] = await Promise.all([
    import('@actions/github/lib/utils'),
    import('@octokit/plugin-throttling'),
    import('@octokit/plugin-retry'),
  ]);
  const { credentials, log, maxRequests = Number.POSITIVE_INFINITY } = options;
  const baseUrl = (options.baseUrl ?? defaults.baseUrl ?? '').replace(/\/+$/, '');
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl))
    throw new InputError(`"${baseUrl}" is not the address of an API, such as https://api.github.com`);
  if (new URL(baseUrl).username || new URL(baseUrl).password)
    throw new InputError('the address of the API must hold no user and no password: the token is given apart from it');
  const signals = options.signal ? [options.signal] : [];
  // Its timer keeps it: an AbortSignal.timeout that nothing else holds can be collected before it fires.
  const opening = new AbortController();
  const timer = setTimeout(() => opening.abort(new DOMException('no answer within 25 seconds', 'TimeoutError')), first.answer);
  const meter: Meter = { requests: 0, resume: 0, timeout: first.attempt, signals: [...signals, opening.signal] };
  const redact = (text: string) => secretsOf(credentials).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const told = (text: string) => log(redact(text));
  const shared = { baseUrl, retry: retrying, log: { debug() {}, info() {}, warn: told, error: told } };
  // The plugins are typed for another release of octokit's types.
  const [throttled, retried] = [throttling, retry] as unknown as Plugin[];
  // Who asks to wait has answered.
  const waits = (line: string) => {
    clearTimeout(timer);
    log(line);
  };
  const client = (metered: Meter, most: number, auth = {}): Octokit => {
    const Client = GitHub.plugin(counting(metered, most), throttled!, retried!, outermost(metered, redact));
    // By its id the plugin tells clients apart, whose queues would else be one.
    return new Client({ ...shared, throttle: { id: randomUUID(), ...waiting(metered, waits) }, ...auth });
  };
  const reached = reach((auth) => client(meter, maxRequests, auth), { baseUrl, credentials, meter });
  const octokit = await reached.finally(() => clearTimeout(timer));
  Object.assign(meter, { timeout, signals });
  const downloads = client({ requests: 0, resume: 0, timeout, signals }, Number.POSITIVE_INFINITY);
  const { fetch } = downloads.request.endpoint.DEFAULTS.request as { fetch: typeof globalThis.fetch };
  return {
    baseUrl,
    octokit,
    get requests() {
      return meter.requests;
    },
    async download(url, signal) {
      // Octokit would fill in what stands in braces.
      const address = new URL(url).href.replaceAll('{', '%7B').replaceAll('}', '%7D');
      const request = { parseSuccessResponseBody: false, signal, fetch: holding(fetch) };
      return (await downloads.request(`GET ${address}`, { request })).data as ReadableStream<Uint8Array>;
    },
  };
}

// Octokit hands on the body alone, by way of a queue. A response that nothing holds is collected, and that ends its body as if it
// were whole: so the body holds it.
const responses = new WeakMap<ReadableStream, Response>();

function holding(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (...asked) => {
    const response = await fetch(...asked);
    if (response.body) responses.set(response.body, response);
    return response;
  };
}

function secretsOf(credentials: Credentials): string[] {
  const secrets = 'token' in credentials ? [credentials.token.trim()] : [credentials.privateKey];
  return secrets.filter((secret) => secret !== '');
}
