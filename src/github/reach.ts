import { createPrivateKey } from 'node:crypto';
import { InputError } from '../source/source';
import { type Meter, orAborted } from './limits';
import type { Octokit, Refusal } from './requests';

/** What the API is asked with: a token of any kind, or a GitHub App and the owner it is installed for. */
export type Credentials = { token: string } | { appId: string; privateKey: string; owner: string };

interface Place {
  baseUrl: string;
  credentials: Credentials;
  meter: Meter;
}

type MakeClient = (auth: { auth: unknown; authStrategy?: unknown }) => Octokit;

/** Makes a client that the API has answered once; throws InputError with what to do where it does not, or not these credentials. */
export async function reach(make: MakeClient, place: Place): Promise<Octokit> {
  const { credentials } = place;
  const octokit = 'token' in credentials ? withToken(make, credentials) : await asInstallation(make, credentials, place);
  await asked(place, async () => {
    try {
      // Costs nothing of the limit, and needs no permission.
      await octokit.request('GET /rate_limit');
    } catch (error) {
      // So answers a server that has its limits switched off.
      if ((error as Refusal).status !== 404 || !/rate limit/i.test((error as Refusal).message)) throw error;
    }
  });
  return octokit;
}

function withToken(make: MakeClient, { token }: { token: string }): Octokit {
  if (token.trim() === '') throw new InputError('the token is empty: give one that may read the repositories');
  return make({ auth: token.trim() });
}

/** Tokens of an installation last an hour; octokit renews them. */
async function asInstallation(
  make: MakeClient,
  { appId, privateKey, owner }: Exclude<Credentials, { token: string }>,
  place: Place,
): Promise<Octokit> {
  const { createAppAuth } = await import('@octokit/auth-app');
  requireKey(privateKey);
  const app = make({ authStrategy: createAppAuth, auth: { appId, privateKey } });
  const { data } = await asked(place, async () => {
    try {
      return await app.request('GET /orgs/{org}/installation', { org: owner });
    } catch (error) {
      if ((error as Refusal).status !== 404) throw error;
      return app.request('GET /users/{username}/installation', { username: owner });
    }
  });
  return make({ authStrategy: createAppAuth, auth: { appId, privateKey, installationId: data.id } });
}

// What the key's reader says is not for people, and could repeat the key.
function requireKey(privateKey: string): void {
  try {
    // In variables of the environment line ends are often written out.
    createPrivateKey(privateKey.replaceAll('\\n', '\n'));
  } catch {
    throw new InputError("the App's private key cannot be read: give the whole PEM file, from its BEGIN line to its END line");
  }
}

/** Asks; what was wrong with the address or the credentials becomes an InputError. */
async function asked<T>(place: Place, ask: () => Promise<T>): Promise<T> {
  try {
    return await orAborted(ask(), place.meter.signals);
  } catch (error) {
    const advice = whyUnreached(error as Refusal, place);
    throw advice ? new InputError(advice) : error;
  }
}

/** Why the API cannot be used from here, and what to do; undefined for what is no fault of address or credentials. */
function whyUnreached({ name, message, status, response }: Refusal, { baseUrl, credentials }: Place): string | undefined {
  if (name === 'TimeoutError' || (status && !response))
    return `${baseUrl} cannot be reached: ${name === 'TimeoutError' ? 'no answer within 25 seconds' : message}. Check the address of the API (GITHUB_API_URL), the network and the proxy (HTTPS_PROXY), then run again.`;
  if (!response) return undefined;
  if (Number(response.status) >= 500)
    return `${baseUrl} answers with status ${response.status}: ${message}. See whether GitHub has a disturbance, and run again later.`;
  if ((response.data as { message?: unknown } | undefined)?.message === undefined)
    return `${baseUrl} is not the API of a GitHub server: it answers with status ${response.status}. The address is https://api.github.com, or https://HOST/api/v3 for a server of your own.`;
  if ('token' in credentials) {
    if (status !== 401) return `${baseUrl} refuses the token: ${message}.`;
    return `${baseUrl} does not accept the token: ${message}. See that it is whole, not expired and not revoked, and made on this server.`;
  }
  if (status === 404)
    return `The App ${credentials.appId} is not installed for ${credentials.owner}. Install it there with read access to Metadata and Contents, for all repositories that are to be scanned.`;
  return `${baseUrl} does not accept the App ${credentials.appId}: ${message}. See that the id and the private key belong together, that the key was not deleted, and that the clock of this machine is right.`;
}
