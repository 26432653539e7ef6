import { appendFileSync, chmodSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../src/source/open';
import { InputError } from '../../src/source/source';
import { git, makeDirectory, makeRepository, readAll, remove, write } from './fixture';

const made: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const dir of made.splice(0)) remove(dir);
});

function keep(dir: string): string {
  made.push(dir);
  return dir;
}

function objectPath(dir: string, path: string): string {
  const id = git(dir, 'rev-parse', `HEAD:${path}`);
  return join(dir, '.git/objects', id.slice(0, 2), id.slice(2));
}

describe('refs', () => {
  it('may be a branch, a commit, its abbreviation, an annotated tag or the id of the tag', async () => {
    const dir = keep(makeRepository({ 'a.py': 'one' }));
    git(dir, 'tag', '-a', 'v1', '-m', 'first');
    const first = git(dir, 'rev-parse', 'HEAD');
    write(dir, { 'a.py': 'two' });
    git(dir, 'commit', '-qam', 'second');
    for (const ref of ['HEAD~1', first, first.slice(0, 10), 'v1', 'refs/tags/v1', git(dir, 'rev-parse', 'v1')]) {
      const source = await open(dir, { ref });
      expect([source.kind, source.revision]).toEqual(['commit', first]);
      expect(await readAll(source)).toEqual({ 'a.py': 'one' });
    }
    expect(await readAll(await open(dir, { ref: 'main' }))).toEqual({ 'a.py': 'two' });
  });

  it.each(['nope', '--help', '--git-dir=/', '-h', '', 'HEAD^{tree}', 'HEAD..HEAD', '^HEAD', 'a\0b', '0'.repeat(40)])(
    'is refused when it is %j',
    async (ref) => {
      const dir = keep(makeRepository({ 'a.py': '' }));
      const opening = open(dir, { ref });
      await expect(opening).rejects.toBeInstanceOf(InputError);
      await expect(opening).rejects.toThrow(`${dir} has no commit ${ref}; where a remote has it, fetch it first`);
    },
  );

  it('needs a git repository, and a path that is a directory', async () => {
    const dir = keep(makeDirectory());
    write(dir, { 'a.py': '' });
    await expect(open(dir, { ref: 'HEAD' })).rejects.toThrow(/is not in a git repository/);
    await expect(open(join(dir, 'none'))).rejects.toThrow(/none does not exist/);
    await expect(open(join(dir, 'a.py'))).rejects.toThrow(/a\.py is not a directory/);
    await expect(open(join(dir, 'a.py/b'))).rejects.toBeInstanceOf(InputError);
  });

  it('is HEAD for a git directory, which must have a commit', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    expect(await readAll(await open(join(dir, '.git')))).toEqual({ 'a.py': 'a' });
    const empty = keep(makeDirectory());
    git(empty, 'init', '-q', '--bare');
    await expect(open(empty)).rejects.toThrow(/has no commit HEAD/);
  });

  it('works for sha256 repositories', async () => {
    const dir = keep(makeDirectory());
    git(dir, 'init', '-q', '--object-format=sha256');
    write(dir, { 'a.py': 'a' });
    git(dir, 'add', '-A');
    git(dir, 'commit', '-qm', 'first');
    const source = await open(dir, { ref: 'HEAD' });
    expect(source.revision).toMatch(/^[0-9a-f]{64}$/);
    expect(await readAll(source)).toEqual({ 'a.py': 'a' });
  });
});

