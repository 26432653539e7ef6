import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { commitOf, downloadArchive, RepositoryError } from '../../src/github/archive';
import { connect, start } from './connected';
import { archiveOf, commitOfGenerated, type Fault, type GeneratedRepository } from './generated';
import { commit, tarball } from './github';

const chat: GeneratedRepository = { name: 'chat', files: { 'README.md': '# Chat\n'.repeat(20_000) } };
const signal = new AbortController().signal;

async function download(repository: GeneratedRepository) {
  const github = await start({ repositories: [repository] });
  const client = await connect(github);
  const body = downloadArchive(client, `contoso/${repository.name}`, commitOfGenerated(repository), signal);
  const done = body.then(buffer);
  return { github, client, done };
}

describe('an archive', () => {
  test('is one request of the API, and its bytes come from another host, which gets no token', async () => {
    const { github, done } = await download(chat);
    expect(Buffer.compare(await done, await archiveOf('contoso', chat))).toBe(0);
    expect(github.counts).toMatchObject({ operations: { [tarball]: 1 }, repositories: { chat: 1 }, downloads: { chat: 1 } });
  });

  test.each<[Fault, string, RegExp]>([
    ['not-found', 'not-found', /may not see it/],
    ['forbidden', 'forbidden', /may not read contoso\/chat/],
    ['disabled', 'disabled', /disabled contoso\/chat/],
    ['blocked', 'blocked', /legal/],
    ['renamed', 'moved', /renamed or moved/],
    ['missing', 'not-found', /no archive of/],
  ])('that is %s fails as %s', async (fault, reason, message) => {
    const { done } = await download({ ...chat, fault });
    const error = await done.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RepositoryError);
    expect(error).toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  test('of a repository without commits fails as empty, within three requests', async () => {
    const { github, done } = await download({ ...chat, empty: true });
    await expect(done).rejects.toMatchObject({ reason: 'empty' });
    expect(github.counts.operations).toMatchObject({ [tarball]: 1, [commit]: 1 });
  });

  test('that breaks off says so while it is read', async () => {
    const { done } = await download({ ...chat, fault: 'breaks-off' });
    await expect(done).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringMatching(/broke off after \d+ bytes/),
    });
  });
});

test('the commit of a branch is one request', async () => {
  const github = await start({ repositories: [chat] });
  const client = await connect(github);
  expect(await commitOf(client, 'contoso/chat', 'main')).toBe(commitOfGenerated(chat));
  expect(github.counts.operations[commit]).toBe(1);
});
