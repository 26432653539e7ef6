import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scan } from '../src/scan';
import { openMemory } from '../src/source/memory';
import { type Example, pages, readPage, treeOf } from './docs/pages';

const rules = JSON.parse(readFileSync('dist/rules.json', 'utf8'));
const read = pages.map((page) => [page, readPage(page)] as const);
const examples = (kind: string) =>
  read.flatMap(([, page]) => page.examples).filter((example) => example.kind === kind);
const named = (all: Example[]) => all.map((example) => [`${example.page}:${example.line} ${example.says}`, example] as const);
const applications = new Map(examples('application').map((example) => [example.says, treeOf(example)]));

test.each(named(examples('expect')))('%s', async (_, example) => {
  const [, expected, base] = /^(.*?)(?: on ([a-z]+))?$/.exec(example.says)!;
  const tree = treeOf(example);
  expect(Object.keys(tree)).not.toEqual([]);
  if (base !== undefined) expect([...applications.keys()]).toContain(base);
  const { scope, level, practices } = await scan(openMemory({ ...(base && applications.get(base)), ...tree }), rules);
  for (const one of expected!.split(', ')) {
    const [what, status] = one.split(' ') as [string, string];
    const [id, technique] = what.split('/') as [string, string | undefined];
    const practice = practices.find((candidate) => candidate.id === id);
    const counted = technique !== undefined && practice?.techniques?.includes(technique) ? 'counted' : 'not-counted';
    const found = { scope, level: `${level.number}` }[id] ?? (technique === undefined ? practice?.status : counted);
    const seen = practice?.evidence.map((found) => `${found.rule} ${found.supports} ${found.path}:${found.line}`);
    expect(found, `${what} (${scope}): ${seen?.join(', ')}`).toBe(status);
  }
});