describe('objects', () => {
  it('that are absent are missing, and the others are read', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a', 'b.py': 'b', 'c.py': 'c' }));
    rmSync(objectPath(dir, 'b.py'));
    expect(await readAll(await open(dir, { ref: 'HEAD' }))).toEqual({ 'a.py': 'a', 'b.py': '<missing>', 'c.py': 'c' });
  });

  it('that are damaged do not stop the others from being read', async () => {
    const noise = Array.from({ length: 5000 }, (_, index) => index * index).join(' ');
    const dir = keep(makeRepository({ 'a.py': 'a', 'b.py': 'b', 'c.py': noise, 'd.py': 'd' }));
    for (const [path, length] of [
      ['b.py', 3],
      ['c.py', 5000],
    ] as const) {
      const object = objectPath(dir, path);
      chmodSync(object, 0o600);
      writeFileSync(object, readStart(object, length));
    }
    const found = await readAll(await open(dir, { ref: 'HEAD' }), undefined, 1e6);
    expect(found).toMatchObject({ 'a.py': 'a', 'd.py': 'd' });
    expect(found['b.py']).toMatch(/^<(missing|unreadable)>$/);
    expect(found['c.py']).toBe('<unreadable>');
  });

  it('that list the tree must be there', async () => {
    const dir = keep(makeRepository({ 'sub/a.py': 'a' }));
    rmSync(objectPath(dir, 'sub'));
    await expect(open(dir, { ref: 'HEAD' })).rejects.toThrow(/cannot list the files of commit/);
  });

  it('may lie in another repository', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    const borrower = keep(makeDirectory());
    git(borrower, 'clone', '-q', '--shared', dir, 'clone');
    expect(await readAll(await open(join(borrower, 'clone'), { ref: 'HEAD' }))).toEqual({ 'a.py': 'a' });
  });

  it('over the limit are skipped, those around them read', async () => {
    const dir = keep(makeRepository({ a: 'a', big: 'b'.repeat(5_000_000), c: 'c'.repeat(1000), d: '' }));
    expect(await readAll(await open(dir, { ref: 'HEAD' }))).toEqual({ a: 'a', big: '<too-large>', c: 'c'.repeat(1000), d: '' });
  });

  it('of an empty commit are none', async () => {
    const dir = keep(makeDirectory());
    git(dir, 'init', '-q');
    git(dir, 'commit', '-q', '--allow-empty', '-m', 'empty');
    expect(await (await open(dir, { ref: 'HEAD' })).list()).toEqual([]);
  });

  it('are read without leaving anything behind', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    const temporary = keep(makeDirectory());
    vi.stubEnv('TMPDIR', temporary);
    const source = await open(dir, { ref: 'HEAD' });
    await source.read(['a.py'], 10, () => {
      expect(readdirSync(temporary)).toHaveLength(1);
    });
    expect(readdirSync(temporary)).toEqual([]);
    await expect(source.read(['a.py'], 10, () => expect.fail('stop'))).rejects.toThrow('stop');
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('a hostile repository', () => {
  it('runs nothing and leads nowhere, in the work tree and in a commit', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a', 'b.py': 'b', '.gitattributes': '* filter=evil diff=evil\n' }));
    const canaries = keep(makeDirectory());
    const away = keep(makeRepository({ 'away.py': '' }));
    const run = (name: string) => `touch ${join(canaries, name)}`;
    write(dir, { '.git/evil': `[core]\n\tfsmonitor = "${run('include')}; false"\n` });
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman'])
      writeFileSync(join(dir, '.git/hooks', hook), `#!/bin/sh\n${run(hook)}\n`, { mode: 0o755 });
    rmSync(objectPath(dir, 'b.py'));
    appendFileSync(
      join(dir, '.git/config'),
      `[core]
	repositoryformatversion = 1
	fsmonitor = "${run('fsmonitor')}; false"
	hooksPath = ${join(dir, '.git/hooks')}
	worktree = ${away}
	sshCommand = "${run('ssh')}"
	pager = "${run('pager')}"
	editor = "${run('editor')}"
[extensions]
	partialClone = evil
[remote "evil"]
	url = "ext::sh -c ${run('ext').replaceAll(' ', '% ')}"
	promisor = true
	partialclonefilter = blob:none
[protocol "ext"]
	allow = always
[filter "evil"]
	clean = "${run('clean')}"
	smudge = "${run('smudge')}"
	process = "${run('process')}"
	required = true
[diff "evil"]
	textconv = "${run('textconv')}"
[alias]
	ls-files = "!${run('alias')}"
[pager]
	ls-files = "${run('pager-ls-files')}"
[submodule]
	recurse = true
[include]
	path = evil
`,
    );
    // The bait is live: git itself, used carelessly, runs it, where a file looks changed.
    utimesSync(join(dir, 'a.py'), 1, 1);
    expect(() => git(dir, `--work-tree=${dir}`, 'status', '--porcelain')).toThrow();
    expect(() => git(dir, 'cat-file', 'blob', 'HEAD:b.py')).toThrow();
    expect(readdirSync(canaries)).toEqual(expect.arrayContaining(['ext', 'include', 'process']));
    for (const name of readdirSync(canaries)) rmSync(join(canaries, name));

    write(dir, { 'c.py': 'c', 'sub/d.py': 'd' });
    const workTree = await open(dir);
    expect(await readAll(workTree)).toMatchObject({ 'a.py': 'a', 'b.py': 'b' });
    expect(await workTree.untracked?.()).toEqual({ workTree: dir, folder: '', paths: ['c.py', 'sub/'] });
    for (const ref of ['HEAD', 'main'])
      expect(await readAll(await open(dir, { ref }))).toMatchObject({ 'a.py': 'a', 'b.py': '<missing>' });
    await expect(open(dir, { ref: '0123456789'.repeat(4) })).rejects.toBeInstanceOf(InputError);
    expect(readdirSync(canaries)).toEqual([]);
  });

  it('cannot replace an object', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    const first = git(dir, 'rev-parse', 'HEAD');
    write(dir, { 'a.py': 'b' });
    git(dir, 'commit', '-qam', 'second');
    git(dir, 'replace', first, 'HEAD');
    const source = await open(dir, { ref: first });
    expect([source.revision, await readAll(source)]).toEqual([first, { 'a.py': 'a' }]);
  });
});

function readStart(path: string, length: number): Buffer {
  return readFileSync(path).subarray(0, length);
}
