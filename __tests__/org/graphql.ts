import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, graphql, parse, validate } from 'graphql';
import { commitOfGenerated, type GeneratedRepository } from './generated';

let schema: GraphQLSchema | undefined;

/** Who owns the repositories, and what they are. */
export interface Owned {
  owner: string;
  kind: 'Organization' | 'User';
  repositories: readonly GeneratedRepository[];
}

/** Answers a query as GitHub does: validated against its schema, with the fields that were asked for. Also gives what the schema forbids. */
export async function answerQuery(
  owned: Owned,
  { query, variables }: { query?: string; variables?: Record<string, unknown> },
): Promise<{ answer: object; faults: string[] }> {
  schema ??= buildSchema(readFileSync('node_modules/@octokit/graphql-schema/schema.graphql', 'utf8'), { assumeValid: true });
  const faults = validate(schema, parse(query ?? '')).map(({ message }) => message);
  if (faults.length > 0) return { answer: { errors: faults.map((message) => ({ message })) }, faults };
  const answer = await graphql({ schema, source: query!, rootValue: rootOf(owned), variableValues: variables ?? null });
  return { answer, faults: (answer.errors ?? []).map(({ message }) => message) };
}

function rootOf({ owner, kind, repositories }: Owned) {
  const connection = ({ first, after }: { first?: number; after?: string | null }) => {
    if (first === undefined || first > 100) throw new Error('first has to be given, and be 100 at most');
    const start = after ? Number(Buffer.from(after, 'base64').toString().replace('cursor:', '')) : 0;
    const end = Math.min(start + first, repositories.length);
    const endCursor = Buffer.from(`cursor:${end}`).toString('base64');
    return {
      totalCount: repositories.length,
      pageInfo: { hasNextPage: end < repositories.length, hasPreviousPage: start > 0, endCursor },
      nodes: repositories.slice(start, end).map((each) => toNode(owner, each)),
    };
  };
  const found = { __typename: kind, login: owner, repositories: connection };
  return {
    repositoryOwner: ({ login }: { login: string }) => (login.toLowerCase() === owner.toLowerCase() ? found : null),
    rateLimit: { cost: 1, limit: 5000, remaining: 4999, used: 1, nodeCount: 100, resetAt: '2026-01-01T00:00:00Z' },
  };
}

function toNode(owner: string, repository: GeneratedRepository) {
  const { name, branch = 'main', empty = false, visibility = 'public', language = null, topics = [] } = repository;
  return {
    name,
    nameWithOwner: `${owner}/${name}`,
    defaultBranchRef: empty ? null : { name: branch, target: { __typename: 'Commit', oid: commitOfGenerated(repository) } },
    isEmpty: empty,
    isArchived: repository.archived ?? false,
    isFork: repository.fork ?? false,
    isDisabled: repository.disabled ?? false,
    isPrivate: visibility !== 'public',
    visibility: visibility.toUpperCase(),
    diskUsage: repository.size ?? 1,
    pushedAt: pushedAt(repository),
    primaryLanguage: language && { name: language },
    repositoryTopics: { nodes: topics.map((topic) => ({ topic: { name: topic } })) },
  };
}

/** When a repository was pushed to: where nothing else is said, once, unless it is empty. */
export function pushedAt({ pushedAt: given, empty }: GeneratedRepository): string | null {
  return given === undefined ? (empty ? null : '2026-01-01T00:00:00Z') : given;
}
