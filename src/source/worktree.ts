import { realpathSync } from 'node:fs';
import { createFileReader } from './file';
import { findRepository, GitMissing, type GitRepository, nameOf, parseEntries, runGit, sortEntries } from './git';
import { type FileContent, type FileEntry, InputError, type Source } from './source';

/** What git knows of a directory: the tracked entries, the names that are not UTF-8, and the commit. */
interface Tracked {
  entries: FileEntry[];
  rawNames: Map<string, Buffer>;
  revision: string | null;
  repository: GitRepository;
}

/** Opens a directory: the tracked files of a git work tree, else (also where nothing is tracked) all that is not ignored. */
export async function openWorktree(dir: string): Promise<Source> {
  const root = realpathSync.native(dir);
  const tracked = listTracked(root);
  const entries = tracked?.entries ?? sortEntries(await (await import('./directory')).listDirectory(root));
  const readFile = createFileReader(root, tracked?.rawNames);
  const others = new Map<string, FileContent>(
    entries.filter(({ kind }) => kind !== 'file').map(({ path, kind }) => [path, refusals[kind as 'link' | 'submodule']]),
  );
  return {
    kind: 'worktree',
    id: nameOf(root),
    revision: tracked?.revision ?? null,
    async list() {
      return entries;
    },
    ...(tracked && { untracked: async () => (await import('./untracked')).findUntracked(tracked.repository, root) }),
    // Synchronous on purpose: a promise for each file makes reading a large tree several times slower.
    async read(paths, maxBytes, visit) {
      for (const path of paths) visit(path, others.get(path) ?? readFile(path, maxBytes));
    },
  };
}

/** Why a link or a submodule has no bytes. */
export const refusals: Record<'link' | 'submodule', FileContent> = {
  link: { unreadable: 'link', message: 'a link, which is not followed' },
  submodule: { unreadable: 'submodule', message: 'a submodule, whose files belong to another repository' },
};

/** What git tracks below a directory; null without git, outside a work tree, or where nothing is tracked. */
function listTracked(root: string): Tracked | null {
  const repository = findRepository(root);
  if (!repository?.workTree) return null;
  try {
    return askGit(root, repository);
  } catch (error) {
    if (error instanceof GitMissing) return null;
    throw error;
  }
}

function askGit(root: string, repository: GitRepository): Tracked | null {
  const { gitDir, workTree } = repository;
  const place = ['-C', root, `--git-dir=${gitDir}`, `--work-tree=${workTree}`];
  const files = runGit([...place, 'ls-files', '-s', '-z']);
  const head = runGit([...place, 'rev-parse', '--verify', '--quiet', 'HEAD']);
  if (files.code !== 0) throw new InputError(`git cannot list the files of ${root}: ${files.stderr}`);
  const entries: FileEntry[] = [];
  const rawNames: Tracked['rawNames'] = new Map();
  parseEntries(files.stdout, (entry, tab, end) => {
    entries.push(entry);
    if (entry.path.includes('\ufffd')) rawNames.set(entry.path, files.stdout.subarray(tab + 1, end));
  });
  if (entries.length === 0) return null;
  const revision = head.code === 0 ? head.stdout.toString().trim() : null;
  return { entries: sortEntries(entries), rawNames, revision, repository };
}
