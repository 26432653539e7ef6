import type { ReadyExemption } from '../assess/exemptions';
import { configPaths, type Requirements } from '../model/config';
import type { RuleBundle } from '../rules/bundle';
import type { OpenBase, RepositoryFiles } from '../source/repository-files';
import { InputError } from '../source/source';
import type { Layer } from './chain';
import type { Merged } from './merge';
import { extendAll, partOf, type RuleDirectory, type RuleSources } from './rules';

/** Where a configuration is read. */
export interface Place {
  files: RepositoryFiles;
  /** The path of the file, where it is not one of the usual ones. */
  named?: string | undefined;
  /** Directories of rules that the workflow names, by their paths from the root of the repository. */
  rules?: readonly string[] | undefined;
  open: OpenBase;
}

/** A configuration with its bases and all rules that they name, as they stand there: not yet checked against the model. */
export interface Profile {
  /** The configuration file; undefined without one. */
  path?: string | undefined;
  layers: readonly Layer[];
  merged: Pick<Merged, 'config' | 'notes'>;
  directories: readonly RuleDirectory[];
  /** Directories that the workflow names and that are not there. */
  absent: readonly string[];
  /** A base that was not opened. */
  unfollowed?: string | undefined;
  /** What of this repository makes it up, for comparison: the text of each part by its name for people. */
  parts: ReadonlyMap<string, string>;
}

/** What holds for a scan. */
export interface Settings {
  rules: RuleBundle;
  requirements: Requirements;
  exemptions: readonly ReadyExemption[];
  /** The directories of rules, by their names for people: those of the repository by their paths. */
  directories: readonly string[];
}

/** Where nothing is configured. */
export const nothing: Profile = { layers: [], merged: { config: {}, notes: [] }, directories: [], absent: [], parts: new Map() };

/** Reads the configuration of a repository, with what it extends; throws InputError or RuleError for a fault, with file and line. */
export async function readProfile({ files, named, rules = [], open }: Place): Promise<Profile> {
  const paths: readonly string[] = named === undefined ? configPaths : [named];
  for (const path of paths) {
    const text = await files.read(path);
    if (text === undefined) continue;
    const { readConfigured } = await import('./profile');
    return withRules(await readConfigured(files, path, text, open), files, rules);
  }
  return withRules(nothing, files, rules);
}

/** Takes a profile and what the rules are made of and gives what holds; throws RuleError where one does not fit the other. */
export async function settle(profile: Profile, { builtIn, added = [] }: RuleSources): Promise<Settings> {
  const directories = [...profile.directories, ...added];
  const names = directories.map(({ name }) => name);
  if (profile.path === undefined)
    return { rules: await extendAll(await builtIn(), directories), requirements: {}, exemptions: [], directories: names };
  const { checked, modelOf } = await import('./profile');
  const rules = await extendAll(await modelOf(profile, builtIn), directories);
  return { rules, ...checked(profile, rules.model), directories: names };
}

async function withRules(profile: Profile, files: RepositoryFiles, paths: readonly string[]): Promise<Profile> {
  if (paths.length === 0) return profile;
  const found = await files.readRules(paths).catch((error) => {
    throw error instanceof InputError ? new InputError(`Input rules: ${error.message}`) : error;
  });
  const directories = paths.flatMap((name, at) => (found[at] ? [{ name, files: found[at] }] : []));
  return {
    ...profile,
    directories: [...profile.directories, ...directories],
    absent: paths.filter((_, at) => found[at] === undefined),
    parts: new Map([...profile.parts, ...directories.map(partOf)]),
  };
}
