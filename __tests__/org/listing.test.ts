import { describe, expect, test } from 'vitest';
import type { OrganisationClient } from '../../src/github/client';
import { listRepositories } from '../../src/github/listing';
import { InputError } from '../../src/source/source';
import { connect, start } from './connected';
import { commitOfGenerated, type GeneratedRepository } from './generated';
import { type GitHubOptions, listByQuery, listByRest, type Refusal } from './github';

const many = Array.from({ length: 205 }, (_, index) => ({ name: `app-${String(index).padStart(3, '0')}` }));
const chat: GeneratedRepository = {
  name: 'chat',
  branch: 'trunk',
  archived: true,
  fork: true,
  visibility: 'internal',
  size: 12,
  language: 'Python',
  topics: ['team-ai', 'llm'],
  properties: { tier: '1', area: ['a', 'b'], unset: [] },
  pushedAt: '2026-05-05T00:00:00Z',
};
const told = {
  name: 'contoso/chat',
  branch: 'trunk',
  commit: commitOfGenerated(chat),
  archived: true,
  fork: true,
  disabled: false,
  visibility: 'internal',
  size: 12,
  language: 'Python',
  topics: ['team-ai', 'llm'],
  properties: {},
  pushedAt: '2026-05-05T00:00:00Z',
};
const properties = 'get /orgs/{org}/properties/values';
const list = (client: OrganisationClient, owner = 'contoso', wanted = { properties: false }) =>
  listRepositories(client, owner, wanted);

async function startAndConnect(options: Partial<GitHubOptions>, refused: Record<string, Refusal> = {}) {
  const github = await start(options);
  for (const [operation, refusal] of Object.entries(refused)) github.refuse(operation, refusal);
  return { github, client: await connect(github) };
}

const partial = {
  ...answer([node(), null]),
  errors: [{ message: 'Needs single sign-on', type: 'FORBIDDEN', path: ['repositoryOwner', 'repositories', 'nodes', 1] }],
};

describe('by GraphQL', () => {
  test('a hundred repositories are one request, each with its commit', async () => {
    const { github, client } = await startAndConnect({ repositories: many });
    const { repositories, notes } = await list(client);
    expect(repositories.map(({ name }) => name)).toEqual(many.map(({ name }) => `contoso/${name}`));
    expect(repositories.map(({ commit }) => commit)).toEqual(many.map(commitOfGenerated));
    expect(github.counts.operations[listByQuery]).toBe(3);
    expect(notes).toEqual([]);
  });

  test('all that the list tells is kept, and it is sorted by name', async () => {
    const { client } = await startAndConnect({ repositories: [chat, { name: 'blank', empty: true, disabled: true }] });
    const { repositories } = await list(client);
    const blank = { name: 'contoso/blank', branch: null, commit: null, pushedAt: null, disabled: true, visibility: 'public' };
    expect(repositories).toEqual([expect.objectContaining(blank), told]);
  });

  test('a user has a list too, and an owner without repositories an empty one', async () => {
    const { client } = await startAndConnect({ kind: 'User', repositories: [chat] });
    expect((await list(client)).repositories).toEqual([told]);
    const { client: none } = await startAndConnect({ repositories: [] });
    expect(await list(none)).toEqual({ repositories: [], notes: [] });
  });

  test('an owner that does not exist, or cannot, is told', async () => {
    const { client } = await startAndConnect({ repositories: [chat] });
    await expect(list(client, 'nobody')).rejects.toThrow(/knows no organisation or user nobody/);
    await expect(list(client, '../etc')).rejects.toThrow(InputError);
  });

  test('repositories that are held back are noted, and the others listed', async () => {
    const { client } = await startAndConnect({ repositories: [] }, { [listByQuery]: { status: 200, body: partial } });
    const { repositories, notes } = await list(client);
    expect(repositories.map(({ name }) => name)).toEqual(['contoso/chat']);
    expect(notes).toEqual([expect.stringMatching(/holds back repositories of contoso.*single sign-on/)]);
  });

  test('a classic token without the scope for private repositories is noted', async () => {
    const refusal = { status: 200, body: { data: partial.data }, headers: { 'x-oauth-scopes': 'public_repo, read:org' } };
    const { client } = await startAndConnect({ repositories: [] }, { [listByQuery]: refusal });
    expect((await list(client)).notes).toContainEqual(expect.stringMatching(/public_repo, read:org.*public repositories only/));
  });

  test.each([
    ['names that lead elsewhere', { ...node(), nameWithOwner: '../../x' }],
    ['commits that are none', { ...node(), defaultBranchRef: { name: 'main', target: { oid: '--upload-pack=x' } } }],
  ])('an answer with %s is not taken', async (_, wrong) => {
    const { client } = await startAndConnect({}, { [listByQuery]: { status: 200, body: answer([wrong]) } });
    await expect(list(client)).rejects.toThrow(/not as GitHub describes it: data\.repositoryOwner/);
  });
});

