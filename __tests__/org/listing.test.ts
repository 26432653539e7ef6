import { expect, test } from 'vitest';
import { listRepositories } from '../../src/github/listing';
import { connect, start } from './connected';
import { commitOfGenerated } from './generated';
import { listByQuery, listByRest } from './github';

const many = Array.from({ length: 205 }, (_, index) => ({ name: `app-${String(index).padStart(3, '0')}` }));
const _chat = {
  name: 'chat',
  branch: 'trunk',
  archived: true,
  fork: true,
  visibility: 'internal',
  size: 12,
  language: 'Python',
  topics: ['team-ai', 'llm'],
  properties: { tier: '1', area: ['a', 'b'] },
  pushedAt: '2026-05-05T00:00:00Z',
} as const;

test('GraphQL lists 100 a request, with the commit of each', async () => {
  const github = await start({ repositories: many });
  const client = await connect(github);
  const { repositories, notes } = await listRepositories(client, 'contoso', { properties: false });
  expect(repositories.map(({ name }) => name)).toEqual(many.map(({ name }) => `contoso/${name}`));
  expect(repositories[7]!.commit).toBe(commitOfGenerated(many[7]!));
  expect(github.counts.operations[listByQuery]).toBe(3);
  expect(notes).toEqual([]);
});
test('REST lists where GraphQL is refused', async () => {
  const github = await start({ repositories: many });
  github.refuse(listByQuery, { status: 403 });
  const client = await connect(github);
  const { repositories, notes } = await listRepositories(client, 'contoso', { properties: true });
  expect(repositories.map(({ name }) => name)).toEqual(many.map(({ name }) => `contoso/${name}`));
  expect(github.counts.operations[listByRest]).toBe(3);
  expect(notes).toEqual([expect.stringMatching(/one request/)]);
});
