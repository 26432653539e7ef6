import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { open } from '../../src/source/open';
import { git, link, makeDirectory, makeRepository, readAll, remove, write } from './fixture';

const made: string[] = [];
const root = process.getuid?.() === 0;

function keep(dir: string): string {
  made.push(dir);
  return dir;
}

afterEach(() => {
  vi.unstubAllEnvs();
  for (const dir of made.splice(0)) remove(dir);
});

describe('what is listed', () => {
  it('is what git tracks, staged files included', async () => {
    const dir = keep(makeRepository({ 'a.py': '', 'b.py': '' }));
    write(dir, { 'staged.py': 'staged', 'untracked.py': '' });
    git(dir, 'add', 'staged.py');
    rmSync(join(dir, 'b.py'));
    const source = await open(dir);
    expect(await readAll(source)).toEqual({ 'a.py': '', 'b.py': '<missing>', 'staged.py': 'staged' });
    expect(source.revision).toBe(git(dir, 'rev-parse', 'HEAD'));
  });

  it('is relative to a subfolder of a work tree, for its commits too', async () => {
    const dir = keep(makeRepository({ 'a.py': '', 'apps/[x]/b.py': 'b', 'apps/[x]/c/d.py': 'd', 'apps/x/e.py': '' }));
    const here = join(dir, 'apps/[x]');
    expect(await readAll(await open(here))).toEqual({ 'b.py': 'b', 'c/d.py': 'd' });
    expect(await readAll(await open(here, { ref: 'HEAD' }))).toEqual({ 'b.py': 'b', 'c/d.py': 'd' });
    expect((await open(here)).id).toBe('[x]');
  });

  it('is the directory itself where git tracks nothing of it', async () => {
    const dir = keep(makeRepository({ 'a.py': '' }));
    write(dir, { 'new/b.py': 'b' });
    const source = await open(join(dir, 'new'));
    expect(await readAll(source)).toEqual({ 'b.py': 'b' });
    expect(source.revision).toBeNull();
  });

  it('has each path of an unfinished merge once', async () => {
    const dir = keep(makeRepository({ 'a.py': '1' }));
    git(dir, 'checkout', '-q', '-b', 'other');
    write(dir, { 'a.py': '2' });
    git(dir, 'commit', '-qam', 'two');
    git(dir, 'checkout', '-q', 'main');
    write(dir, { 'a.py': '3' });
    git(dir, 'commit', '-qam', 'three');
    expect(() => git(dir, 'merge', 'other')).toThrow();
    expect(await (await open(dir)).list()).toEqual([{ path: 'a.py', kind: 'file' }]);
  });

  it('obeys .gitignore at every level outside git, and leaves node_modules out', async () => {
    const dir = keep(makeDirectory());
    write(dir, {
      '.gitignore': '*.log\n/build/\n!keep.log\nsecret.txt\n',
      'a.log': '',
      'keep.log': '',
      'build/x.py': '',
      'src/build/y.py': '',
      'src/.gitignore': '!b.log\n*.tmp\n',
      'src/b.log': '',
      'src/c.log': '',
      'src/d.tmp': '',
      'd.tmp': '',
      'node_modules/p/index.js': '',
      'src/node_modules/p/index.js': '',
      '.hidden/e.py': '',
      'odd \\ [name].py': '',
    });
    const expected = [
      '.gitignore',
      '.hidden/e.py',
      'd.tmp',
      'keep.log',
      'odd \\ [name].py',
      'src/.gitignore',
      'src/b.log',
      'src/build/y.py',
    ];
    expect((await (await open(dir)).list()).map(({ path }) => path)).toEqual(expected);
  });

  it('does not match slow patterns of a .gitignore', async () => {
    const dir = keep(makeDirectory());
    write(dir, { '.gitignore': `${'*a'.repeat(60)}b\n`, ['a'.repeat(250)]: '' });
    expect(await (await open(dir)).list()).toHaveLength(2);
  });

  it('is the same without git on the machine', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a', 'b/c.py': 'c' }));
    vi.stubEnv('PATH', keep(makeDirectory()));
    const source = await open(dir);
    expect(await readAll(source)).toEqual({ 'a.py': 'a', 'b/c.py': 'c' });
    expect(source.revision).toBeNull();
    await expect(open(dir, { ref: 'HEAD' })).rejects.toThrow(/git is not installed/);
  });

  it('does not depend on GIT_ variables of the caller', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    const other = keep(makeRepository({ 'other.py': '' }));
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    expect(await readAll(await open(dir))).toEqual({ 'a.py': 'a' });
    expect(await readAll(await open(dir, { ref: 'HEAD' }))).toEqual({ 'a.py': 'a' });
  });

  it('has links and submodules as such, in the work tree and in the commit', async () => {
    const inner = keep(makeRepository({ 'inner.py': '' }));
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    git(dir, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner, 'sub');
    link(dir, 'link.py', 'a.py');
    git(dir, 'add', '-A');
    git(dir, 'commit', '-qm', 'second');
    for (const source of [await open(dir), await open(dir, { ref: 'HEAD' })]) {
      expect(await source.list()).toContainEqual({ path: 'link.py', kind: 'link' });
      expect(await source.list()).toContainEqual({ path: 'sub', kind: 'submodule' });
      expect(await readAll(source)).toMatchObject({ 'a.py': 'a', 'link.py': '<link>', sub: '<submodule>' });
    }
    expect(await readAll(await open(join(dir, 'sub')))).toEqual({ 'inner.py': '' });
  });

  it.runIf(root)('is there when the checkout belongs to another user', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    for (const path of [dir, join(dir, '.git'), join(dir, '.git/config'), join(dir, 'a.py')]) chownSync(path, 12345, 12345);
    expect(() => git(dir, '-c', 'safe.directory=', 'status')).toThrow();
    expect(await readAll(await open(dir))).toEqual({ 'a.py': 'a' });
    expect(await readAll(await open(dir, { ref: 'HEAD' }))).toEqual({ 'a.py': 'a' });
  });
});

