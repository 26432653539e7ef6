import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commitOf } from '../../src/github/archive';
import { BudgetSpent, connectOrganisation } from '../../src/github/client';
import { InputError } from '../../src/source/source';
import { connect, start } from './connected';
import { commitOfGenerated } from './generated';
import { commit, type GitHubOptions } from './github';

const chat = { name: 'chat', files: { 'README.md': '# Chat' } };
const repositories = [chat];
const rateLimit = 'get /rate_limit';
const accessTokens = 'post /app/installations/{installation_id}/access_tokens';
const log = () => {};
const keys = (modulusLength = 2048) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });

async function startAndConnect(options: Partial<GitHubOptions>, client: Parameters<typeof connect>[1] = {}) {
  const github = await start({ repositories, ...options });
  return { github, client: await connect(github, client) };
}

describe('limits and faults', () => {
  test.each([
    ['secondary-limit', /secondary rate limit/],
    ['too-many-requests', /secondary rate limit/],
    ['primary-limit', /primary rate limit/],
  ] as const)('a %s is waited for and the request made again', async (fault, said) => {
    const lines: string[] = [];
    const faultAt = (request: number) => (request === 2 ? fault : undefined);
    const { github, client } = await startAndConnect({ faultAt }, { log: (line) => lines.push(line) });
    expect(await commitOf(client, 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
    expect(github.counts.operations[commit]).toBe(2);
    expect(lines).toEqual([expect.stringMatching(said)]);
  });

  test.each(['bad-gateway', 'drop'] as const)('a %s is retried', async (fault) => {
    const { github, client } = await startAndConnect({ faultAt: (request) => (request === 2 ? fault : undefined) });
    expect(await commitOf(client, 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
    expect(github.counts.operations[commit]).toBe(2);
  });

  test('what cannot pass is not retried', async () => {
    const { github, client } = await startAndConnect({});
    await expect(commitOf(client, 'contoso/nothing', 'main')).rejects.toMatchObject({ reason: 'not-found' });
    expect(github.counts.operations[commit]).toBe(1);
  });

  test('while a limit holds, no other request is made', async () => {
    const { github, client } = await startAndConnect({ limit: { requests: 20, seconds: 2 } });
    const asked = Array.from({ length: 36 }, () => commitOf(client, 'contoso/chat', 'main'));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([commitOfGenerated(chat)]));
    // Ten are under way at once: each of those may be refused, and no more.
    expect(github.counts.operations[commit]).toBeGreaterThan(36);
    expect(github.counts.operations[commit]).toBeLessThanOrEqual(46);
  });

  test('a limit that does not end ends the run as a spent budget', async () => {
    const { client } = await startAndConnect({ faultAt: (request) => (request > 1 ? 'secondary-limit' : undefined) });
    await expect(commitOf(client, 'contoso/chat', 'main')).rejects.toBeInstanceOf(BudgetSpent);
  });
});

describe('the budget', () => {
  test('counts each request that the server gets, and ends before the one that is too many', async () => {
    const faultAt = (request: number) => (request === 3 ? ('bad-gateway' as const) : undefined);
    const { github, client } = await startAndConnect({ faultAt }, { maxRequests: 4 });
    await commitOf(client, 'contoso/chat', 'main');
    await commitOf(client, 'contoso/chat', 'main');
    await expect(commitOf(client, 'contoso/chat', 'main')).rejects.toBeInstanceOf(BudgetSpent);
    expect([client.requests, github.counts.requests]).toEqual([4, 4]);
  });

  test('is not passed by a retry', async () => {
    const faultAt = (request: number) => (request === 2 ? ('bad-gateway' as const) : undefined);
    const { github, client } = await startAndConnect({ faultAt }, { maxRequests: 2 });
    await expect(commitOf(client, 'contoso/chat', 'main')).rejects.toBeInstanceOf(BudgetSpent);
    expect(github.counts.requests).toBe(2);
  });
});

test('a signal ends a wait', async () => {
  const stop = new AbortController();
  const lines: string[] = [];
  const { github, client } = await startAndConnect(
    {},
    {
      signal: stop.signal,
      log(line) {
        lines.push(line);
        stop.abort(new Error('stopped by hand'));
      },
    },
  );
  github.refuse(commit, { status: 429, headers: { 'retry-after': '3600' } });
  await expect(commitOf(client, 'contoso/chat', 'main')).rejects.toThrow('stopped by hand');
  expect(lines).toEqual([expect.stringMatching(/3600 seconds/)]);
});

describe('an API that does not answer', () => {
  const fails = async (baseUrl: string) => {
    const error = await connectOrganisation({ baseUrl, credentials: { token: 't' }, log }).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  };

  test.concurrent('because nothing listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    expect(await fails(baseUrl)).toMatch(/127\.0\.0\.1.*cannot be reached.*ECONNREFUSED.*GITHUB_API_URL/);
  });

  // The limit of the test is the promise: half a minute.
  test.concurrent('because it takes connections and stays silent', { timeout: 30_000 }, async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(await fails(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).toMatch(/cannot be reached/);
    server.close().closeAllConnections();
  });

  test.concurrent('because it is no API', async () => {
    const server = createServer(
      (_, response) => void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(await fails(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).toMatch(/not the API of a GitHub server/);
    server.close().closeAllConnections();
  });

  test.concurrent.each(['nonsense', 'ftp://example.com', ''])('because its address is "%s"', async (baseUrl) => {
    expect(await fails(baseUrl)).toMatch(/not the address of an API/);
  });
});

test('a server without limits is connected to', async () => {
  const github = await start({ repositories });
  github.refuse(rateLimit, { status: 404, message: 'Rate limiting is not enabled.' });
  expect(await commitOf(await connect(github), 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
});

describe('a token', () => {
  test.each(['ghp_123', 'github_pat_x', 'anything at all'])('of the form "%s" is tried as it is', async (token) => {
    const { github } = await startAndConnect({ tokens: [token] }, { credentials: { token: `${token}\n` } });
    expect(github.counts.requests).toBe(1);
  });

  test('in the address of the API is refused, and not printed', async () => {
    const failed = connectOrganisation({ baseUrl: 'http://x:s3cret-token@127.0.0.1', credentials: { token: 't' }, log });
    await expect(failed).rejects.toThrow(/must hold no user and no password/);
    await expect(failed).rejects.not.toThrow(/s3cret/);
  });

  test('that is refused is not printed, also where the server repeats it', async () => {
    const github = await start({ repositories });
    github.refuse(rateLimit, { status: 401, message: 'Bad credentials: s3cret-token' });
    const failed = connect(github, { credentials: { token: 's3cret-token\n' } });
    await expect(failed).rejects.toThrow(/does not accept the token: Bad credentials: \*\*\*.*not expired/);
    await expect(failed).rejects.toBeInstanceOf(InputError);
  });

  test('is not printed where a later request is refused', async () => {
    const { github, client } = await startAndConnect({}, { credentials: { token: 's3cret-token' } });
    github.refuse(commit, { status: 403, message: 'not with s3cret-token' });
    const error = await commitOf(client, 'contoso/chat', 'main').catch((thrown) => thrown);
    expect(error.message).toMatch(/not with \*\*\*/);
  });

  test('that is empty is said at once', async () => {
    const github = await start({ repositories });
    await expect(connect(github, { credentials: { token: ' ' } })).rejects.toThrow(/token is empty/);
    expect(github.counts.requests).toBe(0);
  });
});

describe('a GitHub App', () => {
  const { publicKey, privateKey } = keys();
  const app = { id: '42', publicKey };
  const credentials = { appId: '42', privateKey, owner: 'contoso' };
  afterEach(() => void vi.useRealTimers());

  test('gets a token of its installation, and another when that has expired', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { github, client } = await startAndConnect({ app }, { credentials });
    await commitOf(client, 'contoso/chat', 'main');
    expect(github.counts.operations[accessTokens]).toBe(1);
    vi.setSystemTime(Date.now() + 61 * 60_000);
    expect(await commitOf(client, 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
    expect(github.counts.operations[accessTokens]).toBe(2);
    expect(client.requests).toBe(github.counts.requests);
  });

  test('is also known by a key whose line ends are written out', async () => {
    const written = { ...credentials, privateKey: privateKey.replaceAll('\n', '\\n') };
    const { github } = await startAndConnect({ app }, { credentials: written });
    expect(github.counts.operations[accessTokens]).toBe(1);
  });

  test.each([
    ['is not installed there', { ...credentials, owner: 'fabrikam' }, /App 42 is not installed for fabrikam/],
    ['has another key', { ...credentials, privateKey: keys().privateKey }, /does not accept the App 42.*belong together/],
    ['has a key that is none', { ...credentials, privateKey: 'not a key' }, /private key cannot be read/],
  ])('that %s is told so', async (_, wrong, message) => {
    const github = await start({ repositories, app });
    const failed = connect(github, { credentials: wrong });
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toBeInstanceOf(InputError);
  });
});
