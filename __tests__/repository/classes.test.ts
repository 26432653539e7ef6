import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { linguistClasses } from '../../src/repository/attributes';
import { createClassifier } from '../../src/repository/classes';
import { compileFileClasses } from '../../src/rules/files';

const classify = createClassifier(
  compileFileClasses(parse(readFileSync(join(import.meta.dirname, '../../rules/files.yml'), 'utf8'))),
);

test.each([
  ['src/app.py', 'source'],
  ['src/api/chat.prompty', 'config'],
  ['README.md', 'document'],
  ['requirements-dev.txt', 'config'],
  ['evals/data.jsonl', 'data'],
  ['analysis.ipynb', 'notebook'],
  ['examples/openai/app.py', 'sample'],
  ['src/main/java/org/springframework/samples/petclinic/chat/Assistant.java', 'source'],
  ['samples/src/main/java/org/acme/App.java', 'sample'],
  ['tests/test_app.py', 'test'],
  ['src/main/java/OrderIT.java', 'test'],
  ['src/main/java/StoreInit.java', 'source'],
  ['src/app.test.ts', 'test'],
  ['.github/scripts/triage.py', 'test'],
  ['.github/workflows/ci.yml', 'config'],
  ['node_modules/openai/index.js', 'vendored'],
  ['src/node_modules/x/tests/a.js', 'vendored'],
  ['poetry.lock', 'generated'],
  ['tests/fixtures/agent.py', 'fixture'],
  ['AGENTS.md', 'assistant'],
  ['.github/prompts/review.prompt.md', 'assistant'],
  ['.cursor/rules/style.md', 'assistant'],
  ['Dockerfile', 'config'],
])('%s is %s', (path, fileClass) => {
  expect(classify(path)).toBe(fileClass);
});

test('linguist attributes set the class of the paths they match, the last line deciding', () => {
  const classOf = linguistClasses(
    new Map([
      [
        '.gitattributes',
        '*.gen.py linguist-generated\nlib/** linguist-vendored=true\nlib/own/** -linguist-vendored\n# docs/** linguist-generated\n',
      ],
      ['sub/.gitattributes', 'out.ts linguist-generated=true\n'],
    ]),
  );
  expect(['a/b.gen.py', 'lib/x.py', 'lib/own/x.py', 'docs/a.py', 'sub/out.ts', 'out.ts'].map(classOf)).toEqual([
    'generated',
    'vendored',
    undefined,
    undefined,
    'generated',
    undefined,
  ]);
});
