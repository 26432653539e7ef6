import { realpathSync, rmSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { parseBatch } from './batch';
import {
  endOf,
  findRepository,
  makeGitDirectory,
  nameOf,
  objectDirectory,
  parseEntries,
  runGit,
  sortEntries,
  startGit,
} from './git';
import { resolveCommit } from './history';
import { type FileEntry, InputError, type Source } from './source';
import { refusals } from './worktree';

// A damaged object can end git; reading goes on behind it, but a repository full of them is not worth a process each.
const maxRestarts = 20;

/**
 * Opens a commit of the repository that a directory belongs to, without a checkout; throws `InputError` without either. The
 * commit may also come from another git directory, such as that of `fetchCommit`.
 */
export async function openCommit(dir: string, ref: string, from?: string): Promise<Source> {
  const root = realpathSync.native(dir);
  const repository = findRepository(root);
  if (!repository) throw new InputError(`${dir} is not in a git repository, so it has no commit ${ref}`);
  const { workTree } = repository;
  const gitDir = from ?? repository.gitDir;
  const revision = resolveCommit(gitDir, ref);
  if (!revision) throw new InputError(`${dir} has no commit ${ref}; where a remote has it, fetch it first`);
  const objects = objectDirectory(gitDir);
  const prefix = workTree && workTree !== root ? `${relative(workTree, root).split(sep).join('/')}/` : '';
  const { entries, ids } = await listTree(objects, revision, prefix);
  const others = new Map(entries.filter(({ kind }) => kind !== 'file').map(({ path, kind }) => [path, kind]));
  return {
    kind: 'commit',
    id: nameOf(root),
    revision,
    async list() {
      return entries;
    },
    async read(paths, maxBytes, visit) {
      const blobs: string[] = [];
      for (const path of paths) {
        const kind = others.get(path);
        if (kind === 'link' || kind === 'submodule') visit(path, refusals[kind]);
        else if (ids.has(path)) blobs.push(path);
        else visit(path, { unreadable: 'missing', message: 'not in the tree' });
      }
      if (blobs.length > 0) await readBlobs(objects, blobs, ids, maxBytes, visit);
    },
  };
}

async function listTree(
  objects: string,
  revision: string,
  prefix: string,
): Promise<{ entries: FileEntry[]; ids: Map<string, string> }> {
  const { code, stdout, stderr } = await withObjects(objects, revision, async (env) =>
    runGit(['ls-tree', '-r', '-z', '--full-tree', revision, ...(prefix ? ['--', prefix] : [])], env),
  );
  if (code !== 0) throw new InputError(`git cannot list the files of commit ${revision}: ${stderr}`);
  const entries: FileEntry[] = [];
  const ids = new Map<string, string>();
  parseEntries(stdout, (entry, tab) => {
    if (!entry.path.startsWith(prefix)) return;
    const path = entry.path.slice(prefix.length);
    entries.push({ path, kind: entry.kind });
    ids.set(path, stdout.toString('latin1', tab - revision.length, tab));
  });
  return { entries: sortEntries(entries), ids };
}

/** Reads blobs in one stream, whatever their number and size. */
async function readBlobs(
  objects: string,
  paths: readonly string[],
  ids: ReadonlyMap<string, string>,
  maxBytes: number,
  visit: Parameters<Source['read']>[2],
): Promise<void> {
  await withObjects(objects, ids.get(paths[0]!)!, async (env) => {
    let done = 0;
    let stderr = '';
    for (let run = 0; done < paths.length && run <= maxRestarts; run++) {
      const child = startGit(['cat-file', '--batch', '--buffer'], env);
      const wanted = paths.slice(done).map((path) => ids.get(path));
      child.stdin.end(`${wanted.join('\n')}\n`);
      try {
        const parsed = parseBatch(child.stdout, maxBytes, (content) => visit(paths[done++]!, content));
        [{ stderr }] = await Promise.all([endOf(child), parsed]);
      } finally {
        child.kill();
      }
      if (done < paths.length) visit(paths[done++]!, { unreadable: 'unreadable', message: stderr || 'git cannot read it' });
    }
    while (done < paths.length) visit(paths[done++]!, { unreadable: 'unreadable', message: 'too many damaged objects' });
  });
}

/**
 * Gives `use` the environment in which git sees the objects of a repository and nothing else of it: an empty git
 * directory of our own. Its configuration knows no remote, so an absent object is reported and never fetched; with
 * GIT_NO_LAZY_FETCH, git 2.39 would end at the first one.
 */
async function withObjects<T>(objects: string, id: string, use: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const gitDir = makeGitDirectory(id.length);
  try {
    return await use({ GIT_DIR: gitDir, GIT_OBJECT_DIRECTORY: objects, GIT_NO_LAZY_FETCH: undefined });
  } finally {
    rmSync(gitDir, { recursive: true, force: true });
  }
}
