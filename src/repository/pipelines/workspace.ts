import type { Diagnostic } from '../../model/evidence';
import { pipelineRoot } from './paths';
import type { ReadText } from './pipeline';
import { parseTree, type Tree } from './tree';

const MAX_COMMANDS = 2000;

/** The tree that pipelines are read from: each YAML file parsed once, each failure told once. */
export interface Workspace {
  read: ReadText;
  /** True where the tree holds the path. */
  has(path: string): boolean;
  /** All paths ending in `package.json`. */
  packages(): string[];
  yaml(path: string): Tree | undefined;
  diagnose(diagnostic: Diagnostic): void;
}

/** What one pipeline's reading may use up and where its paths begin. */
export interface Context {
  workspace: Workspace;
  path: string;
  /** The folder that the pipeline's own paths are relative to, without a slash at its end. */
  root: string;
  /** How many more commands this pipeline may hold. */
  commands: number;
}

/** Makes a workspace from a reader; `tree` is all paths, where they are known. */
export function createWorkspace(read: ReadText, diagnose: (d: Diagnostic) => void, tree?: ReadonlySet<string>): Workspace {
  const parsed = new Map<string, Tree | undefined>();
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
  return {
    read,
    diagnose,
    has: (path) => (tree ? tree.has(path) : read(path) !== undefined),
    packages: () => (packages ??= [...(tree ?? [])].filter((path) => path.endsWith('/package.json')).sort()),
    yaml(path) {
      if (!parsed.has(path)) parsed.set(path, parse(path));
      return parsed.get(path);
    },
  };
}

/** A context for one pipeline file. */
export const createContext = (workspace: Workspace, path: string): Context => ({
  workspace,
  path,
  root: pipelineRoot(path).replace(/\/$/, ''),
  commands: MAX_COMMANDS,
});

/** Takes one command from the budget; false, and once a diagnostic, when it is used up. */
export function takeCommand(context: Context): boolean {
  if (context.commands === 0) {
    const message = `more than ${MAX_COMMANDS} commands: the rest is not judged`;
    context.workspace.diagnose({ path: context.path, kind: 'limit', message });
  }
  return context.commands-- > 0;
}

/** A scaffolded pipeline is a template: what the generator fills in is no YAML. */
const withoutTemplating = (text: string): string =>
  text.replace(/\{%[^%\n]{0,400}%\}/g, '').replace(/(?<!\$)\{\{[^{}\n]{0,200}\}\}/g, 'x');
