import { nameOf, type RemoteName, remoteName } from '../model/config-names';
import type { Config } from '../model/config-schema';
import { lineOf } from '../rules/read-rule';
import type { OpenBase, RepositoryFiles } from '../source/repository-files';
import { InputError } from '../source/source';
import { parseConfig } from './file';

/** A configuration file as it stands, and the repository that it is in. */
export interface Layer {
  /** Its path, of another repository OWNER/REPO/PATH@REF. */
  name: string;
  text: string;
  config: Config;
  files: RepositoryFiles;
  /** Of another repository, which one. */
  remote?: RemoteName | undefined;
}

/** A configuration with what it extends, its own file first; `unfollowed` is a base that was not opened. */
export interface Chain {
  layers: Layer[];
  unfollowed?: string | undefined;
}

const mostBases = 5;

/** Takes a configuration file and follows `extends`; throws InputError for a base that cannot be had, a circle or a chain too long. */
export async function readChain(files: RepositoryFiles, path: string, text: string, open: OpenBase): Promise<Chain> {
  const layers = [layerOf(path, text, files)];
  for (;;) {
    const at = layers.at(-1)!;
    const wanted = at.config.extends;
    if (wanted === undefined) return { layers };
    const remote = baseOf(wanted, at.remote);
    const name = remote ? nameOf(remote) : wanted;
    const fail = (message: string) => new InputError(`${at.name}:${lineOf(at.text, wanted)}: extends ${wanted}: ${message}`);
    const way = [...layers.map((layer) => layer.name), name].join(' → ');
    if (layers.some((layer) => same(layer.name, layer.remote) === same(name, remote)))
      throw fail(`it goes round in a circle: ${way}`);
    if (layers.length > mostBases) throw fail(`a configuration has at most ${mostBases} bases, one behind the other: ${way}`);
    const next = await openLayer(name, remote, at, open).catch((error) => {
      throw error instanceof InputError ? fail(error.message) : error;
    });
    if (!next) return { layers, unfollowed: name };
    layers.push(next);
  }
}

async function openLayer(name: string, remote: RemoteName | undefined, from: Layer, open: OpenBase): Promise<Layer | undefined> {
  const isNew = remote && remoteName(from.config.extends!) !== undefined;
  const files = isNew ? await open(remote) : from.files;
  if (!files) return undefined;
  const path = remote?.path ?? name;
  const text = await files.read(path);
  if (text !== undefined) return layerOf(name, text, files, remote);
  const hint = remote ? '' : '. A file of another repository is OWNER/REPO/PATH@REF';
  throw new InputError(`there is no file ${path} in ${files.id}${hint}`);
}

/** A path in a base is one of the base's repository, at the same ref. */
function baseOf(wanted: string, from: RemoteName | undefined): RemoteName | undefined {
  return remoteName(wanted) ?? (from && { ...from, path: wanted });
}

function layerOf(name: string, text: string, files: RepositoryFiles, remote?: RemoteName): Layer {
  return { name, text, config: parseConfig(name, text), files, remote };
}

// Upper and lower case are one in names of owners and repositories.
function same(name: string, remote: RemoteName | undefined): string {
  return remote ? nameOf({ ...remote, owner: remote.owner.toLowerCase(), repo: remote.repo.toLowerCase() }) : name;
}
