import * as z from 'zod';
import type { ListedRepository } from '../model/organisation';
import { InputError } from '../source/source';
import { GraphqlRefusal } from './advice';
import type { OrganisationClient } from './client';
import { type Listing, mostPages, nameSchema, parsed, unknownOwner } from './listed';

const query = `query ($owner: String!, $after: String) {
  repositoryOwner(login: $owner) {
    login
    repositories(first: 100, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner
        defaultBranchRef { name target { oid } }
        isArchived
        isFork
        isDisabled
        visibility
        diskUsage
        pushedAt
        primaryLanguage { name }
        repositoryTopics(first: 20) { nodes { topic { name } } }
      }
    }
  }
}`;

const text = z.string().max(1000);

const nodeSchema = z.object({
  nameWithOwner: nameSchema,
  defaultBranchRef: z
    .object({ name: text, target: z.object({ oid: z.string().regex(/^[0-9a-f]{40,64}$/) }).nullable() })
    .nullable(),
  isArchived: z.boolean(),
  isFork: z.boolean(),
  isDisabled: z.boolean(),
  visibility: z.enum(['PUBLIC', 'PRIVATE', 'INTERNAL']),
  diskUsage: z.number().nullable(),
  pushedAt: text.nullable(),
  primaryLanguage: z.object({ name: text }).nullable(),
  repositoryTopics: z.object({
    nodes: z
      .array(z.object({ topic: z.object({ name: text }) }).nullable())
      .max(100)
      .nullable(),
  }),
});

const errorSchema = z.object({
  message: z.string(),
  type: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
});

const answerSchema = z.object({
  data: z
    .object({
      repositoryOwner: z
        .object({
          repositories: z.object({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(nodeSchema.nullable()).max(100),
          }),
        })
        .nullable(),
    })
    .nullish(),
  errors: z.array(errorSchema).max(1000).optional(),
});

/** Lists by GraphQL. Throws a refusal (see `isRefusal`); InputError where there is no such owner; BudgetSpent. */
export async function listByGraphql(client: OrganisationClient, owner: string): Promise<Listing> {
  const repositories: ListedRepository[] = [];
  const notes = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const list: Page = await pageAfter(client, owner, after);
    for (const note of list.notes) notes.add(note);
    repositories.push(...list.nodes.map(toListed));
    if (list.next === null) return { repositories, notes: [...notes] };
    after = list.next;
  }
  throw new InputError(`${owner} has more than ${mostPages * 100} repositories: the list ends nowhere`);
}

interface Page {
  nodes: z.infer<typeof nodeSchema>[];
  next: string | null;
  notes: string[];
}

async function pageAfter({ octokit, baseUrl }: OrganisationClient, owner: string, after: string | null): Promise<Page> {
  const url = /\/api\/v3$/.test(baseUrl) ? baseUrl.replace(/v3$/, 'graphql') : `${baseUrl}/graphql`;
  const { data, headers } = await octokit.request(`POST ${url}`, { query, variables: { owner, after } });
  const { data: told, errors = [] } = parsed(answerSchema, data);
  const isMissing = errors.some(({ type, path }) => type === 'NOT_FOUND' && path?.length === 1);
  if (isMissing || (errors.length === 0 && told && !told.repositoryOwner)) throw unknownOwner(baseUrl, owner);
  const list = told?.repositoryOwner?.repositories;
  // What is refused of a whole repository leaves a hole in the list; any other error says that the list cannot be trusted.
  if (!list || errors.some(({ path }) => list.nodes[Number(path?.[3])] !== null)) {
    const messages = [...new Set(errors.map(({ message }) => message))].slice(0, 3);
    throw new GraphqlRefusal(messages.join('; ') || 'it gives no list', { headers });
  }
  const nodes = list.nodes.filter((node) => node !== null);
  const notes: string[] = [];
  if (nodes.length < list.nodes.length) {
    const why = errors[0]?.message ?? 'it does not say why';
    notes.push(`GitHub holds back repositories of ${owner} that this token may not see: ${why}`);
  }
  const scopes = `${headers['x-oauth-scopes'] ?? ''}`;
  if (scopes !== '' && !scopes.split(/, ?/).includes('repo'))
    notes.push(`The token has the scopes ${scopes}: without \`repo\` it sees public repositories only.`);
  return { nodes, next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null, notes };
}

function toListed(node: z.infer<typeof nodeSchema>): ListedRepository {
  return {
    name: node.nameWithOwner,
    branch: node.defaultBranchRef?.name ?? null,
    commit: node.defaultBranchRef?.target?.oid ?? null,
    archived: node.isArchived,
    fork: node.isFork,
    disabled: node.isDisabled,
    visibility: node.visibility.toLowerCase() as ListedRepository['visibility'],
    size: node.diskUsage ?? 0,
    language: node.primaryLanguage?.name ?? null,
    topics: node.repositoryTopics.nodes?.flatMap((each) => each?.topic.name ?? []) ?? [],
    properties: {},
    pushedAt: node.pushedAt,
  };
}
