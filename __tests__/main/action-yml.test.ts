import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readInputs } from '../../src/github/inputs';

interface Action {
  inputs: Record<string, { default?: string; description: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string; main: string };
}

const directory = mkdtempSync(join(tmpdir(), 'action-parser-'));
const content = readFileSync('action.yml', 'utf8');
const action = parse(content) as Action;
let errorsIn: (content: string) => string[];

// The parser imports JSON in a way that not every Node we support takes, so it is bundled.
beforeAll(async () => {
  const outfile = join(directory, 'parser.mjs');
  const contents = [
    "import { parseAction } from '@actions/workflow-parser/actions/action-parser';",
    "import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';",
    "export const errorsIn = (content) => parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())",
    '  .context.errors.getErrors().map((error) => error.message);',
  ].join('\n');
  await build({
    stdin: { contents, resolveDir: '.' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  ({ errorsIn } = await import(/* @vite-ignore */ pathToFileURL(outfile).href));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('is an action that GitHub takes', () => {
  expect(errorsIn(content)).toEqual([]);
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
});

test.each([
  ['using: node24', 'using: node22'],
  ['icon: bar-chart-2', 'icon: no-such-icon'],
  ['color: blue', 'color: pink'],
  ['  main: dist/index.js', ''],
])('would not be one with another %s', (from, to) => {
  expect(content).toContain(from);
  expect(errorsIn(content.replace(from, to))).not.toEqual([]);
});

test('declares the inputs that the program reads, and a default for the token alone', () => {
  const read: string[] = [];
  readInputs((name) => {
    read.push(name);
    return '';
  });
  expect(Object.keys(action.inputs).sort()).toEqual(read.sort());
  const defaults = Object.entries(action.inputs).filter(([, input]) => 'default' in input);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
  expect(defaults.map(([name, input]) => [name, input.default])).toEqual([['token', '${{ github.token }}']]);
});
