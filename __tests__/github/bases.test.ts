import { expect, test } from 'vitest';
import { openBases } from '../../src/github/bases';
import { connectApi } from './connected';
import { getBlob, getCommit, getContent, getTree, type StoredRepository } from './contents';

const api = await connectApi();
const base = { owner: 'contoso', repo: '.github', path: 'maturity/base.yml', ref: 'v1' };
const open = async (token = 't0ken') => (await openBases(token)(base))!;
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const put = (repository: Partial<StoredRepository>) =>
  api.repositories.set('contoso/.github', { files: {}, refs: ['v1'], ...repository });

test('reads files and directories of rules at the commit that the ref names', async () => {
  const files = { 'maturity/base.yml': 'min-level: 2\n', 'maturity/rules/a/one.yml': 'id: one\n', 'maturity/rules/read.md': 'x' };
  put({ files });
  const opened = await open();
  expect(await opened.read('maturity/base.yml')).toBe('min-level: 2\n');
  expect(await opened.read('maturity/other.yml')).toBeUndefined();
  expect(await opened.readRules(['maturity/rules', 'nowhere'])).toEqual([{ 'a/one.yml': 'id: one\n' }, undefined]);
  expect(api.requests.map(({ operation }) => operation)).toEqual([getCommit, getContent, getContent, getTree, getBlob]);
  expect(new Set(api.requests.map(({ token }) => token))).toEqual(new Set(['t0ken']));
});

test('a repository that has moved is refused, with its new name', async () => {
  put({ movedTo: 'stranger/taken' });
  api.repositories.set('stranger/taken', { files: { 'maturity/base.yml': 'min-level: 1\n' }, refs: ['v1'] });
  expect(await failure(open())).toBe(
    'InputError: contoso/.github was renamed or moved: it is stranger/taken now. Where that is still the base you mean, write stranger/taken/maturity/base.yml@v1.',
  );
  api.repositories.delete('stranger/taken');
  expect(await failure(open())).toContain('renamed or moved, to where this token cannot see');
});

test.each([
  ['a repository that is gone or hidden', 404, {}, /contoso\/\.github is not there.*needs Contents: read for contoso\/\.github/],
  ['a refusal', 403, {}, /may not read contoso\/\.github: Resource not accessible.*Contents: read.*GITHUB_TOKEN/],
  ['single sign-on', 403, { headers: { 'x-github-sso': 'required; url=https://x' } }, /SAML single sign-on/],
  ['a token that is wrong', 401, {}, /token is not accepted/],
  ['a limit', 403, { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' } }, /Run again later/],
] as const)('%s says what to do', async (_, status, details, message) => {
  put({});
  api.refuse(getCommit, status, details);
  const text = await failure(open());
  expect(text).toMatch(/^InputError: /);
  expect(text).toMatch(message);
});

test('a ref that is not there is named; without a token nothing is asked', async () => {
  put({ refs: ['main'] });
  expect(await failure(open())).toContain('contoso/.github has no branch, tag or commit v1.');
  api.requests.length = 0;
  expect(await failure(open(' '))).toContain('there is no token to read contoso/.github with');
  expect(api.requests).toEqual([]);
});

test('links, large files and many files are refused before they are fetched', async () => {
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`many/${index}.yml`, 'id: x\n']));
  const large = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`large/${index}.yml`, 'x'.repeat(60_000)]));
  const files = {
    ...many,
    ...large,
    'long/a.yml': 'x'.repeat(65_537),
    'link/a.yml': { mode: '120000' },
    sub: { mode: '160000' },
  };
  put({ files: files as StoredRepository['files'] });
  const opened = await open();
  expect(await failure(opened.read('long/a.yml'))).toContain('long/a.yml: 65537 bytes; the limit is 65536');
  for (const [directory, message] of [
    ['many', 'have 201 files; the limit is 200'],
    ['large', 'over 2097152 bytes'],
    ['long', 'long/a.yml: 65537 bytes'],
    ['link', 'link/a.yml: a link'],
    ['sub', 'sub: a submodule'],
    ['long/a.yml', 'long/a.yml: a file'],
  ] as const)
    expect(await failure(opened.readRules([directory])), directory).toContain(message);
  expect(api.requests.filter(({ operation }) => operation === getBlob)).toEqual([]);
});
