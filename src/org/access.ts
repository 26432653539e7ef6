import { connectOrganisation, type OrganisationClient } from '../github/client';
import type { Credentials } from '../github/reach';
import { InputError } from '../source/source';
import type { AccessOptions } from './options';

/** Connects to the API as the options and the environment say; throws InputError for what is missing there. */
export function connect(organisation: string, options: AccessOptions, log: (line: string) => void): Promise<OrganisationClient> {
  return connectOrganisation({
    baseUrl: process.env.GITHUB_API_URL || 'https://api.github.com',
    credentials: credentialsOf(organisation, options),
    ...(options.maxRequests !== undefined && { maxRequests: options.maxRequests }),
    log,
  });
}

function credentialsOf(owner: string, { tokenEnv, appId, appKeyEnv }: AccessOptions): Credentials {
  const secret = (name: string) => {
    const value = process.env[name];
    if (value) return value;
    throw new InputError(`The environment variable ${name} is empty: put ${appId ? "the App's private key" : 'a token'} there.`);
  };
  if (appId === undefined) return { token: secret(tokenEnv) };
  if (appKeyEnv === undefined) throw new InputError('--app-id needs --app-key-env, the variable that has the private key.');
  return { appId, privateKey: secret(appKeyEnv), owner };
}
