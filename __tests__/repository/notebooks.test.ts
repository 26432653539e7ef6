import { expect, test } from 'vitest';
import { notebookCode } from '../../src/repository/notebooks';

const cell = (type: string, source: string | string[], outputs?: unknown[]) => ({
  cell_type: type,
  metadata: { source: 'meta' },
  outputs,
  source,
});

test('gives the lines of code cells with their lines in the file', () => {
  const text = JSON.stringify(
    {
      cells: [
        cell('markdown', ['import hidden\n']),
        cell(
          'code',
          ['%pip install openai\n', 'import openai\n', '!ls\n', 'print(1)'],
          [{ text: ['import output\n'], source: ['import output2'] }],
        ),
        cell('code', 'a = 1\nb = 2'),
        cell('code', ['%%bash\n', 'import shell']),
      ],
      metadata: { cells: ['import meta'] },
    },
    null,
    1,
  );
  const code = notebookCode(text)!;
  expect(code.text.split('\n')).toEqual(['', 'import openai', '', 'print(1)', 'a = 1', 'b = 2']);
  const fileLines = text.split('\n');
  expect(code.lines()).toHaveLength(6);
  expect(fileLines[code.lines()[1]! - 1]).toContain('import openai');
  expect(fileLines[code.lines()[3]! - 1]).toContain('print(1)');
  expect(code.lines()[4]).toBe(code.lines()[5]);
  expect(fileLines[code.lines()[5]! - 1]).toContain('b = 2');
});

test('a notebook on one line keeps its code', () => {
  const code = notebookCode(JSON.stringify({ cells: [cell('code', ['x = 1\n', 'y = 2'])] }));
  expect(code).toEqual({ text: 'x = 1\ny = 2', language: 'python', lines: expect.any(Function) });
  expect(code?.lines()).toEqual([1, 1]);
});

test.each([
  '',
  '{',
  '[]',
  '{"cells": [',
  '{"cells": [{"cell_type": "code", "source": ["x"]}',
  '['.repeat(200_000),
  '{"nbformat": 4}',
])('is undefined for %.20s', (text) => {
  expect(notebookCode(text)).toBeUndefined();
});

test.each([
  ['csharp', { kernelspec: { language: 'C#' }, language_info: { name: 'polyglot-notebook' } }],
  ['csharp', { kernelspec: { language: 'C#' } }],
  ['javascript', { language_info: { name: 'typescript' } }],
  ['java', { language_info: { name: 'Java' } }],
  ['python', { language_info: { name: 'python' } }],
  ['python', { language_info: null, kernelspec: 'C#' }],
  ['python', undefined],
])('its code is %s by %j', (language, metadata) => {
  expect(notebookCode(JSON.stringify({ cells: [], metadata }))?.language).toBe(language);
});
