import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListedRepository } from '../../src/model/organisation';
import { type RepositoryFilter, selectRepositories } from '../../src/org/filter';
import { InputError } from '../../src/source/source';

const repository = (name: string, more: Partial<ListedRepository> = {}): ListedRepository => ({
  name: `Contoso/${name}`,
  branch: 'main',
  commit: 'a'.repeat(40),
  archived: false,
  fork: false,
  disabled: false,
  visibility: 'public',
  size: 1,
  language: null,
  topics: [],
  properties: {},
  pushedAt: '2026-03-01T12:00:00Z',
  ...more,
});
const all: RepositoryFilter = { archived: true, forks: true };
const listed = [
  repository('Chat-API', { topics: ['llm', 'team-a'], properties: { Tier: 'gold', area: 'eu, us' } }),
  repository('chat-web', { fork: true, visibility: 'private', properties: { Tier: 'silver' } }),
  repository('legacy', { archived: true, visibility: 'internal', pushedAt: '2019-01-01T00:00:00Z' }),
  repository('blank', { branch: null, commit: null, pushedAt: null }),
];

describe('a filter by', () => {
  test.each<[string, Partial<RepositoryFilter>, string[]]>([
    ['nothing', {}, ['Chat-API', 'chat-web', 'legacy', 'blank']],
    ['names to include, in any case', { include: ['CHAT-*', 'leg?cy'] }, ['Chat-API', 'chat-web', 'legacy']],
    ['names with braces', { include: ['{blank,legacy}'] }, ['legacy', 'blank']],
    ['all names', { include: ['**'] }, ['Chat-API', 'chat-web', 'legacy', 'blank']],
    ['a name that is the owner', { include: ['contoso*'] }, []],
    ['names to exclude', { exclude: ['*-web', 'BLANK'] }, ['Chat-API', 'legacy']],
    ['both, where exclude decides', { include: ['chat*'], exclude: ['chat-web'] }, ['Chat-API']],
    ['archived', { archived: false }, ['Chat-API', 'chat-web', 'blank']],
    ['forks', { forks: false }, ['Chat-API', 'legacy', 'blank']],
    ['visibility', { visibility: ['private', 'internal'] }, ['chat-web', 'legacy']],
    ['topics, of which one suffices', { topics: ['LLM', 'other'] }, ['Chat-API']],
    ['a property', { properties: [['tier', 'gold']] }, ['Chat-API']],
    ['a property of several values', { properties: [['area', 'us']] }, ['Chat-API']],
    [
      'properties, which all have to hold',
      {
        properties: [
          ['Tier', 'gold'],
          ['area', 'asia'],
        ],
      },
      [],
    ],
    ['a day', { pushedSince: '2026-03-01' }, ['Chat-API', 'chat-web']],
    ['a time', { pushedSince: '2026-03-01T12:00:01Z' }, []],
  ])('%s', (_, filter, names) => {
    const { selected, left } = selectRepositories(listed, { ...all, ...filter });
    expect(selected.map(({ name }) => name)).toEqual(names.map((name) => `Contoso/${name}`));
    expect([...selected, ...left].map(({ name }) => name).sort()).toEqual(listed.map(({ name }) => name).sort());
  });
});

test('what is left out has a reason', () => {
  const { left } = selectRepositories(listed, { archived: false, forks: false, pushedSince: '2026-01-01' });
  expect(left).toEqual([
    { name: 'Contoso/chat-web', why: 'a fork' },
    { name: 'Contoso/legacy', why: 'archived' },
    { name: 'Contoso/blank', why: 'not pushed since 2026-01-01' },
  ]);
});

test.each<Partial<RepositoryFilter>>([
  { include: ['contoso/chat'] },
  { include: [''] },
  { exclude: ['!chat'] },
  { exclude: ['a*b*c*d*e'] },
  { pushedSince: 'yesterday' },
  { pushedSince: '2026-13-01' },
])('%j is refused', (filter) => {
  expect(() => selectRepositories(listed, { ...all, ...filter })).toThrow(InputError);
});

test('each repository is selected or left, never both', () => {
  const names = fc.array(fc.record({ name: fc.stringMatching(/^[\w.-]{1,12}$/), archived: fc.boolean(), fork: fc.boolean() }));
  fc.assert(
    fc.property(names, fc.boolean(), fc.boolean(), (given, archived, forks) => {
      const list = given.map(({ name, ...more }) => repository(name, more));
      const { selected, left } = selectRepositories(list, { archived, forks });
      expect(selected).toEqual(list.filter((each) => (archived || !each.archived) && (forks || !each.fork)));
      expect(left).toHaveLength(list.length - selected.length);
    }),
  );
});
