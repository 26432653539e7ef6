import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesAround, filesOnDisk } from '../../src/source/disk-files';
import { runGit } from '../../src/source/git';

const root = mkdtempSync(join(tmpdir(), 'disk-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return join(root, path);
}

test('a configuration on the disk names files from the root of its repository, else from its own directory', async () => {
  const file = write('policies/deep/mine.yml', 'mine');
  write('policies/deep/base.yml', 'near');
  write('policies/base.yml', 'far');
  write('policies/rules/a/one.yml', 'one');
  const outside = filesAround(file);
  expect([await outside.read(file), await outside.read('base.yml'), await outside.read('none.yml')]).toEqual([
    'mine',
    'near',
    undefined,
  ]);
  expect(runGit(['init', '-q', join(root, 'policies')]).code).toBe(0);
  const inside = filesAround(file);
  expect([await inside.read(file), await inside.read('base.yml')]).toEqual(['mine', 'far']);
  expect(await inside.readRules(['rules', 'none'])).toEqual([{ 'a/one.yml': 'one' }, undefined]);
  expect(await filesAround(join(root, 'none.yml')).read(join(root, 'none.yml'))).toBeUndefined();
});

test('no link is followed', async () => {
  write('linked/rules/one.yml', 'one');
  symlinkSync('/etc/passwd', join(root, 'linked/rules/two.yml'));
  await expect(filesOnDisk(join(root, 'linked')).readRules(['rules'])).rejects.toThrow(
    'rules/two.yml: a link, which is not followed',
  );
});
