import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInModel } from './model';

const root = join(import.meta.dirname, '../src');
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** Which folders of src a folder may import, beside itself. */
const allowed: Record<string, string[]> = {
  model: [],
  source: ['model'],
  repository: ['model', 'source'],
  detect: ['model', 'source', 'repository'],
  rules: ['model', 'source', 'repository', 'detect'],
  assess: ['model'],
  report: ['model'],
  config: ['model', 'source', 'repository', 'detect', 'rules', 'assess'],
  init: ['model', 'source', 'repository', 'report'],
  github: ['model', 'source', 'report'],
  authoring: ['model', 'source', 'repository', 'detect', 'rules', 'report'],
};
const adapters = [
  'case-cli.ts',
  'cli.ts',
  'init-cli.ts',
  'init-files.ts',
  'org-cli.ts',
  'org-files.ts',
  'org-main.ts',
  'rules-cli.ts',
  'main.ts',
  'index.ts',
];

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
}

describe.each([...texts])('%s', (path, text) => {
  const folder = path.includes('/') ? path.split('/')[0]! : '';
  const imports = importsOf(text);

  test('imports only what its folder may', () => {
    const permitted = allowed[folder];
    if (!permitted) return expect(['', 'org']).toContain(folder);
    const targets = imports.filter((name) => name.startsWith('.')).map((name) => join(path, '..', name).split('/')[0]!);
    expect(targets.filter((target) => target !== folder && !permitted.includes(target))).toEqual([]);
  });

  test('keeps files, processes and GitHub where they belong', () => {
    const outside = imports.filter((name) => ['node:fs', 'node:fs/promises', 'node:child_process'].includes(name));
    expect(folder === 'source' || adapters.includes(path) ? [] : outside).toEqual([]);
    const actions = imports.filter((name) => name.startsWith('@actions/'));
    expect(folder === 'github' || ['main.ts', 'org-main.ts'].includes(path) ? [] : actions).toEqual([]);
  });

  test('is at most 250 lines long', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(251);
  });
});

test('the architecture test sees the sources', () => {
  expect(paths).toEqual(expect.arrayContaining(['scan.ts', 'cli.ts', join('detect', 'content.ts')]));
});

test('no file names a practice, a level or the model, which are data, but the practice whose rules find model calls', () => {
  const { name, source, levels } = builtInModel();
  const practices = levels.flatMap((level) => level.practices.map(({ id }) => id));
  const words = [...practices, ...levels.map((level) => level.name)].map((word) => `'${word}'`);
  const named = [...texts].flatMap(([path, text]) =>
    [name, source, ...words]
      .filter((word) => text.replace(/examples: \[[^\]]*\]/g, '').includes(word))
      .map((word) => `${path}: ${word}`),
  );
  expect(named).toEqual([`${join('model', 'practice.ts')}: 'llm-apis'`]);
});
