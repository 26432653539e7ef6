import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openMemory } from '../../src/source/memory';
import { open } from '../../src/source/open';
import type { Source } from '../../src/source/source';
import { openPacked, root as rootFolder } from './archive-fixture';
import { git, makeDirectory, makeRepository, readAll, remove, write } from './fixture';

const large = 'x'.repeat(300_000);
const files: Record<string, string | Uint8Array> = {
  '.github/workflows/ci.yml': 'on: push\n',
  'a file with spaces.md': 'spaces\n',
  'bytes.bin': Uint8Array.from([0xff, 0, 0x0a, 0xfe, 0x80]),
  'empty.txt': '',
  'src/a/b/c/deep.py': 'import openai\r\n',
  'src/a.py': 'print(1)',
  'src/large.py': large,
  'src-a.py': 'sorts before src/',
  'ümläut/文.md': 'text',
  '\u{1f600}.md': 'beyond the basic plane',
  '\uff5e.md': 'sorts after it by code unit and before it by byte',
};
const made: string[] = [];
afterAll(() => made.forEach(remove));

function repository(): string {
  const root = makeRepository(files);
  made.push(root);
  return root;
}

const openers: Record<string, () => Promise<Source>> = {
  memory: async () => openMemory(files),
  'work tree': () => open(repository()),
  'plain directory': () => {
    const root = makeDirectory();
    made.push(root);
    write(root, files);
    return open(root);
  },
  'commit of a work tree': () => {
    const root = repository();
    write(root, { 'src/a.py': 'changed', 'later.py': '' });
    rmSync(join(root, 'empty.txt'));
    git(root, 'add', '-A');
    return open(root, { ref: 'HEAD' });
  },
  'bare repository': () => {
    const root = makeDirectory();
    made.push(root);
    git(root, 'clone', '-q', '--bare', repository(), 'bare.git');
    git(join(root, 'bare.git'), 'gc', '-q');
    return open(join(root, 'bare.git'));
  },
  'linked work tree': () => {
    const root = makeDirectory();
    made.push(root);
    git(repository(), 'worktree', 'add', '-q', join(root, 'linked'));
    return open(join(root, 'linked'), { ref: 'HEAD' });
  },
  'archive of git': () => {
    const args = ['archive', '--format=tar.gz', `--prefix=${rootFolder}`, 'HEAD'];
    return openPacked(execFileSync('git', args, { cwd: repository() }));
  },
  'archive of tar-stream': () => {
    const tar = pack();
    for (const [path, content] of Object.entries(files)) tar.entry({ name: rootFolder + path }, content);
    tar.finalize();
    return openPacked(Readable.from(tar).pipe(createGzip()));
  },
};

describe.each(Object.entries(openers))('%s', (_name, opener) => {
  it('lists every file once, sorted by code unit', async () => {
    const source = await opener();
    expect(await source.list()).toEqual(
      Object.keys(files)
        .sort()
        .map((path) => ({ path, kind: 'file' })),
    );
  });

  it('gives the same bytes in any order, and says what is missing or too large', async () => {
    const source = await opener();
    const paths = [...Object.keys(files), 'no/such/file', 'src', 'src/a.py/below'];
    const expected = Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, Buffer.from(content).toString('latin1')]),
    );
    const forwards = await readAll(source, paths, 299_999);
    expect(forwards).toMatchObject({ ...expected, 'src/large.py': '<too-large>', 'no/such/file': '<missing>' });
    expect(forwards.src).toMatch(/^<(missing|unreadable)>$/);
    expect(forwards['src/a.py/below']).toBe('<missing>');
    expect(await readAll(source, paths.toReversed(), 299_999)).toEqual(forwards);
    expect(await readAll(source, ['src/large.py', 'src/a.py'], 300_000)).toEqual({
      'src/large.py': large,
      'src/a.py': 'print(1)',
    });
  });

  it('reads nothing for no paths, and keeps concurrent reads apart', async () => {
    const source = await opener();
    expect(await readAll(source, [])).toEqual({});
    const [one, two] = await Promise.all([readAll(source, ['src/a.py', 'src-a.py']), readAll(source, ['src-a.py', 'src/a.py'])]);
    expect(one).toEqual(two);
    expect(one).toEqual({ 'src/a.py': 'print(1)', 'src-a.py': 'sorts before src/' });
  });

  it('passes on what the visitor throws', async () => {
    const source = await opener();
    const failing = source.read(Object.keys(files), 1000, () => {
      throw new Error('from the visitor');
    });
    await expect(failing).rejects.toThrow('from the visitor');
  });
});
