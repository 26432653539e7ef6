import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type FileEntry, InputError } from './source';

/** A git repository on disk: its git directory, and its work tree unless it is bare. */
export interface GitRepository {
  gitDir: string;
  workTree: string | null;
}

/** What a finished git process gave. */
export interface GitResult {
  code: number | null;
  stdout: Buffer;
  stderr: string;
}

const maxOutput = 1 << 30;

/** There is no git on this machine. */
export class GitMissing extends InputError {
  override name = 'GitMissing';
}

// The configuration of a scanned repository is a stranger's: these are the settings that could start a program or
// change a list. `core.worktree` is overruled by --work-tree, and the owner of a directory is not asked with --git-dir.
const settings = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'submodule.recurse=false', 'safe.directory=*'];

const neutral = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  // A list without any real protocol: unlike `-c protocol.allow=never`, no `protocol.<name>.allow` overrules it.
  GIT_ALLOW_PROTOCOL: 'none',
  LC_ALL: 'C',
};

/** Starts git with every way out of the repository closed; `extra` is added to its environment. */
export function startGit(args: readonly string[], extra: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
  return spawn('git', closed(args), surroundings(extra));
}

function closed(args: readonly string[]): string[] {
  return ['--no-pager', ...settings.flatMap((setting) => ['-c', setting]), ...args];
}

function surroundings(extra: NodeJS.ProcessEnv) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  // Windows looks for programs in the current directory first, which may be the scanned one.
  return { cwd: dirname(process.execPath), env: { ...Object.fromEntries(inherited), ...neutral, ...extra }, windowsHide: true };
}

/** Waits for the end of a process of `startGit`; gives its exit code and what it wrote to standard error. */
export function endOf(child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; stderr: string }> {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < 4096) stderr += text;
  });
  child.stdin.on('error', () => {}); // git ended before it read everything: its exit code says why
  return new Promise((done, fail) => {
    child.on('error', (error) => fail(reasonOf(error)));
    child.on('close', (code) => done({ code, stderr: stderr.trim() }));
  });
}

/** Runs git to its end and collects its output; throws `GitMissing` where there is no git. Waiting for one list is faster than streaming it. */
export function runGit(args: readonly string[], extra: NodeJS.ProcessEnv = {}): GitResult {
  const { status, stdout, stderr, error } = spawnSync('git', closed(args), { ...surroundings(extra), maxBuffer: maxOutput });
  if (error) throw reasonOf(error);
  return { code: status, stdout, stderr: stderr.subarray(0, 4096).toString('utf8').trim() };
}

function reasonOf(error: NodeJS.ErrnoException): InputError {
  if (error.code === 'ENOENT') return new GitMissing('git is not installed, or not on the PATH');
  return new InputError(error.code === 'ENOBUFS' ? 'git lists more than 1 GB of names' : error.message);
}

/** Reads `ls-files -s -z` and `ls-tree -z`, lines of a mode, other columns, a tab and the path. */
export function parseEntries(output: Buffer, take: (entry: FileEntry, tab: number, end: number) => void): void {
  for (let at = 0, end = 0; at < output.length; at = end + 1) {
    const tab = output.indexOf(9, at);
    end = output.indexOf(0, tab);
    if (tab < 0 || end < 0) return;
    take({ path: output.toString('utf8', tab + 1, end), kind: kindOf(output[at + 1]) }, tab, end);
  }
}

/** The kind of an entry from the second digit of its mode: 120000 is a link, 160000 a submodule. */
function kindOf(digit: number | undefined): FileEntry['kind'] {
  if (digit === 0x32) return 'link';
  return digit === 0x36 ? 'submodule' : 'file';
}

/** Sorts entries by the code units of their paths, each path once. */
export function sortEntries(entries: FileEntry[]): FileEntry[] {
  entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return entries.filter((entry, index) => entry.path !== entries[index - 1]?.path);
}

/**
 * The repository that a directory belongs to; null where there is none. A bare git directory is one for itself, unless a work tree
 * around it tracks its files: anyone can commit what looks like a git directory, with refs and settings of their own.
 */
export function findRepository(dir: string): GitRepository | null {
  const around = findWorkTree(dir);
  const isBare = around?.workTree !== dir && isGitDirectory(dir) && !(around && tracks(around, dir));
  return isBare ? { gitDir: dir, workTree: null } : around;
}

function findWorkTree(dir: string): GitRepository | null {
  for (let at = dir; ; at = dirname(at)) {
    const inside = followGitFile(join(at, '.git'));
    if (inside && isGitDirectory(inside)) return { gitDir: inside, workTree: at };
    if (dirname(at) === at) return null;
  }
}

function tracks({ gitDir, workTree }: GitRepository, dir: string): boolean {
  return runGit(['-C', dir, `--git-dir=${gitDir}`, `--work-tree=${workTree}`, 'ls-files', '--', 'HEAD']).stdout.length > 0;
}

/** Whether a directory is a git directory: a bare repository, a `.git`, or that of a linked work tree. */
export function isGitDirectory(dir: string): boolean {
  if (!existsSync(join(dir, 'HEAD'))) return false;
  return existsSync(join(dir, 'commondir')) || (existsSync(join(dir, 'objects')) && existsSync(join(dir, 'refs')));
}

/** The directory of a repository's objects, shared by all its work trees. Its configuration is not asked. */
export function objectDirectory(gitDir: string): string {
  const common = join(gitDir, 'commondir');
  return join(isFile(common) ? resolve(gitDir, readFileSync(common, 'utf8').trim()) : gitDir, 'objects');
}

/** Whether a clone was made with a filter, so that it can lack objects of the commits that it has. */
export function isPartial(gitDir: string): boolean {
  const packs = join(objectDirectory(gitDir), 'pack');
  return existsSync(packs) && readdirSync(packs).some((name) => name.endsWith('.promisor'));
}

/** Makes an empty bare git directory of our own, for objects whose ids have so many characters; its configuration knows no remote. */
export function makeGitDirectory(idLength: number): string {
  const gitDir = mkdtempSync(join(tmpdir(), 'genaiops-maturity-'));
  const format = idLength === 64 ? 'sha256' : 'sha1';
  mkdirSync(join(gitDir, 'objects', 'info'), { recursive: true });
  mkdirSync(join(gitDir, 'refs'));
  writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
  writeFileSync(
    join(gitDir, 'config'),
    `[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = ${format}\n`,
  );
  return gitDir;
}

/** A name for people for the repository or directory at a path. */
export function nameOf(dir: string): string {
  return basename(dir).replace(/\.git$/, '') || basename(dirname(dir)) || dir;
}

/** `.git` is a directory, or a file that names one in linked work trees and submodules. */
function followGitFile(path: string): string | null {
  if (!existsSync(path)) return null;
  if (!isFile(path)) return path;
  const target = /^gitdir: (.+)/.exec(readFileSync(path, 'utf8'))?.[1]?.trim();
  return target ? resolve(dirname(path), target) : null;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
