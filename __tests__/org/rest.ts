import { leastAnswer } from '../github/openapi';
import { commitOfGenerated, type GeneratedRepository, isRefOf } from './generated';
import { type Owned, pushedAt } from './graphql';
import { issueHandlers, type StoredIssue } from './issues';

type Json = Record<string, unknown>;

/** A request of the REST API, understood. */
export interface Asked extends Owned {
  url: string;
  /** The repository that the path names, where there is one. */
  repository: GeneratedRepository | undefined;
  operation: string;
  parameters: string[];
  query: URLSearchParams;
  body: Json;
  accept: string;
  issues: StoredIssue[];
  /** Asked by an App for itself. */
  byApp: boolean;
  /** Accepts a token from now on. */
  issue: (token: string) => void;
}

/** A text is sent as it is. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** What the API answers; undefined where it is not found. */
export function answerRest(asked: Asked): Answer | undefined {
  return handlers[asked.operation]?.(asked);
}

const handlers: Record<string, (asked: Asked) => Answer | undefined> = {
  ...issueHandlers,
  'get /rate_limit'({ operation }) {
    return { status: 200, body: leastAnswer(operation, 200) };
  },
  'get /orgs/{org}/repos'(asked) {
    if (!isOwner(asked) || asked.kind === 'User') return undefined;
    return page(asked, (each) => toRepository(asked, each));
  },
  'get /orgs/{org}/properties/values'(asked) {
    if (!isOwner(asked) || asked.kind === 'User') return undefined;
    return page(asked, ({ name, properties = {} }) => ({
      repository_id: 1,
      repository_name: name,
      repository_full_name: `${asked.owner}/${name}`,
      properties: Object.entries(properties).map(([property_name, value]) => ({ property_name, value })),
    }));
  },
  'get /users/{username}'(asked) {
    const { operation, owner, kind } = asked;
    return isOwner(asked) ? { status: 200, body: { ...leastAnswer(operation, 200), login: owner, type: kind } } : undefined;
  },
  'get /repos/{owner}/{repo}/commits/{ref}'(asked) {
    const { repository, accept, operation, parameters, url } = asked;
    if (!repository || !isOwner(asked) || repository.fault === 'not-found') return undefined;
    if (repository.empty) return { status: 409, body: { message: 'Git Repository is empty.' } };
    const sha = commitOfGenerated(repository);
    if (!isRefOf(repository, parameters[2]!))
      return { status: 422, body: { message: `No commit found for SHA: ${parameters[2]}` } };
    if (accept.includes('vnd.github.sha')) return { status: 200, body: sha };
    return { status: 200, body: { ...leastAnswer(operation, 200), sha, url } };
  },
  'get /orgs/{org}/installation'(asked) {
    if (!asked.byApp || !isOwner(asked) || asked.kind === 'User') return undefined;
    return { status: 200, body: { ...leastAnswer(asked.operation, 200), id: 7 } };
  },
  'post /app/installations/{installation_id}/access_tokens'({ byApp, issue, parameters }) {
    if (!byApp || parameters[0] !== '7') return undefined;
    const token = `installation-${Math.random().toString(36).slice(2)}`;
    issue(token);
    return { status: 201, body: { token, expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: {} } };
  },
};

function isOwner({ parameters, owner }: Asked): boolean {
  return parameters[0]?.toLowerCase() === owner.toLowerCase();
}

function page({ repositories, query, url, operation, owner }: Asked, toItem: (each: GeneratedRepository) => unknown): Answer {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  const body = repositories.slice((number - 1) * size, number * size).map(toItem);
  if (repositories.length <= number * size) return { status: 200, body };
  const next = new URLSearchParams(query);
  next.set('page', `${number + 1}`);
  const path = operation.replace('get ', '').replace('{org}', owner);
  return { status: 200, body, headers: { link: `<${url}${path}?${next}>; rel="next"` } };
}

let blank: Json | undefined;

function toRepository({ url, owner }: Asked, repository: GeneratedRepository): Json {
  blank ??= leastAnswer('get /orgs/{org}/repos', 200);
  const { name, branch = 'main', visibility = 'public', archived = false, fork = false, disabled = false } = repository;
  return {
    ...blank,
    name,
    full_name: `${owner}/${name}`,
    url: `${url}/repos/${owner}/${name}`,
    default_branch: branch,
    visibility,
    private: visibility !== 'public',
    archived,
    fork,
    disabled,
    size: repository.size ?? 1,
    language: repository.language ?? null,
    topics: repository.topics ?? [],
    pushed_at: pushedAt(repository),
  };
}
