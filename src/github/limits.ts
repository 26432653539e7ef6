import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Octokit, Refusal } from './requests';

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
  /** End the requests; others than at first once the API has answered. */
  signals: readonly AbortSignal[];
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
      return withSignal([given, ...meter.signals], async (signal, abort) => {
        // GitHub may ban who goes on asking while a limit holds: when one request has to wait, all do.
        while (meter.resume > Date.now()) await setTimeout(meter.resume - Date.now(), undefined, { signal });
        signal.throwIfAborted();
        if (meter.requests >= maxRequests) throw new BudgetSpent(`the ${maxRequests} requests that this run may make are spent`);
        meter.requests += 1;
        const message = `no answer within ${meter.timeout / 1000} seconds`;
        const timer = globalThis.setTimeout(() => abort(new Error(message)), meter.timeout);
        // Of this request only: what octokit shares between requests must not hold a signal.
        parameters.request = { ...parameters.request, signal };
        try {
          return await request(parameters);
        } catch (error) {
          throw toldPlainly(error);
        } finally {
          clearTimeout(timer);
          parameters.request.signal = given as AbortSignal;
        }
      });
    });
    return {};
  };
}

/** A plugin that has to stand last: ends a request with its signal, also while it waits, and leaves no secret in what is thrown. */
export function outermost(meter: Meter, redact: (text: string) => string): Plugin {
  return ({ hook }) => {
    hook.wrap('request', async (request, parameters) => {
      parameters.request = { ...parameters.request };
      const signals = [parameters.request.signal as AbortSignal | undefined, ...meter.signals];
      try {
        return await orAborted(Promise.resolve(request(parameters)), signals);
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

/** Gives what a promise gives, or throws the reason of the first signal that is aborted before. */
export function orAborted<T>(work: Promise<T>, signals: Signals): Promise<T> {
  return withSignal(signals, (signal) => {
    const aborted = new Promise<never>((_, reject) => {
      const stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
    return Promise.race([work, aborted]);
  });
}

type Signals = readonly (AbortSignal | undefined)[];

/**
 * Works under a signal that is aborted with the first of several, and leaves nothing with them: those of AbortSignal.any
 * stay with a signal as long as it lives, which for a run of many thousand requests is too much.
 */
async function withSignal<T>(
  signals: Signals,
  work: (signal: AbortSignal, abort: (reason: unknown) => void) => Promise<T>,
): Promise<T> {
  const one = new AbortController();
  const abort = (event: Event) => one.abort((event.target as AbortSignal).reason);
  for (const signal of signals) {
    if (!signal) continue;
    // Each request that is under way listens.
    setMaxListeners(0, signal);
    if (signal.aborted) one.abort(signal.reason);
    else signal.addEventListener('abort', abort);
  }
  try {
    return await work(one.signal, (reason) => one.abort(reason));
  } finally {
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  }
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
