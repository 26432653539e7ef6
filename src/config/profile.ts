import type { ReadyExemption } from '../assess/exemptions';
import type { MaturityModel } from '../model/maturity';
import { unknownLevel, unknownPractice } from '../model/practice';
import type { RuleBundle } from '../rules/bundle';
import { checkGlob, compileGlob, mostAlternatives } from '../rules/glob';
import { lineOf } from '../rules/read-rule';
import { RuleError } from '../rules/yaml';
import type { OpenBase, RepositoryFiles } from '../source/repository-files';
import { InputError } from '../source/source';
import { type Layer, readChain } from './chain';
import { type Merged, mergeLayers } from './merge';
import type { Profile, Settings } from './read';
import { partOf, type RuleDirectory, type RuleSources } from './rules';

/** How many globs the braces of all exemptions may spell out. */
const mostGlobs = 20_000;

/** Takes a configuration file and gives it with what it extends and the rules that they name; throws with file and line. */
export async function readConfigured(files: RepositoryFiles, path: string, text: string, open: OpenBase): Promise<Profile> {
  const { layers, unfollowed } = await readChain(files, path, text, open);
  const merged = mergeLayers(layers);
  const read = layers.map(async (layer) => [layer, await readDirectories(layer, merged.rules)] as const);
  const directories = new Map(await Promise.all(read));
  const own = layers.filter(({ remote }) => !remote);
  return {
    path,
    layers,
    merged,
    // Those of the last base first.
    directories: [...directories.values()].reverse().flat(),
    absent: [],
    unfollowed,
    parts: new Map([
      ...own.map(({ name, text }): [string, string] => [name, text]),
      ...own.flatMap((layer) => directories.get(layer)!.map(partOf)),
    ]),
  };
}

/** Gives the built-in rules with the model that a profile names; throws InputError with file and line where there is none of that name. */
export async function modelOf({ layers, merged }: Profile, builtIn: RuleSources['builtIn']): Promise<RuleBundle> {
  const model = merged.config.model ?? undefined;
  try {
    return await builtIn(model);
  } catch (error) {
    const layer = layers.find(({ config }) => config.model === model);
    if (model === undefined || !layer) throw error;
    throw new InputError(`${layer.name}:${lineOf(layer.text, model)}: model: ${(error as Error).message}`);
  }
}

/** Takes a profile and the model with all rules and gives what is required and exempted; throws RuleError with file and line. */
export function checked(
  { layers, merged: { config, notes } }: Profile,
  model: MaturityModel,
): Omit<Settings, 'rules' | 'directories'> {
  const minimum = config['min-level'] ?? undefined;
  const level = unknownLevel(model, minimum);
  if (level) {
    const layer = layers.find((one) => one.config['min-level'] === minimum)!;
    throw new RuleError(`${layer.name}:${lineOf(layer.text, 'min-level')}: min-level: ${level}`);
  }
  const required = config['required-practices'] ?? [];
  const unknown = unknownPractice(model, required);
  if (unknown) {
    const layer = layers.find((one) => one.config['required-practices']?.includes(unknown.id))!;
    // It can be one of the rules, or of the model, that do not count.
    const refused = notes.filter((note) => / sets (?:rules|model)\b/.test(note));
    const why = refused.length > 0 ? ` (${refused.join(' ')})` : '';
    throw new RuleError(`${layer.name}:${lineOf(layer.text, unknown.id)}: ${unknown.message}${why}`);
  }
  const declared = layers.find((one) => one.config.exemptions === config.exemptions);
  let spelt = 0;
  const exemptions = (config.exemptions ?? []).map((one): ReadyExemption => {
    if (one.path === undefined) return one;
    spelt += mostAlternatives(one.path);
    const fault = checkGlob(one.path) ?? (spelt > mostGlobs ? 'with it the braces of all spell out too many globs' : undefined);
    const { name, text } = declared ?? layers[0]!;
    if (fault) throw new RuleError(`${name}:${lineOf(text, one.path)}: the glob ${one.path}: ${fault}`);
    return { ...one, glob: compileGlob(one.path.toLowerCase()) };
  });
  const requirements = {
    minLevel: config['min-level'] ?? undefined,
    failOnRegression: config['fail-on-regression'] ?? undefined,
    requiredPractices: required,
  };
  return { requirements, exemptions };
}

async function readDirectories(layer: Layer, named: Merged['rules']): Promise<RuleDirectory[]> {
  const paths = named.filter((one) => one.layer === layer).map(({ path }) => path);
  if (paths.length === 0) return [];
  const place = (path: string) => `${layer.name}:${lineOf(layer.text, path)}: rules`;
  const found = await layer.files.readRules(paths).catch((error) => {
    throw error instanceof InputError ? new InputError(`${place(paths[0]!)}: ${error.message}`) : error;
  });
  const { remote } = layer;
  return paths.map((path, at) => {
    const files = found[at];
    if (!files)
      throw new InputError(
        `${place(path)}: there is no directory ${path} in ${layer.files.id} (one that git does not track does not hold)`,
      );
    return { name: remote ? `${remote.owner}/${remote.repo}@${remote.ref}/${path}` : path, files };
  });
}
