import type { FailureReason } from '../model/organisation';
import { InputError } from '../source/source';
import type { OrganisationClient } from './client';
import { orAborted } from './limits';
import type { Refusal } from './requests';

/** Why a repository could not be had, in a message for people. */
export class RepositoryError extends Error {
  override name = 'RepositoryError';
  constructor(
    readonly reason: FailureReason,
    message: string,
  ) {
    super(message);
  }
}

/** How long the body of an archive may stand still. */
const longestSilence = 60_000;

/**
 * The gzipped tarball of a repository (owner/name) at a commit or branch, as it comes in: one request of the API. `begin` gives
 * the signal that ends the download; it is asked when the API has answered, which it may do after a long wait for a limit. Throws RepositoryError, also while it is read; InputError where the token is accepted no longer; BudgetSpent; the signal's reason.
 */
export async function downloadArchive(
  client: OrganisationClient,
  name: string,
  ref: string,
  begin: () => AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const location = await ask(client, 'GET /repos/{owner}/{repo}/tarball/{ref}', { name, ref });
  if (!location.headers.location) throw new RepositoryError('failed', 'the API names no place to load the archive from');
  const signal = begin();
  try {
    // The address holds a token of its own where the repository is private: ours stays here, and it is never shown.
    const body = await client.download(new URL(location.headers.location, client.baseUrl).href, signal);
    return watched(body, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    if ((error as Refusal).status !== 404) throw failureOf(error as Refusal, 'the archive');
    // An empty repository has no archive either: the list of its commits tells them apart.
    await ask(client, 'GET /repos/{owner}/{repo}/commits/{ref}', { name, ref });
    throw new RepositoryError('not-found', `there is no archive of ${ref}`);
  }
}

/** The commit of a branch of a repository (owner/name), in one request. Throws as `downloadArchive` does. */
export async function commitOf(client: OrganisationClient, name: string, branch: string): Promise<string> {
  const where = { name, ref: `heads/${branch}` };
  const { data } = await ask(client, 'GET /repos/{owner}/{repo}/commits/{ref}', where, 'application/vnd.github.sha');
  if (typeof data === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(data)) return data;
  throw new RepositoryError('failed', `the API names no commit of ${branch}`);
}

type Route = 'GET /repos/{owner}/{repo}/tarball/{ref}' | 'GET /repos/{owner}/{repo}/commits/{ref}';

async function ask(
  { octokit }: OrganisationClient,
  route: Route,
  { name, ref }: { name: string; ref: string },
  accept = 'application/vnd.github+json',
): Promise<{ status: number; headers: Record<string, string | undefined>; data: unknown }> {
  const [owner = '', repo = ''] = name.split('/');
  // Followed, a redirect to another name would give the files of another repository.
  const request = { redirect: 'manual' as const };
  let answer: { status: number; headers: object; data: unknown };
  try {
    answer = await octokit.request(route, { owner, repo, ref, headers: { accept }, request });
  } catch (error) {
    throw failureOf(error as Refusal, name);
  }
  if ([301, 307, 308].includes(answer.status))
    throw new RepositoryError('moved', `${name} was renamed or moved to another owner; the next list has its new name`);
  return answer as { status: number; headers: Record<string, string | undefined>; data: unknown };
}

/** What a refusal means for the repository; what is not one is given as it is. */
function failureOf(error: Refusal, what: string): unknown {
  const { status, response, message } = error;
  if (status === undefined) return error;
  if (!response || status >= 500)
    return new RepositoryError('unreachable', `${what} cannot be reached, tried four times: ${message}`);
  if (status === 451) return new RepositoryError('blocked', `${what} is blocked for legal reasons: ${message}`);
  if (status === 409) return new RepositoryError('empty', `${what} has no commits`);
  if (status === 404 || status === 422 || status === 410)
    return new RepositoryError('not-found', `${what} is not there, or this token may not see it (status ${status})`);
  if (status === 403 && ((response.data as { block?: unknown } | undefined)?.block || /access blocked|disabled/i.test(message)))
    return new RepositoryError('disabled', `GitHub has disabled ${what}: ${message}`);
  if (status === 401)
    return new InputError(`the token is no longer accepted: ${message}. Run again with another one; what was done is kept.`);
  if (status === 403) return new RepositoryError('forbidden', `this token may not read ${what}: ${message}`);
  return new RepositoryError('failed', `${what} is refused with status ${status}: ${message}`);
}

/** The same stream, with an end to silence and with errors that say what happened. */
function watched(body: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      const message = `nothing came for ${longestSilence / 1000} seconds, after ${bytes} bytes`;
      timer = setTimeout(() => reject(new RepositoryError('timeout', message)), longestSilence);
    });
    try {
      const { done, value } = await orAborted(Promise.race([reader.read(), silence]), [signal]);
      if (done) return controller.close();
      bytes += value.length;
      controller.enqueue(value);
    } catch (error) {
      reader.cancel().catch(() => {});
      if (signal.aborted) throw signal.reason;
      if (error instanceof RepositoryError) throw error;
      const { cause, message } = error as Error;
      const why = (cause as Error | undefined)?.message ?? message;
      throw new RepositoryError('unreachable', `the connection broke off after ${bytes} bytes: ${why}`);
    } finally {
      clearTimeout(timer);
    }
  };
  return new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 });
}
