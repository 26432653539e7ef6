import { describe, expect, test } from 'vitest';
import { createUseFinder } from '../../src/detect/uses';
import type { FileClass } from '../../src/model/evidence';
import { languageOf } from '../../src/repository/languages';
import { openMemory } from '../../src/source/memory';

/** Whether the line that says HERE is used in a tree. */
export async function isUsed(tree: Record<string, string>): Promise<boolean> {
  const [path, text] = Object.entries(tree).find(([, content]) => content.includes('HERE'))!;
  const line = text.slice(0, text.indexOf('HERE')).split('\n').length;
  const classOf = (name: string): FileClass => (name.startsWith('tests/') ? 'test' : 'source');
  const files = Object.keys(tree).map((name) => ({ path: name, fileClass: classOf(name), language: languageOf(name) }));
  const [used] = await createUseFinder(openMemory(tree), files)([{ path, line, excerpt: '', fileClass: classOf(path) }]);
  return used!;
}

/** Tests of trees, by what they show, whose line that says HERE is used, and of those where it is not. */
export function testUses(languages: string, used: Record<string, Record<string, string>>, unused: typeof used): void {
  describe.each([
    ['used', used, true],
    ['unused', unused, false],
  ] as const)(`%s in ${languages}`, (_, trees, expected) => {
    test.each(Object.entries(trees))('%s', async (__, tree) => {
      expect(await isUsed(tree)).toBe(expected);
    });
  });
}
