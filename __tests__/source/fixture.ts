import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileContent, Source } from '../../src/source/source';

/** A new empty directory. */
export function makeDirectory(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'source-test-')));
}

/** Removes what a test made. */
export function remove(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

/** Writes files below a directory. */
export function write(root: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Makes a link below a directory. */
export function link(root: string, path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

/** Runs git as the owner of a test repository; gives its output. */
export function git(cwd: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}

/** A work tree with these files in one commit. */
export function makeRepository(files: Record<string, string | Uint8Array>): string {
  const root = makeDirectory();
  git(root, 'init', '-q');
  write(root, files);
  git(root, 'add', '-A', '-f');
  git(root, 'commit', '-q', '-m', 'first');
  return root;
}

/** What a read gave for each path: the text of the bytes (as latin1), or the reason in angle brackets. */
export async function readAll(source: Source, paths?: readonly string[], maxBytes = 1000): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const wanted = paths ?? (await source.list()).map(({ path }) => path);
  await source.read(wanted, maxBytes, (path, content) => {
    if (Object.hasOwn(found, path)) throw new Error(`${path} was visited twice`);
    found[path] = textOf(content);
  });
  return found;
}

function textOf(content: FileContent): string {
  return 'bytes' in content ? Buffer.from(content.bytes).toString('latin1') : `<${content.unreadable}>`;
}
