import { LineCounter, type Node, parseDocument } from 'yaml';
import type { RuleBundle } from '../rules/bundle';
import { extendRules } from '../rules/extend';
import { loadRules } from '../rules/load';
import { rulePaths } from '../rules/read-rule';
import { addedRuleSchema, type Rule } from '../rules/schema';
import { RuleError, readYaml } from '../rules/yaml';

/** One rule of a directory, as its author wrote it, and the text of its cases where it has them. */
export interface RuleFile {
  path: string;
  rule: Rule;
  /** Why it takes the place of another rule of its id, where it does. */
  override: string | undefined;
  /** The line of what stands at a path of keys, or of the nearest part above it that is there. */
  lineOf(keys: readonly (string | number)[]): number;
  cases: { path: string; text: string | undefined };
}

/** A directory of rules as `rules test`, `check`, `show` and `docs` see it: its files, and those that are rules. */
export interface RuleSet {
  name: string;
  files: Record<string, string>;
  rules: RuleFile[];
  /** Cases that belong to no rule. */
  orphans: string[];
  bundle: RuleBundle;
}

const caseEnding = '.test.yml';

/** Takes a directory's files (path → text), its name, and the built-in rules, which hold beside its own; throws RuleError at the first fault. */
export function openRuleSet(files: Record<string, string>, name: string, builtIn: RuleBundle): RuleSet {
  return withRules(files, name, loadDirectory(files, name, builtIn));
}

/** Takes a directory's files, its name and the bundle that was loaded with it. */
export function withRules(files: Record<string, string>, name: string, bundle: RuleBundle): RuleSet {
  const rules = rulesOf(files).flatMap((path) => readRuleFile(path, files) ?? []);
  const known = new Set(rules.map((one) => one.cases.path));
  const orphans = Object.keys(files).filter((path) => path.endsWith(caseEnding) && !known.has(path));
  return { name, files, rules, orphans, bundle };
}

/** Gives the bundle of a directory: the built-in rules with its own, or its own alone where it is as complete as the built-in one. */
export function loadDirectory(files: Record<string, string>, name: string, builtIn: RuleBundle): RuleBundle {
  if (!isComplete(files)) return extendRules(builtIn, files, name);
  try {
    return loadRules(files);
  } catch (error) {
    throw error instanceof RuleError ? new RuleError(`${name}/${error.message}`) : error;
  }
}

/** Whether a directory is one like the built-in one, which says how files are told apart. */
export function isComplete(files: Record<string, string>): boolean {
  return 'files.yml' in files;
}

/** The paths of a directory's rules, in order. */
export function rulesOf(files: Record<string, string>): string[] {
  return rulePaths(files, ['maturity.yml', 'practices.yml', ...(isComplete(files) ? ['files.yml', 'tools.yml'] : [])]);
}

/** Takes a path and the files and gives the rule; undefined where the file only leaves another out. Throws RuleError where it is no rule. */
export function readRuleFile(path: string, files: Record<string, string>): RuleFile | undefined {
  const read = readYaml(path, files[path]!, addedRuleSchema);
  if ('disable' in read) return undefined;
  const { override, ...rule } = read;
  const casesPath = path.replace(/\.yml$/, caseEnding);
  return {
    ...{ path, rule, override },
    lineOf: (keys) => lineAt(files[path]!, keys),
    cases: { path: casesPath, text: files[casesPath] },
  };
}

/** Gives the line of what stands at a path of keys of a YAML text, or of the nearest part above it that is there. */
export function lineAt(text: string, keys: readonly (string | number)[]): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
