import { setTimeout } from 'node:timers/promises';
import type { Octokit } from './requests';

/** This run may or can ask no more: what was done is kept, and a later run goes on from there. */
export class BudgetSpent extends Error {
  override name = 'BudgetSpent';
}

/** What counts and holds back the requests of one client. */
export interface Meter {
  /** Requests that the API got, with all that were repeated. */
  requests: number;
  /** Until this has passed nothing is asked, epoch milliseconds. */
  resume: number;
  /** How long one answer may take, in milliseconds. */
  timeout: number;
  /** Ends the requests; changes once the API has answered. */
  signal: AbortSignal;
}

/** A plugin of octokit. */
export type Plugin = (octokit: Pick<Octokit, 'hook'>, options: object) => Record<string, unknown>;

// A primary limit is reset within the hour; who asks for more has another clock.
const longestWait = 75 * 60;
const mostWaits = 5;

/**
 * A plugin that has to stand next to the network, first in the list, so that it sees each request: those that other
 * plugins repeat, and those for an App's tokens. Throws BudgetSpent before the request that would be one too many.
 */
export function counting(meter: Meter, maxRequests: number): Plugin {
  return ({ hook }) => {
    hook.wrap('request', async (request, parameters) => {
      const given = parameters.request.signal as AbortSignal | undefined;
      const signal = either(given, meter.signal);
      // GitHub may ban who goes on asking while a limit holds: when one request has to wait, all do.
      while (meter.resume > Date.now()) await setTimeout(meter.resume - Date.now(), undefined, { signal });
      signal.throwIfAborted();
      if (meter.requests >= maxRequests) throw new BudgetSpent(`the ${maxRequests} requests that this run may make are spent`);
      meter.requests += 1;
      const late = new AbortController();
      const message = `no answer within ${meter.timeout / 1000} seconds`;
      const timer = globalThis.setTimeout(() => late.abort(new Error(message)), meter.timeout);
      // Of this request only: what octokit shares between requests must not hold a signal.
      parameters.request = { ...parameters.request, signal: either(signal, late.signal) };
      try {
        return await request(parameters);
      } catch (error) {
        throw toldPlainly(error);
      } finally {
        clearTimeout(timer);
        parameters.request.signal = given as AbortSignal;
      }
    });
    return {};
  };
}

/** A plugin that has to stand last: ends a request with its signal, also while it waits, and leaves no secret in what is thrown. */
export function outermost(meter: Meter, redact: (text: string) => string): Plugin {
  return ({ hook }) => {
    hook.wrap('request', async (request, parameters) => {
      parameters.request = { ...parameters.request };
      const signal = either(parameters.request.signal as AbortSignal | undefined, meter.signal);
      try {
        return await orAborted(Promise.resolve(request(parameters)), signal);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const message = redact(error.message);
        if (message !== error.message) Object.defineProperty(error, 'message', { value: message });
        if (isLimit(error)) throw new BudgetSpent(`the API goes on refusing: ${error.message}`);
        throw error;
      }
    });
    return {};
  };
}

/** What the throttling plugin asks of us: whether to wait. All other requests then wait too, and the log gets a line. */
export function waiting(meter: Meter, log: (line: string) => void) {
  const wait = (kind: string) => (seconds: number, _options: object, _octokit: object, waits: number) => {
    if (waits >= mostWaits || seconds > longestWait) return false;
    const until = Date.now() + seconds * 1000;
    if (until > meter.resume + 1000)
      log(`The API asks to wait ${seconds} seconds, until ${new Date(until).toISOString()}: its ${kind} rate limit is reached.`);
    meter.resume = Math.max(meter.resume, until);
    return true;
  };
  return { onRateLimit: wait('primary'), onSecondaryRateLimit: wait('secondary') };
}

/** Gives what a promise gives, or throws the signal's reason as soon as it is aborted. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** A signal that is aborted with the first of two. */
export function either(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return AbortSignal.any(one ? [one, other] : [other]);
}

interface Refusal {
  status?: number;
  message: string;
  response?: { headers: Record<string, string | undefined> };
}

// The throttling plugin knows a secondary limit by these words, which GitHub does not always use.
const words = /\bsecondary rate\b/i;

function toldPlainly(error: unknown): unknown {
  const { status, message, response } = error as Refusal;
  const headers = response?.headers ?? {};
  const limited = (status === 403 && headers['retry-after']) || (status === 429 && headers['x-ratelimit-remaining'] !== '0');
  if (limited && !words.test(message)) (error as Refusal).message = `secondary rate limit: ${message}`;
  return error;
}

function isLimit({ status, message, response }: Refusal): boolean {
  if (message === 'GraphQL Rate Limit Exceeded') return true;
  return (status === 403 || status === 429) && (words.test(message) || response?.headers['x-ratelimit-remaining'] === '0');
}
