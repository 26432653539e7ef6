import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from './source';

/** Takes a folder of rules and gives its *.yml files at any depth, path → text; throws InputError where there is no such folder. */
export function readRuleFiles(directory: string): Record<string, string> {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${directory} is not a directory of rules`);
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yml'))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

/** The compiled rules that the build wrote beside the bundles in dist/. */
export function readBuiltInRules<Rules>(): Rules {
  return JSON.parse(readFileSync(join(__dirname, 'rules.json'), 'utf8')) as Rules;
}
