import type { Diagnostic } from '../../model/evidence';
import { pipelineRoot } from './paths';
import type { ReadText } from './pipeline';
import { parseTree, type Tree } from './tree';

const LIMITS = { commands: 2000, steps: 2000 };

/** The tree that pipelines are read from: each YAML file parsed once, each failure told once. */
export interface Workspace {
  read: ReadText;
  /** True where the tree holds the path. */
  has(path: string): boolean;
  /** All paths ending in `package.json`. */
  packages(): string[];
  yaml(path: string): Tree | undefined;
  /** What `make` gives, made once for each key. */
  once<T>(key: string, make: () => T): T;
  diagnose(diagnostic: Diagnostic): void;
}

/** What one pipeline's reading may use up and where its paths begin. */
export interface Context {
  workspace: Workspace;
  path: string;
  /** The folder that the pipeline's own paths are relative to, without a slash at its end. */
  root: string;
  /** How many more commands and steps (and files included for them) this pipeline may hold. */
  left: { commands: number; steps: number };
}

/** Makes a workspace from a reader; `tree` is all paths, where they are known. */
export function createWorkspace(read: ReadText, diagnose: (d: Diagnostic) => void, tree?: ReadonlySet<string>): Workspace {
  const made = new Map<string, unknown>();
  let packages: string[] | undefined;
  const parse = (path: string): Tree | undefined => {
    const text = read(path);
    if (text === undefined) return undefined;
    try {
      return parseTree(path, pipelineRoot(path) ? withoutTemplating(text) : text);
    } catch (error) {
      diagnose({ path, kind: 'invalid', message: `not readable as YAML: ${error instanceof Error ? error.message : error}` });
      return undefined;
    }
  };
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  };
  return {
    read,
    diagnose,
    once,
    has: (path) => (tree ? tree.has(path) : read(path) !== undefined),
    packages: () => (packages ??= [...(tree ?? [])].filter((path) => path.endsWith('/package.json')).sort()),
    yaml: (path) => once(`yaml ${path}`, () => parse(path)),
  };
}

/** A context for one pipeline file. */
export const createContext = (workspace: Workspace, path: string): Context => ({
  workspace,
  path,
  root: pipelineRoot(path).replace(/\/$/, ''),
  left: { ...LIMITS },
});

/** Takes one from the budget; false, and once a diagnostic, when it is used up. */
export function take(context: Context, kind: keyof typeof LIMITS): boolean {
  if (context.left[kind] === 0) {
    context.workspace.diagnose({
      path: context.path,
      kind: 'limit',
      message: `more than ${LIMITS[kind]} ${kind}: the rest is not judged`,
    });
  }
  return context.left[kind]-- > 0;
}

/** A scaffolded pipeline is a template: what the generator fills in is no YAML. */
const withoutTemplating = (text: string): string =>
  text.replace(/\{%[^%\n]{0,400}%\}/g, '').replace(/(?<!\$)\{\{[^{}\n]{0,200}\}\}/g, 'x');
