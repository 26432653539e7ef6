import type { ListedRepository } from '../model/organisation';
import { InputError } from '../source/source';
import { adviceOn, isRefusal } from './advice';
import type { OrganisationClient } from './client';
import type { Listing } from './listed';
import { listByGraphql } from './listing-graphql';
import { listByRest, readProperties } from './listing-rest';
import { passes } from './requests';

/**
 * Lists, sorted by name, the repositories of an organisation or a user: by GraphQL, 100 a request, or by REST where GraphQL is refused.
 * Throws InputError with what to do where the owner does not exist or the token may not list; BudgetSpent.
 */
export async function listRepositories(
  client: OrganisationClient,
  owner: string,
  wanted: { properties: boolean },
): Promise<Listing> {
  if (!/^[\w.-]{1,100}$/.test(owner)) throw new InputError(`"${owner}" is not the name of an organisation or a user`);
  const listing = await whole(owner, async () => {
    const listed = await listEither(client, owner);
    if (wanted.properties) await addProperties(client, owner, listed.repositories);
    return listed;
  });
  listing.repositories.sort((a, b) => (a.name < b.name ? -1 : 1));
  return listing;
}

/** A list that breaks off for a fault of the server or the network is of no use, and nothing to debug. */
async function whole<T>(owner: string, list: () => Promise<T>): Promise<T> {
  try {
    return await list();
  } catch (error) {
    if (!passes(error)) throw error;
    throw new InputError(
      `the list of ${owner}'s repositories broke off: ${(error as Error).message}. Run the same command again later.`,
    );
  }
}

async function listEither(client: OrganisationClient, owner: string): Promise<Listing> {
  try {
    return await listByGraphql(client, owner);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    const repositories = await listByRest(client, owner, refusal).catch((error) => {
      throw isRefusal(error) ? new InputError(adviceOn([error, refusal], owner, 'list')) : error;
    });
    const note = `GraphQL was refused (${refusal.message}): the list is from REST, which names no commits, so an unchanged repository costs one request.`;
    return { repositories, notes: [note] };
  }
}

async function addProperties(client: OrganisationClient, owner: string, repositories: ListedRepository[]): Promise<void> {
  const properties = await readProperties(client, owner).catch((error) => {
    throw isRefusal(error) ? new InputError(adviceOn([error], owner, 'properties')) : error;
  });
  for (const repository of repositories) repository.properties = properties.get(repository.name.toLowerCase()) ?? {};
}