describe('what is read', () => {
  const outside = 'secret from outside';

  it.each(['git', 'plain'])('never comes from outside the tree (%s)', async (kind) => {
    const away = keep(makeDirectory());
    write(away, { 'secret.txt': outside, 'deep/secret.txt': outside });
    const dir = keep(kind === 'git' ? makeRepository({ 'a.py': 'a' }) : makeDirectory());
    write(dir, { 'a.py': 'a', 'replaced/deep/secret.txt': '', 'file.txt': '' });
    link(dir, 'absolute', join(away, 'secret.txt'));
    link(dir, 'directory', away);
    link(dir, 'circle/self', '../circle');
    link(dir, 'loop', 'loop');
    link(dir, 'dangling', 'nowhere');
    if (kind === 'git') git(dir, 'add', '-A');
    const source = await open(dir);
    const listed = (await source.list()).map(({ path }) => path);
    expect(listed).toEqual([
      'a.py',
      'absolute',
      'circle/self',
      'dangling',
      'directory',
      'file.txt',
      'loop',
      'replaced/deep/secret.txt',
    ]);
    // Between the listing and the reading a file and a directory are replaced with links.
    rmSync(join(dir, 'replaced'), { recursive: true });
    symlinkSync(away, join(dir, 'replaced'));
    rmSync(join(dir, 'file.txt'));
    symlinkSync(join(away, 'secret.txt'), join(dir, 'file.txt'));
    const found = await readAll(source, [
      ...listed,
      'directory/secret.txt',
      `../${away.split('/').pop()}/secret.txt`,
      '.git/config',
    ]);
    expect(JSON.stringify(found)).not.toContain(outside);
    expect(found).toMatchObject({
      'a.py': 'a',
      absolute: '<link>',
      directory: '<link>',
      'circle/self': '<link>',
      loop: '<link>',
      dangling: '<link>',
      'file.txt': '<link>',
      'replaced/deep/secret.txt': '<link>',
      'directory/secret.txt': '<link>',
      '.git/config': '<unreadable>',
    });
  });

  it('is unreadable where a file became a FIFO or a directory, without waiting', async () => {
    const dir = keep(makeRepository({ 'fifo.py': '', 'dir.py': '', 'a.py': 'a' }));
    rmSync(join(dir, 'fifo.py'));
    rmSync(join(dir, 'dir.py'));
    execFileSync('mkfifo', [join(dir, 'fifo.py')]);
    mkdirSync(join(dir, 'dir.py'));
    expect(await readAll(await open(dir))).toEqual({ 'fifo.py': '<unreadable>', 'dir.py': '<unreadable>', 'a.py': 'a' });
    renameSync(join(dir, '.git'), join(dir, 'dir.py/.git'));
    expect(await readAll(await open(dir))).toEqual({ 'fifo.py': '<unreadable>', 'a.py': 'a' });
  });

  it.skipIf(root)('is unreadable without permission, files and directories', async () => {
    const dir = keep(makeDirectory());
    write(dir, { 'closed.py': '', 'closed/a.py': '', 'a.py': 'a' });
    chmodSync(join(dir, 'closed.py'), 0);
    chmodSync(join(dir, 'closed'), 0);
    const found = await readAll(await open(dir));
    chmodSync(join(dir, 'closed'), 0o700);
    expect(found).toEqual({ 'closed.py': '<unreadable>', closed: '<unreadable>', 'a.py': 'a' });
  });

  it('has names that are not valid UTF-8', async () => {
    const dir = keep(makeRepository({ 'a.py': 'a' }));
    writeFileSync(Buffer.concat([Buffer.from(`${dir}/caf`), Buffer.from([0xe9]), Buffer.from('.py')]), 'latin1');
    git(dir, 'add', '-A');
    git(dir, 'commit', '-qm', 'second');
    const expected = { 'a.py': 'a', 'caf\ufffd.py': 'latin1' };
    expect(await readAll(await open(dir))).toEqual(expected);
    expect(await readAll(await open(dir, { ref: 'HEAD' }))).toEqual(expected);
  });

  it('leaves a huge file alone', async () => {
    const dir = keep(makeRepository({ 'huge.bin': '', 'a.py': 'a' }));
    truncateSync(join(dir, 'huge.bin'), 2 ** 30);
    const source = await open(dir);
    expect(await readAll(source)).toEqual({ 'huge.bin': '<too-large>', 'a.py': 'a' });
  });

  it('is at most what the limit says, whatever the size of the buffer', async () => {
    const dir = keep(makeRepository({ a: 'x'.repeat(100_000), b: 'y'.repeat(200_000), c: 'z' }));
    const source = await open(dir);
    for (const limit of [200_000, 199_999, 100_000, 1, 0]) {
      const found = await readAll(source, undefined, limit);
      expect(Object.values(found).map((text) => text.length > 20)).toEqual([limit >= 100_000, limit >= 200_000, false]);
      expect(found.c).toBe(limit >= 1 ? 'z' : '<too-large>');
    }
  });
});
