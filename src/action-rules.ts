import { relative, resolve, sep } from 'node:path';
import type { RuleDirectory } from './config/rules';
import { pathFault } from './model/config-names';
import { filesOnDisk } from './source/disk-files';
import { InputError, type Source } from './source/source';

/**
 * Takes the directories of rules that a workflow names, the real paths of the workspace and of the scanned repository, and its trees,
 * and tells those of the repository, which are read where its configuration is, from those of further checkouts, which are read here.
 * Throws InputError for one that leads out of the workspace or is not there.
 */
export async function placeRules(
  directories: readonly string[],
  workspace: string,
  root: string,
  trees: readonly Source[],
): Promise<{ inside: string[]; added: RuleDirectory[] }> {
  const listed = (await Promise.all(directories.length > 0 ? trees.map((tree) => tree.list()) : [])).flat();
  const known = listed.map(({ path }) => folded(path));
  const inside: string[] = [];
  const added: RuleDirectory[] = [];
  for (const name of directories) {
    const directory = resolve(workspace, name);
    const inWorkspace = slashed(relative(workspace, directory));
    const fault = pathFault(inWorkspace);
    if (fault) throw new InputError(`Input rules: ${fault}`);
    const inner = slashed(relative(root, directory));
    const own = folded(inner);
    // A link or a submodule on the way is part of the repository too.
    if (known.some((path) => path.startsWith(`${own}/`) || path === own || own.startsWith(`${path}/`))) inside.push(inner);
    else {
      const [files] = await filesOnDisk(workspace).readRules([inWorkspace]);
      if (!files) throw new InputError(`Input rules: there is no directory ${name} in the workspace`);
      added.push({ name, files });
    }
  }
  return { inside, added };
}

// To some disks these are one: other case, other forms of a letter, characters that nobody sees.
function folded(path: string): string {
  return path
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase();
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
