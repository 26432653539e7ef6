// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the expressions of pipelines look the same
import { expect, test } from 'vitest';
import { commandsOf, readTree } from './read';

const good = 'on: push\njobs:\n  a:\n    steps:\n      - run: azd up\n';

function beside(bad: string) {
  const { pipelines, diagnostics } = readTree({ '.github/workflows/bad.yml': bad, '.github/workflows/good.yml': good });
  expect(pipelines.map((pipeline) => pipeline.path)).toEqual(['.github/workflows/good.yml']);
  return diagnostics.map(({ path, kind }) => `${path} ${kind}`);
}

const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
for (let i = 1; i < 9; i++)
  bomb.push(
    `a${i}: &a${i} [${Array(9)
      .fill(`*a${i - 1}`)
      .join(', ')}]`,
  );

test.each([
  ['invalid YAML', 'on: push\njobs:\n  a: [unclosed\n  b: }\n'],
  ['an alias bomb', `${bomb.join('\n')}\non: push\njobs: *a8\n`],
  ['an alias to itself', 'on: push\njobs: &a\n  b: *a\n'],
  ['nesting 5,000 deep', `on: push\njobs: ${'['.repeat(5000)}${']'.repeat(5000)}\n`],
  ['nesting that would abort the process', `on: push\njobs: ${'['.repeat(200_000)}`],
  ['a deep list', `${'- '.repeat(100_000)}a\n`],
])('%s is one diagnostic and the rest goes on', (_, text) => {
  expect(beside(text)).toEqual(['.github/workflows/bad.yml invalid']);
});

test('what is no workflow is silently none', () => {
  for (const text of ['', '[]', 'on: push', 'jobs: {}', 'just text', 'on: push\njobs: []', '# only a comment'])
    expect(beside(text)).toEqual([]);
});

test('anchors and merge keys are resolved', () => {
  const text =
    'on: push\nx: &base\n  run: azd up\njobs:\n  a:\n    steps:\n      - <<: *base\n        name: A\n      - &b {run: make}\n      - *b\n';
  const { pipelines } = readTree({ '.github/workflows/ci.yml': text });
  expect(commandsOf(pipelines[0]!)).toEqual(
    [3, 9, 9].map((line, i) => `.github/workflows/ci.yml:${line} ${i ? 'make' : 'azd up'}`),
  );
});

test('a pipeline holds at most 2,000 commands', () => {
  const { pipelines, diagnostics } = readTree({
    '.github/workflows/ci.yml': `${good}      - run: |\n${'          echo x\n'.repeat(3000)}`,
  });
  expect(commandsOf(pipelines[0]!)).toHaveLength(2000);
  expect(diagnostics).toMatchObject([{ path: '.github/workflows/ci.yml', kind: 'limit' }]);
});

test('workflows that call each other come to an end', () => {
  const call = (name: string) =>
    `on: [push, workflow_call]\njobs:\n${Array.from({ length: 50 }, (_, i) => `  j${i}:\n    uses: ./.github/workflows/${name}.yml\n`).join('')}`;
  const { diagnostics } = readTree({ '.github/workflows/a.yml': call('b'), '.github/workflows/b.yml': call('a') });
  expect(diagnostics.map(({ kind }) => kind)).toEqual(['limit', 'limit']);
});

test('inputs that multiply are not filled in without end', () => {
  const call = (name: string, value: string) =>
    `on: workflow_call\njobs:\n  a:\n    uses: ./.github/workflows/${name}.yml\n    with:\n      x: ${value}\n`;
  const many = '${{ inputs.x }}'.repeat(10_000);
  const { pipelines } = readTree({
    '.github/workflows/a.yml': call('b', 'y'.repeat(1000)).replace('workflow_call', 'push'),
    '.github/workflows/b.yml': call('c', many),
    '.github/workflows/c.yml': call('d', many),
    '.github/workflows/d.yml': `on: workflow_call\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with:\n          x: ${many}\n`,
  });
  expect(JSON.stringify(pipelines).length).toBeLessThan(1_000_000);
});
