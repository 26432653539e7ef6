import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scan } from '../src/scan';
import { openMemory } from '../src/source/memory';

/**
 * A small tree that a naive matcher would misjudge. With a base its files are laid over an application that calls a model, and
 * `expected` says where the verdicts differ from the base's; without one the tree has no generative AI unless `expected` is there.
 * `open` says why the scanner is still wrong: then it must be.
 */
interface Negative {
  name: string;
  base?: string;
  files?: Record<string, string>;
  expected?: Record<string, string>;
  open?: string;
}

const folder = join(import.meta.dirname, 'negatives');
const read = (name: string) => parse(readFileSync(join(folder, name), 'utf8'));
const bases: Record<string, Record<string, string>> = read('bases.yml');
const rules = JSON.parse(readFileSync(join(import.meta.dirname, '../dist/rules.json'), 'utf8'));
const names = readdirSync(folder).filter((name) => name !== 'bases.yml');
const cases = new Map(names.map((name) => [name.replace('.yml', ''), read(name) as Negative[]]));
const called = { 'llm-apis': 'met', 'structured-prompts': 'partial', 'prompt-integration': 'met' };

/** What the scan says otherwise than a careful reader would, with the evidence for it. */
async function mistakes({ base, files, expected }: Negative): Promise<string[]> {
  const { scope, level, practices } = await scan(openMemory({ ...(base && bases[base]), ...files }), rules);
  const right: Record<string, string> = { ...(base && called), ...expected };
  const wrong = practices
    .filter(({ id, status }) => status !== (right[id] ?? 'absent'))
    .map(({ id, status, evidence }) => {
      const places = evidence.map(({ rule, path, line, supports }) => `${rule} ${supports} ${path}:${line}`);
      return [`${id} is ${status}, not ${right[id] ?? 'absent'}`, ...places].join('\n  ');
    });
  if (base || expected) return scope === 'none' ? ['scope is none', ...wrong] : wrong;
  return scope === 'none' && level.number === 0 ? wrong : [`scope is ${scope}, level ${level.number}`, ...wrong];
}

describe.each([...cases])('%s', (_, negatives) => {
  test.each(negatives.map((negative) => [negative.name, negative] as const))('%s', async (_, negative) => {
    const wrong = await mistakes(negative);
    if (negative.open) expect(wrong, 'mended: take `open` away').not.toEqual([]);
    else expect(wrong.join('\n')).toBe('');
  });
});

test.each(Object.keys(bases))('the %s application is judged right by itself', async (base) => {
  expect(await mistakes({ name: base, base })).toEqual([]);
});

test('there are enough cases, in every language', () => {
  const all = [...cases.values()].flat();
  expect(all.length).toBeGreaterThanOrEqual(80);
  expect(new Set(all.map(({ base }) => base))).toEqual(new Set([undefined, ...Object.keys(bases)]));
});
