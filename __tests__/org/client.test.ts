import { afterEach, describe, expect, test } from 'vitest';
import { commitOf } from '../../src/github/archive';
import { type ClientOptions, connectOrganisation } from '../../src/github/client';
import { commitOfGenerated } from './generated';
import { commit, type GitHubOptions, type LoopbackGitHub, startGitHub } from './github';

const chat = { name: 'chat', files: { 'README.md': '# Chat' } };
const token = 'any-token-at-all';
const opened: LoopbackGitHub[] = [];
const lines: string[] = [];

async function start(options: Partial<GitHubOptions> = {}): Promise<LoopbackGitHub> {
  const github = await startGitHub({ owner: 'contoso', repositories: [chat], ...options });
  opened.push(github);
  return github;
}

const connect = (github: LoopbackGitHub, more: Partial<ClientOptions> = {}) =>
  connectOrganisation({ baseUrl: github.url, credentials: { token }, log: (line) => lines.push(line), ...more });

afterEach(async () => {
  lines.length = 0;
  for (const github of opened.splice(0)) {
    expect(github.faults).toEqual([]);
    await github.close();
  }
});

describe('limits and faults', () => {
  test.each([
    ['secondary-limit', /secondary rate limit/],
    ['too-many-requests', /secondary rate limit/],
    ['primary-limit', /primary rate limit/],
  ] as const)('%s is waited for and the request made again', async (fault, said) => {
    const github = await start({ faultAt: (request) => (request === 2 ? fault : undefined) });
    const client = await connect(github);
    expect(await commitOf(client, 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
    expect(github.counts.operations[commit]).toBe(2);
    expect(lines).toEqual([expect.stringMatching(said)]);
  });

  test.each(['bad-gateway', 'drop'] as const)('%s is retried', async (fault) => {
    const github = await start({ faultAt: (request) => (request === 2 ? fault : undefined) });
    const client = await connect(github);
    expect(await commitOf(client, 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
    expect(github.counts.operations[commit]).toBe(2);
  });
});
