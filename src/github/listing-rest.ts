import * as z from 'zod';
import type { ListedRepository } from '../model/organisation';
import { InputError } from '../source/source';
import { isRefusal } from './advice';
import type { OrganisationClient } from './client';
import { mostPages, nameSchema, parsed, unknownOwner } from './listed';
import type { Refusal } from './requests';

const text = z.string().max(1000);

// A server of one's own may be older and leave out what came later.
const repositoriesSchema = z
  .array(
    z.object({
      full_name: nameSchema,
      default_branch: text.nullish(),
      archived: z.boolean().default(false),
      fork: z.boolean().default(false),
      disabled: z.boolean().default(false),
      private: z.boolean().default(true),
      visibility: z.enum(['public', 'private', 'internal']).optional(),
      size: z.number().default(0),
      language: text.nullish(),
      topics: z.array(text).max(1000).default([]),
      pushed_at: text.nullish(),
    }),
  )
  .max(100);

const propertiesSchema = z
  .array(
    z.object({
      repository_full_name: nameSchema,
      properties: z
        .array(z.object({ property_name: text, value: z.union([z.string(), z.array(z.string())]).nullish() }))
        .max(1000),
    }),
  )
  .max(100);

/** Lists an organisation by REST, without commits. Throws a refusal; InputError where there is no such organisation; BudgetSpent. */
export async function listByRest(client: OrganisationClient, owner: string, before: Refusal): Promise<ListedRepository[]> {
  try {
    return (await allPages(client, 'GET /orgs/{org}/repos', owner, repositoriesSchema)).map(toListed);
  } catch (error) {
    if (!isRefusal(error) || error.status !== 404) throw error;
    throw (await whoIs(client, owner, before)) ?? error;
  }
}

/** The custom properties of an organisation's repositories, by name in lower case. Throws a refusal; BudgetSpent. */
export async function readProperties(client: OrganisationClient, owner: string): Promise<Map<string, Record<string, string>>> {
  const all = await allPages(client, 'GET /orgs/{org}/properties/values', owner, propertiesSchema);
  return new Map(
    all.map(({ repository_full_name, properties }) => {
      const told = properties.map(({ property_name, value }) => [property_name, [value ?? []].flat().join(', ')]);
      return [repository_full_name.toLowerCase(), Object.fromEntries(told.filter(([, value]) => value !== ''))];
    }),
  );
}

type Route = 'GET /orgs/{org}/repos' | 'GET /orgs/{org}/properties/values';

async function allPages<T>({ octokit }: OrganisationClient, route: Route, org: string, schema: z.ZodType<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { data, headers } = await octokit.request(route, { org, per_page: 100, page });
    all.push(...parsed(schema, data));
    // Its address is not followed, so that no answer sends the token elsewhere.
    if (!/;\s*rel="?next\b/.test(headers.link ?? '')) return all;
  }
  throw new InputError(`${org} has more than ${mostPages * 100} repositories: the list ends nowhere`);
}

/** Why there is no such organisation, where that can be told. */
async function whoIs({ octokit, baseUrl }: OrganisationClient, owner: string, before: Refusal): Promise<InputError | undefined> {
  try {
    const { data } = await octokit.request('GET /users/{username}', { username: owner });
    if (data.type === 'Organization') return undefined;
    return new InputError(
      `${owner} is a user, whose repositories are listed by GraphQL only, and that was refused: ${before.message}`,
    );
  } catch (error) {
    if (!isRefusal(error) || error.status !== 404) return undefined;
    return unknownOwner(baseUrl, owner);
  }
}

function toListed(one: z.infer<typeof repositoriesSchema>[number]): ListedRepository {
  return {
    name: one.full_name,
    branch: one.default_branch ?? null,
    commit: null,
    archived: one.archived,
    fork: one.fork,
    disabled: one.disabled,
    visibility: one.visibility ?? (one.private ? 'private' : 'public'),
    size: one.size,
    language: one.language ?? null,
    topics: one.topics,
    properties: {},
    pushedAt: one.pushed_at ?? null,
  };
}
