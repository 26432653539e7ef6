import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { commitOf, downloadArchive, RepositoryError } from '../../src/github/archive';
import { InputError } from '../../src/source/source';
import { connect, start } from './connected';
import { archiveOf, commitOfGenerated, type Fault, type GeneratedRepository } from './generated';
import { commit, tarball } from './github';

const text = Array.from({ length: 20_000 }, (_, line) => `line ${line * 7919}`).join('\n');
const chat: GeneratedRepository = { name: 'chat', files: { 'README.md': text } };
const never = () => new AbortController().signal;

async function download(repository: GeneratedRepository, { ref = commitOfGenerated(repository), begin = never } = {}) {
  const github = await start({ repositories: [repository] });
  const client = await connect(github);
  return { github, bytes: downloadArchive(client, `contoso/${repository.name}`, ref, begin).then(buffer) };
}

describe('an archive', () => {
  test('is one request of the API, and comes from another host, which gets no token', async () => {
    // The loopback GitHub takes a token at the other host for a fault.
    const { github, bytes } = await download(chat);
    expect(Buffer.compare(await bytes, await archiveOf('contoso', chat))).toBe(0);
    expect(github.counts).toMatchObject({ operations: { [tarball]: 1 }, repositories: { chat: 1 }, downloads: { chat: 1 } });
  });

  test.each<Fault>(['secondary-limit', 'primary-limit', 'too-many-requests', 'bad-gateway', 'drop', 'unavailable'])(
    'comes whole after a %s',
    async (fault) => {
      const { bytes } = await download({ ...chat, passing: [fault] });
      expect(Buffer.compare(await bytes, await archiveOf('contoso', chat))).toBe(0);
    },
  );

  test('comes whole where it is slow', async () => {
    const { bytes } = await download({ ...chat, fault: 'slow' });
    expect(Buffer.compare(await bytes, await archiveOf('contoso', chat))).toBe(0);
  });

  test('comes whole where memory is cleared before it is read', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const github = await start({ repositories: [chat] });
    const client = await connect(github);
    const { headers } = await client.octokit.request('GET /repos/{owner}/{repo}/tarball/{ref}', {
      ...{ owner: 'contoso', repo: 'chat', ref: commitOfGenerated(chat) },
      request: { redirect: 'manual' },
    });
    const body = await client.download(headers.location!, never());
    for (let i = 0; i < 5; i++) {
      collect();
      await setTimeout(10);
    }
    expect(Buffer.compare(await buffer(body), await archiveOf('contoso', chat))).toBe(0);
  });

  test.each<Fault>(['truncated', 'corrupt'])('that is %s is given as it is: its reader finds out', async (fault) => {
    const { bytes } = await download({ ...chat, fault });
    const got = await bytes;
    expect(got.length).toBeGreaterThan(1000);
    expect(Buffer.compare(got, await archiveOf('contoso', chat))).not.toBe(0);
  });

  test.each<[Fault, string, RegExp]>([
    ['not-found', 'not-found', /contoso\/chat is not there, or this token may not see it/],
    ['forbidden', 'forbidden', /may not read contoso\/chat: Resource not accessible/],
    ['disabled', 'disabled', /disabled contoso\/chat/],
    ['blocked', 'blocked', /contoso\/chat is blocked for legal reasons/],
    ['renamed', 'moved', /contoso\/chat was renamed or moved/],
    ['missing', 'not-found', /no archive of/],
    ['drop', 'unreachable', /contoso\/chat cannot be reached, tried four times/],
    ['breaks-off', 'unreachable', /the connection broke off after \d+ bytes/],
  ])('that is refused with %s fails as %s', async (fault, reason, message) => {
    const { bytes } = await download({ ...chat, fault });
    const error = await bytes.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RepositoryError);
    expect(error).toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  test('of a repository without commits fails as empty, with two requests', async () => {
    const { github, bytes } = await download({ ...chat, empty: true });
    await expect(bytes).rejects.toMatchObject({ reason: 'empty' });
    expect(github.counts.repositories).toEqual({ chat: 2 });
  });

  test('ends the run where the token has expired', async () => {
    const github = await start({ repositories: [chat] });
    const client = await connect(github);
    github.refuse(tarball, { status: 401, message: 'Bad credentials' });
    await expect(downloadArchive(client, 'contoso/chat', 'main', never)).rejects.toBeInstanceOf(InputError);
  });

  test('of a commit that is gone fails as not found', async () => {
    const { bytes } = await download(chat, { ref: 'b'.repeat(40) });
    await expect(bytes).rejects.toMatchObject({ reason: 'not-found' });
  });

  test('ends with its signal, also where the body stands still', async () => {
    const stop = new AbortController();
    const github = await start({ repositories: [{ ...chat, fault: 'stalls' }] });
    const body = await downloadArchive(await connect(github), 'contoso/chat', 'main', () => stop.signal);
    const reader = body.getReader();
    expect((await reader.read()).value?.length).toBeGreaterThan(0);
    stop.abort(new Error('this repository took too long'));
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow('this repository took too long');
  });

  test('can be left in the middle', async () => {
    const github = await start({ repositories: [{ ...chat, fault: 'stalls' }] });
    const body = await downloadArchive(await connect(github), 'contoso/chat', 'main', never);
    for await (const bytes of body) {
      expect(bytes.length).toBeGreaterThan(0);
      break;
    }
  });
});

describe('the commit of a branch', () => {
  test('is one request, also where the branch has slashes', async () => {
    const repository = { ...chat, branch: 'release/1.x#y' };
    const github = await start({ repositories: [repository] });
    expect(await commitOf(await connect(github), 'contoso/chat', repository.branch)).toBe(commitOfGenerated(chat));
    expect(github.counts.operations[commit]).toBe(1);
  });

  test.each<[string, Partial<GeneratedRepository>, string]>([
    ['of a repository without commits fails as empty', { empty: true }, 'empty'],
    ['that is gone fails as not found', { branch: 'trunk' }, 'not-found'],
  ])('%s', async (_, more, reason) => {
    const github = await start({ repositories: [{ ...chat, ...more }] });
    await expect(commitOf(await connect(github), 'contoso/chat', 'main')).rejects.toMatchObject({ reason });
  });

  test('is not taken from an answer that is something else', async () => {
    const github = await start({ repositories: [chat] });
    github.refuse(commit, { status: 200, body: 'main --output=x' });
    await expect(commitOf(await connect(github), 'contoso/chat', 'main')).rejects.toMatchObject({ reason: 'failed' });
  });
});
