import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../src/source/archive';
import { commit, end, entry, openEntries, openPacked, pieces, property, root, rootFolder, tarOf } from './archive-fixture';
import { git, link, makeRepository, readAll, remove } from './fixture';

const made: string[] = [];
afterEach(() => {
  for (const dir of made.splice(0)) remove(dir);
});

async function failureOf(opening: Promise<unknown>): Promise<ArchiveError> {
  const error = await opening.then(
    () => 'nothing failed',
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(ArchiveError);
  return error;
}

const kindsOf = async (opening: ReturnType<typeof openEntries>) =>
  Object.fromEntries((await (await opening).list()).map(({ path, kind }) => [path, kind]));

describe('an archive as git writes it', () => {
  it('has links, and submodules where .gitmodules names an empty folder', async () => {
    const other = makeRepository({ f: '' });
    const dir = makeRepository({
      '.gitattributes': '/left-out/* export-ignore\n',
      'left-out/x.py': '',
      'a.py': 'a',
      'sub/b.py': 'b',
    });
    made.push(other, dir);
    link(dir, 'link', 'a.py');
    for (const path of ['sub/one two', 'odd"name#;/x'])
      git(dir, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, path);
    git(dir, 'config', '-f', '.gitmodules', 'submodule.gone.path', 'not/there');
    git(dir, 'config', '-f', '.gitmodules', 'submodule.full.path', 'sub');
    git(dir, 'add', '-A');
    git(dir, 'commit', '-q', '-m', 'second');
    const source = await openPacked(
      execFileSync('git', ['archive', '--format=tar.gz', `--prefix=${root}`, 'HEAD'], { cwd: dir }),
    );
    expect(await source.list()).toEqual([
      { path: '.gitattributes', kind: 'file' },
      { path: '.gitmodules', kind: 'file' },
      { path: 'a.py', kind: 'file' },
      { path: 'link', kind: 'link' },
      { path: 'odd"name#;/x', kind: 'submodule' },
      { path: 'sub/b.py', kind: 'file' },
      { path: 'sub/one two', kind: 'submodule' },
    ]);
    expect(await readAll(source, ['a.py', 'sub/b.py', 'link', 'sub/one two', 'sub'])).toEqual({
      'a.py': 'a',
      'sub/b.py': 'b',
      link: '<link>',
      'sub/one two': '<submodule>',
      sub: '<missing>',
    });
    expect(source).toMatchObject({ kind: 'archive', id: 'acme/shop', revision: git(dir, 'rev-parse', 'HEAD') });
  });

  it('keeps names of any length and letters', async () => {
    const files = { [`${'long '.repeat(30)}/${'ü'.repeat(120)}.py`]: '1', 'tab\there\n.md': '2', 'back\\slash.py': '3' };
    const dir = makeRepository(files);
    const packed = execFileSync('git', ['archive', '--format=tar.gz', `--prefix=${root}`, 'HEAD'], { cwd: dir });
    expect(await readAll(await openPacked(packed))).toEqual(files);
    made.push(dir);
  });
});

describe('the commit', () => {
  it('is the one that is given, else the one noted, else unknown', async () => {
    const packed = gzipSync(tarOf());
    expect((await openPacked(packed)).revision).toBe(commit);
    await expect(openPacked(packed, { revision: 'f00' })).rejects.toThrow(`it is of ${commit}, not of f00`);
    const unnoted = gzipSync(Buffer.concat([rootFolder, end]));
    expect((await openPacked(unnoted, { revision: 'f00' })).revision).toBe('f00');
    expect((await openPacked(gzipSync(Buffer.concat([rootFolder, end])))).revision).toBeNull();
    const odd = entry('pax_global_header', { type: 'g', content: property('comment', 'no commit') });
    expect((await openPacked(gzipSync(Buffer.concat([odd, rootFolder, end])))).revision).toBeNull();
  });
});

describe('what is kept', () => {
  it('is what is wanted of a file; the others are listed', async () => {
    const wants = (path: string) => ({ 'a.py': 3, 'b.py': 2, '.gitmodules': 0 })[path] ?? 0;
    const files = ['a.py', 'b.py', 'c.bin', 'sub/d.py', '.gitmodules'].map((path) => entry(root + path, { content: 'abc' }));
    const source = await openEntries(files, { wants });
    const found: Record<string, unknown> = {};
    const paths = (await source.list()).map(({ path }) => path);
    await source.read(paths, 100, (path, content) => {
      found[path] = 'bytes' in content ? Buffer.from(content.bytes).toString() : content;
    });
    const unwanted = { unreadable: 'unreadable', message: 'not kept of the archive: a scan does not read such a file' };
    expect(found).toEqual({
      'a.py': 'abc',
      'b.py': { unreadable: 'too-large', message: '3 bytes; the limit is 2' },
      'c.bin': unwanted,
      'sub/d.py': unwanted,
      '.gitmodules': unwanted,
    });
  });

  it('does not change with the size of the pieces in which it arrives, nor with the kind of stream', async () => {
    const files = Array.from({ length: 40 }, (_, n) => entry(`${root}${n}.py`, { content: `${n}`.repeat(n * 50) }));
    const packed = gzipSync(tarOf(...files));
    const expected = await readAll(await openPacked(packed), undefined, 1 << 20);
    expect(expected['39.py']).toBe('39'.repeat(39 * 50));
    expect(await readAll(await openPacked(pieces(packed, 1)), undefined, 1 << 20)).toEqual(expected);
    const web = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Uint8Array.from(packed));
        controller.close();
      },
    });
    expect(await readAll(await openPacked(web), undefined, 1 << 20)).toEqual(expected);
  });
});

