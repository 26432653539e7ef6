import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { createWants } from '../../src/org/wanted';
import type { RuleBundle } from '../../src/rules/bundle';
import { scan } from '../../src/scan';
import { openMemory } from '../../src/source/memory';
import { open } from '../../src/source/open';
import { openPacked, root } from '../source/archive-fixture';
import { git, makeRepository, remove } from '../source/fixture';

const top = join(import.meta.dirname, '../..');
const rules: RuleBundle = JSON.parse(readFileSync(join(top, 'dist/rules.json'), 'utf8'));
const wants = createWants(rules);
const made: string[] = [];
afterEach(() => {
  for (const dir of made.splice(0)) remove(dir);
});

test('a scan wants what it may read, and nothing of what never counts or is of no known kind', () => {
  const [ordinary, large] = [512 * 1024, 8 * 1024 * 1024];
  const wanted = {
    'src/app.py': ordinary,
    'native/engine.cpp': ordinary,
    'README.md': ordinary,
    Dockerfile: ordinary,
    '.github/workflows/ci.yml': ordinary,
    'prompts/answer.prompty': ordinary,
    '.gitattributes': ordinary,
    'vendor/lib/.gitattributes': ordinary,
    'notes/try.ipynb': large,
    'data/cases.jsonl': large,
    'logo.png': 0,
    'model.safetensors': 0,
    'node_modules/openai/index.js': 0,
    'CLAUDE.md': 0,
  };
  expect(Object.fromEntries(Object.keys(wanted).map((path) => [path, wants(path)]))).toEqual(wanted);
});

describe.each(['level-3-python-rag', 'level-4-typescript-agent', 'level-1-csharp-bot', 'content-cookbook'])('%s', (name) => {
  it('is judged in an archive as in its tree', async () => {
    const dir = makeRepository({ 'logo.png': 'x', 'large.py': '#'.repeat(600_000) });
    made.push(dir);
    cpSync(join(top, '__tests__/repositories', name, 'tree'), dir, { recursive: true });
    git(dir, 'add', '-A', '-f');
    git(dir, 'commit', '-q', '-m', 'second');
    const packed = execFileSync('git', ['archive', '--format=tar.gz', `--prefix=${root}`, 'HEAD'], { cwd: dir });
    const archive = await openPacked(packed, { wants });
    const [judged, expected] = [await scan(archive, rules), await scan(await open(dir, { ref: 'HEAD' }), rules)];
    expect(judged.practices.length).toBeGreaterThan(0);
    expect(judged.diagnostics.map(({ path }) => path)).toContain('large.py');
    expect(judged).toEqual({ ...expected, source: { ...expected.source, kind: 'archive', id: 'acme/shop' } });
    expect(judged.source.revision).toBe(git(dir, 'rev-parse', 'HEAD'));
  });
});

test('a Git LFS pointer is told of, and is no evidence', async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
  const { diagnostics } = await scan(openMemory({ 'evals/dataset.jsonl': pointer, 'app.py': `# about ${pointer}` }), rules);
  expect(diagnostics).toEqual([
    { path: 'evals/dataset.jsonl', kind: 'missing', message: 'a Git LFS pointer: the content is not in this tree' },
  ]);
});
