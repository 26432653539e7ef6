import type { RemoteName } from '../model/config-names';
import { type FileEntry, InputError, type Source } from './source';

/** The files of a repository in one state, as its configuration and its rules are read. */
export interface RepositoryFiles {
  /** A name for people. */
  id: string;
  /** The text of a file, undefined where there is none; throws InputError where it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** For each directory its YAML files at any depth, path in it → text, undefined where it is none; throws InputError over a limit. */
  readRules(directories: readonly string[]): Promise<(RuleFiles | undefined)[]>;
}

export type RuleFiles = Record<string, string>;

/** Opens the repository of a base at its ref, undefined where that is not wanted; throws InputError where it cannot be had. */
export type OpenBase = (name: RemoteName) => Promise<RepositoryFiles | undefined>;

/** What is read at most; of a file because one of many keys takes the square of its length to parse. */
export const limits = { fileBytes: 64 * 1024, files: 200, bytes: 2 * 1024 * 1024 };

/** Gives the files of a source. */
export function filesOf(source: Source): RepositoryFiles {
  return {
    id: source.id,
    async read(path) {
      const isKnown = (await source.list()).some((entry) => entry.path === path);
      return isKnown ? (await readTexts(source, [path])).get(path) : undefined;
    },
    async readRules(directories) {
      const entries = await source.list();
      const inner = directories.map((directory) => ruleEntries(entries, directory));
      const paths = inner.flatMap((found) => found ?? []);
      requireFew(paths.length);
      const texts = await readTexts(source, paths);
      return inner.map((found, at) => found && ruleFiles(directories[at]!, found, texts));
    },
  };
}

/** The paths of the rule files below a directory, undefined where nothing is there; throws InputError where it is no directory. */
export function ruleEntries(entries: readonly FileEntry[], directory: string): string[] | undefined {
  const above = entries.find(({ path }) => directory === path || directory.startsWith(`${path}/`));
  if (above) throw new InputError(`${above.path}: a ${above.kind}, not a directory of this repository`);
  const below = entries.filter(({ path }) => path.startsWith(`${directory}/`));
  return below.length > 0 ? below.map(({ path }) => path).filter(isRuleFile) : undefined;
}

/** Whether a file is one of a directory of rules: *.yml, or *.yaml, which the reader of the rules says is misnamed. */
export function isRuleFile(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/** The texts of the rule files of a directory, by their paths in it. */
export function ruleFiles(directory: string, paths: readonly string[], texts: ReadonlyMap<string, string>): RuleFiles {
  return Object.fromEntries(paths.map((path) => [path.slice(directory.length + 1), texts.get(path)!]));
}

/** Throws InputError where directories of rules have too many files. */
export function requireFew(files: number): void {
  if (files > limits.files) throw new InputError(`the directories of rules have ${files} files; the limit is ${limits.files}`);
}

/** Throws InputError where files are too large together. */
export function requireSmall(bytes: number): void {
  if (bytes > limits.bytes) throw new InputError(`the directories of rules have over ${limits.bytes} bytes, which is the limit`);
}

/** Reads files of a source; throws InputError where one cannot be read. */
export async function readTexts(source: Pick<Source, 'read'>, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let bytes = 0;
  await source.read(paths, limits.fileBytes, (path, content) => {
    if ('unreadable' in content) throw new InputError(`${path}: ${content.message}`);
    bytes += content.bytes.length;
    requireSmall(bytes);
    texts.set(path, Buffer.from(content.bytes).toString('utf8'));
  });
  return texts;
}