const notByIntegration = { message: 'Resource not accessible by integration', type: 'FORBIDDEN', path: ['repositoryOwner'] };

describe('by REST', () => {
  test('where the server fails in the middle of it, that is said, and to run again', async () => {
    const { client } = await startAndConnect({}, { [listByQuery]: { status: 502, times: 100 } });
    const failed = list(client);
    await expect(failed).rejects.toThrow(/the list of contoso's repositories broke off: .*Run the same command again later\./);
    await expect(failed).rejects.toBeInstanceOf(InputError);
  });

  test.each<[string, Refusal]>([
    ['404', { status: 404 }],
    ['403', { status: 403 }],
    ['400', { status: 400 }],
    ['errors', { status: 200, body: { data: { repositoryOwner: null }, errors: [notByIntegration] } }],
    ['errors of single fields', { status: 200, body: withoutBranches() }],
  ])('where GraphQL is refused with %s, all pages are read, without commits, and it is noted', async (_, refusal) => {
    const { github, client } = await startAndConnect({ repositories: [chat, ...many] }, { [listByQuery]: refusal });
    const { repositories, notes } = await list(client);
    expect(repositories).toHaveLength(206);
    expect(repositories.at(-1)).toEqual({ ...told, commit: null });
    expect(github.counts.operations[listByRest]).toBe(3);
    expect(notes).toEqual([expect.stringMatching(/GraphQL was refused.*costs one request/)]);
  });

  test('a user is told to need GraphQL, and nobody is nobody', async () => {
    const { client } = await startAndConnect({ kind: 'User', repositories: [chat] }, { [listByQuery]: { status: 403 } });
    await expect(list(client)).rejects.toThrow(/contoso is a user.*GraphQL only/);
    await expect(list(client, 'nobody')).rejects.toThrow(/knows no organisation or user nobody/);
  });
});

describe('a token that may not list', () => {
  const sso = { 'x-github-sso': 'required; url=https://github.com/orgs/contoso/sso?authorization_request=A1' };
  test.each<[string, Omit<Refusal, 'status'>, RegExp]>([
    ['of a workflow', { message: notByIntegration.message }, /GITHUB_TOKEN.*the repository of the workflow only.*GitHub App/],
    [
      'that is fine-grained',
      { message: 'Resource not accessible by personal access token' },
      /fine-grained token read access to Metadata and Contents, with contoso as its resource owner/,
    ],
    [
      'that is classic',
      { headers: { 'x-oauth-scopes': 'gist' } },
      /has the scopes gist\. A classic token needs `repo` and `read:org`/,
    ],
    [
      'without single sign-on',
      { headers: sso },
      /SAML single sign-on.*https:\/\/github\.com\/orgs\/contoso\/sso\?authorization_request=A1/,
    ],
  ])('%s is told what it needs', async (_, details, message) => {
    const refusal = { status: 403, ...details };
    const { client } = await startAndConnect({ repositories: [chat] }, { [listByQuery]: refusal, [listByRest]: refusal });
    const failed = list(client);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toBeInstanceOf(InputError);
  });
});

describe('custom properties', () => {
  test('are read where they are wanted, a hundred repositories a request', async () => {
    const { github, client } = await startAndConnect({ repositories: [...many, chat] });
    const { repositories } = await list(client, 'contoso', { properties: true });
    expect(repositories.at(-1)).toEqual({ ...told, properties: { tier: '1', area: 'a, b' } });
    expect(repositories[0]!.properties).toEqual({});
    expect(github.counts.operations[properties]).toBe(3);
  });

  test('are not asked for otherwise', async () => {
    const { github, client } = await startAndConnect({ repositories: [chat] });
    await list(client);
    expect(github.counts.operations[properties]).toBeUndefined();
  });

  test('that the token may not read are an error that says which permission it lacks', async () => {
    const { client } = await startAndConnect({ repositories: [chat] }, { [properties]: { status: 403 } });
    await expect(list(client, 'contoso', { properties: true })).rejects.toThrow(/custom properties.*Custom properties/);
  });
});

function node() {
  return {
    nameWithOwner: 'contoso/chat',
    defaultBranchRef: { name: 'main', target: { oid: 'a'.repeat(40) } },
    isArchived: false,
    isFork: false,
    isDisabled: false,
    visibility: 'PUBLIC',
    diskUsage: null,
    pushedAt: null,
    primaryLanguage: null,
    repositoryTopics: { nodes: [] },
  };
}

function answer(nodes: unknown[]) {
  return { data: { repositoryOwner: { repositories: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } } } };
}

function withoutBranches() {
  const path = ['repositoryOwner', 'repositories', 'nodes', 0, 'defaultBranchRef'];
  const message = 'Resource not accessible by personal access token';
  return { ...answer([{ ...node(), defaultBranchRef: null }]), errors: [{ message, type: 'FORBIDDEN', path }] };
}
