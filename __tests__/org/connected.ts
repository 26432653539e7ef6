import { afterEach, expect } from 'vitest';
import { type ClientOptions, connectOrganisation, type OrganisationClient } from '../../src/github/client';
import { type GitHubOptions, type LoopbackGitHub, startGitHub } from './github';

const opened: LoopbackGitHub[] = [];

/** Starts a loopback GitHub of the owner contoso; after each test it is closed, and has to have found no fault. */
export async function start(options: Partial<GitHubOptions>): Promise<LoopbackGitHub> {
  const github = await startGitHub({ owner: 'contoso', repositories: [], ...options });
  opened.push(github);
  return github;
}

/** Connects to it with a token of no known shape. */
export function connect(github: LoopbackGitHub, options: Partial<ClientOptions> = {}): Promise<OrganisationClient> {
  return connectOrganisation({ baseUrl: github.url, credentials: { token: 'any-token' }, log: () => {}, ...options });
}

afterEach(async () => {
  for (const github of opened.splice(0)) {
    expect(github.faults).toEqual([]);
    await github.close();
  }
});
