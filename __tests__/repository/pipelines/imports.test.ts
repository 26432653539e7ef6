import { expect, test } from 'vitest';
import { stepsOf, workflow } from './read';

/** What a step executes: the files that its command names, and what these import. */
const runs = (command: string, files: Record<string, string>): string[] =>
  stepsOf(workflow(`on: push\njobs:\n  a:\n    steps:\n      - run: ${command}\n`, files))[0]!.runs;

test('follows what an evaluation imports in Python, through packages and relative imports', () => {
  const files = {
    'evals/run.py': 'import sys\nfrom evals.gate import check\nfrom .data import load, cases\nfrom app.rag import answer\n',
    'evals/gate.py': 'from evals import limits\n',
    'evals/limits.py': 'LIMIT = 0.8\n',
    'evals/data/__init__.py': 'def load(): ...\n',
    'evals/other.py': 'print(1)\n',
    'app/rag.py': 'assert True\n',
  };
  expect(runs('python -m evals.run', files)).toEqual([
    'evals/data/__init__.py',
    'evals/gate.py',
    'evals/limits.py',
    'evals/run.py',
  ]);
});

test('follows relative imports of TypeScript, whatever the ending', () => {
  const files = {
    'scripts/evaluate.ts': "import { gate } from '../quality/gate.js';\nimport cases from './cases';\nimport x from 'openai';\n",
    'quality/gate.ts': "const limits = require('./limits.cjs');\n",
    'quality/limits.cjs': 'module.exports = {};\n',
    'scripts/cases.ts': 'export default [];\n',
  };
  expect(runs('npx tsx scripts/evaluate.ts', files)).toEqual([
    'quality/gate.ts',
    'quality/limits.cjs',
    'scripts/cases.ts',
    'scripts/evaluate.ts',
  ]);
});

test('ends where files import each other, and at fifty', () => {
  expect(runs('python evals/a.py', { 'evals/a.py': 'import b\n', 'evals/b.py': 'import a\n' })).toEqual([
    'evals/a.py',
    'evals/b.py',
  ]);
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`evals/m${i}.py`, `import m${i + 1}\n`]));
  expect(runs('python evals/m0.py', many)).toHaveLength(50);
});
