import { configPaths } from './model/config';
import { filesOnDisk } from './source/disk-files';
import type { Source, Untracked } from './source/source';

const mostDirectories = 3;

/**
 * Takes a source that the command line scans and gives what a reader has to know of the files beside it that git does not track:
 * how many they are, and which part of the configuration does not hold yet. `named` is a configuration that is read on the disk.
 * Never throws: it may run beside the scan.
 */
export async function untrackedNotes(source: Source, named?: string): Promise<string[]> {
  const found = await source.untracked?.();
  if (!found || found.paths.length === 0) return [];
  const notes = named === undefined ? await configurationNotes(found).catch(() => []) : [];
  const beside = found.paths.filter((path) => path.startsWith(found.folder));
  return [...(beside.length > 0 ? [countOf(beside)] : []), ...notes];
}

function countOf(paths: readonly string[]): string {
  const one = paths.length === 1;
  const folders = paths.filter((path) => path.endsWith('/')).length;
  const kinds = [
    ...(folders < paths.length ? [one ? 'file' : 'files'] : []),
    ...(folders > 0 ? [one ? 'folder' : 'folders'] : []),
  ];
  return `${paths.length} untracked ${kinds.join(' and ')} ${one ? 'is' : 'are'} not scanned: \`git add\` ${one ? 'it' : 'them'} first.`;
}

/** What of the configuration stands on the disk alone. */
async function configurationNotes({ workTree, paths }: Untracked): Promise<string[]> {
  const files = filesOnDisk(workTree);
  const isUntracked = (path: string) => paths.some((one) => one === path || (one.endsWith('/') && path.startsWith(one)));
  for (const path of configPaths) {
    const text = await files.read(path);
    if (text === undefined) continue;
    if (isUntracked(path)) return [`${path} is not in git yet: it does not hold until you add it.`];
    if (!text.includes('rules')) return [];
    const { parseConfig } = await import('./config/file');
    const named = (parseConfig(path, text).rules ?? []).map((directory) => `${directory}/`);
    const added = named.filter((directory) => isUntracked(directory) || paths.some((one) => one.startsWith(directory)));
    return added
      .slice(0, mostDirectories)
      .map((directory) => `${directory} has rules that are not in git yet: they do not hold until you add them.`);
  }
  return [];
}