describe('a stranger’s entries', () => {
  it('never leave the tree: such names are left out', async () => {
    const names = [
      '../x.py',
      '/etc/x.py',
      `${root}../x.py`,
      `${root}a/../../x.py`,
      `${root}./x.py`,
      `${root}a//x.py`,
      `${root}.git/config`,
      `${root}a/.GIT/config`,
      `${root}.git`,
      '',
      '/',
      '..',
    ];
    const good = entry(`${root}a/.github/x.yml`);
    for (const type of ['0', '1', '2', '5']) {
      const bad = names.map((name) => entry(name, { type }));
      expect(await kindsOf(openEntries([...bad, good])), type).toEqual({ 'a/.github/x.yml': 'file' });
    }
  });

  it('are links that nothing follows, and special files that nothing reads', async () => {
    const types = { symbolic: '2', hard: '1', character: '3', block: '4', fifo: '6', contiguous: '7', sparse: 'S', unknown: 'Q' };
    const entries = Object.entries(types).map(([name, type]) => entry(root + name, { type, content: 'abc' }));
    expect(await readAll(await openEntries([...entries, entry(`${root}symbolic/below.py`, { content: 'b' })]))).toEqual({
      symbolic: '<link>',
      hard: '<link>',
      character: '<unreadable>',
      block: '<unreadable>',
      fifo: '<unreadable>',
      contiguous: 'abc',
      sparse: '<unreadable>',
      unknown: '<unreadable>',
      'symbolic/below.py': 'b',
    });
  });

  it('can have one name: the last counts', async () => {
    const source = await openEntries([
      entry(`${root}a.py`, { content: 'first' }),
      entry(`${root}b.py`, { content: 'file' }),
      entry(`${root}c.py`, { type: '2' }),
      entry(`${root}d`, { content: 'file' }),
      entry(`${root}a.py`, { content: 'last' }),
      entry(`${root}b.py`, { type: '2' }),
      entry(`${root}c.py`, { content: 'file' }),
      entry(`${root}d/`, { type: '5' }),
    ]);
    expect(await readAll(source)).toEqual({ 'a.py': 'last', 'b.py': '<link>', 'c.py': 'file' });
  });

  it('can have the name of a submodule: a file stays one', async () => {
    const modules = entry(`${root}.gitmodules`, { content: '[submodule "s"]\npath = s\npath = t\n' });
    const folders = ['s', 't'].map((name) => entry(root + name, { type: '5' }));
    const kinds = { '.gitmodules': 'file', s: 'file', t: 'submodule' };
    expect(await kindsOf(openEntries([modules, ...folders, entry(`${root}s`)]))).toEqual(kinds);
  });

  it('can be a file where a folder is: both are there', async () => {
    const source = await openEntries([entry(`${root}a`, { content: '1' }), entry(`${root}a/b`, { content: '2' })]);
    expect(await readAll(source)).toEqual({ a: '1', 'a/b': '2' });
  });

  it('can have any characters in their names', async () => {
    const names = ['line\nfeed\u001b[31m.py', 'back\\slash.py', 'C:x.py', ' ', '...', 'constructor'];
    const source = await openEntries([
      ...names.map((name) => entry(root + name, { content: name })),
      entry(Buffer.concat([Buffer.from(root), Buffer.from([0xff, 0x2e, 0x70, 0x79])]), { content: 'not UTF-8' }),
      entry('PaxHeader', { type: 'x', content: property('path', `${root}nul\0.py`) }),
      entry('short', { content: 'NUL' }),
    ]);
    const found = new Map(Object.entries(await readAll(source)));
    expect(found.get('\ufffd.py')).toBe('not UTF-8');
    expect(found.get('nul\0.py')).toBe('NUL');
    expect((await source.list()).map(({ path }) => path)).toEqual(expect.arrayContaining(names));
    expect(found.size).toBe(names.length + 2);
  });

  it('are left out where the name is over 4,096, and end the archive over 128 KB', async () => {
    const [most, over] = ['x'.repeat(4096), 'x'.repeat(4097)];
    const huge = entry(root + 'x'.repeat(20_000));
    expect(await kindsOf(openEntries([entry(root + most), entry(root + over), huge]))).toEqual({ [most]: 'file' });
    for (const length of [200_000, 5_000_000])
      expect((await failureOf(openEntries([entry(root + 'x'.repeat(length))]))).reason).toBe('corrupt');
  });

  it('can be folders that claim a size, and folders of old', async () => {
    const entries = [
      entry(`${root}a`, { type: '5', size: 10_000 }),
      entry(`${root}old/`),
      entry(`${root}b.py`, { content: 'b' }),
    ];
    expect(await readAll(await openEntries(entries))).toEqual({ 'b.py': 'b' });
  });

  it('all stand in one root folder, or there is none', async () => {
    const trees = [
      [end],
      [entry('a.py'), end],
      [entry('../a.py'), end],
      [rootFolder, entry('other/a.py'), end],
      [rootFolder, entry('a.py'), end],
      [rootFolder, entry(root.slice(0, -1)), end],
    ];
    for (const tree of trees)
      expect(await failureOf(openPacked(gzipSync(Buffer.concat(tree))))).toMatchObject({ reason: 'corrupt' });
    expect(await kindsOf(openPacked(gzipSync(Buffer.concat([entry('any/a.py'), end]))))).toEqual({ 'a.py': 'file' });
    expect(await kindsOf(openEntries([]))).toEqual({});
  });
});

describe('limits', () => {
  const files = Array.from({ length: 10 }, (_, n) => entry(`${root}${n}.py`, { content: 'x'.repeat(1000) }));

  it('hold for the number of entries, the bytes that are kept and those that are unpacked', async () => {
    expect(
      (await (await openEntries(files, { limits: { entries: 11, keptBytes: 10_040, unpackedBytes: 20_000 } })).list()).length,
    ).toBe(10);
    for (const limits of [{ entries: 10 }, { keptBytes: 10_039 }, { unpackedBytes: 17_919 }]) {
      const error = await failureOf(openEntries(files, { limits }));
      expect(error.reason, JSON.stringify(limits)).toBe('too-large');
      expect(error.message).toContain('scan this repository in a checkout of its own');
    }
    expect((await openEntries(files, { wants: () => 0, limits: { keptBytes: 40 } })).kind).toBe('archive');
  });

  it('hold for one file, however much of it is wanted', async () => {
    const source = await openEntries(files, { wants: () => Number.POSITIVE_INFINITY, limits: { fileBytes: 999 } });
    expect((await readAll(source))['0.py']).toBe('<too-large>');
  });
});
