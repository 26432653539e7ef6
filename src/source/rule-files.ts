import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRuleFile } from './repository-files';
import { InputError } from './source';

/** What a directory of rules may hold at most: *.yml files, bytes of each, and entries of any kind. */
export const ruleLimits = { files: 2000, bytes: 256 * 1024, entries: 20_000 } as const;

/**
 * Takes a folder of rules and gives its YAML files at any depth, path → text, links left aside; throws InputError where there
 * is no such folder, or it holds more than a directory of rules may.
 */
export function readRuleFiles(directory: string): Record<string, string> {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (!found) throw new InputError(`there is no directory ${directory}`);
  if (!found.isDirectory()) throw new InputError(`${directory} is a file, not a directory of rules`);
  const names = ruleFilesBelow(directory);
  return Object.fromEntries(names.map((name) => [name, readRuleFile(join(directory, name))]));
}

/** Gives the paths of the YAML files below a folder, links left aside; throws InputError where it holds too many entries. */
export function ruleFilesBelow(directory: string): string[] {
  const names: string[] = [];
  const open = [''];
  let entries = 0;
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(directory, folder), { withFileTypes: true })) {
      entries++;
      const path = folder + entry.name;
      if (entry.isSymbolicLink() && isRuleFile(entry.name))
        throw new InputError(`${join(directory, path)}: a link, which is not followed`);
      if (entry.isDirectory()) open.push(`${path}/`);
      else if (entry.isFile() && isRuleFile(entry.name)) names.push(path);
      if (names.length > ruleLimits.files || entries > ruleLimits.entries) throw tooMany(directory, names.length);
    }
  }
  return names.sort();
}

function tooMany(directory: string, files: number): InputError {
  const held =
    files > ruleLimits.files
      ? `more than ${ruleLimits.files} files named *.yml`
      : `more than ${ruleLimits.entries} files and folders`;
  return new InputError(`${directory} holds ${held}, more than a directory of rules may: name the folder that holds only rules`);
}

function readRuleFile(path: string): string {
  const { size } = statSync(path);
  if (size > ruleLimits.bytes) throw new InputError(`${path} has ${size} bytes; a file of rules has at most ${ruleLimits.bytes}`);
  return readFileSync(path, 'utf8');
}

/** The compiled rules that the build wrote beside the bundles in dist/. */
export function readBuiltInRules<Rules>(): Rules {
  return JSON.parse(readFileSync(join(__dirname, 'rules.json'), 'utf8')) as Rules;
}

/** The texts of the built-in rules and of their cases, which stand beside dist/ in a checkout, in the package and in the Action. */
export function readBuiltInRuleFiles(): Record<string, string> {
  return readRuleFiles(join(__dirname, '../rules'));
}

/** The starters that the build wrote beside the bundles in dist/. */
export function readBuiltInStarters<Starters>(): Starters {
  return JSON.parse(readFileSync(join(__dirname, 'starters.json'), 'utf8')) as Starters;
}

/** The models that are shipped beside the built-in one, by name, as the build wrote them. */
export function readShippedModels<Models>(): Models {
  return JSON.parse(readFileSync(join(__dirname, 'models.json'), 'utf8')) as Models;
}
