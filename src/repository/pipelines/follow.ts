import { filesOf, optionValue, type Placed, placedCommands } from './commands';
import { withImports } from './imports';
import type { Command } from './pipeline';
import {
  justRecipes,
  makeRecipes,
  noxRecipes,
  packageRecipes,
  pyprojectRecipes,
  type Recipes,
  taskRecipes,
  toxRecipes,
} from './recipes';
import { type Logical, resolvePath, shellLines } from './shell';
import type { Line } from './tree';
import { type Context, take } from './workspace';

/** A command that runs, with the files it executes. */
export interface Followed extends Command {
  runs: string[];
  swallowed: boolean;
}

const MAX_DEPTH = 4;
const SHELLS = new Set(['bash', 'sh', 'zsh', 'source', '.', 'pwsh', 'powershell', 'cmd']);
const SCRIPT = /\.(sh|bash|ps1|cmd|bat)$/;
const PACKAGE_MANAGERS = new Set(['npm', 'pnpm', 'yarn', 'bun']);
const SHORT_SCRIPTS = new Set(['test', 't', 'start', 'stop', 'restart']);

/** Where followed lines come from and where they run. */
interface Called {
  id: string;
  lines: Logical[];
  directory: string;
}

/**
 * The commands of a script, each followed by what it calls: scripts, make, just, task, tox and nox targets and package
 * scripts, at most four calls deep.
 */
export function follow(lines: readonly Line[], directory: string, context: Context): Followed[] {
  const found: Followed[] = [];
  const walk = (script: readonly Logical[], start: string, swallowed: boolean, chain: readonly string[]): void => {
    let here = start;
    for (const line of script) {
      if (!take(context, 'commands')) return;
      const placed = placedCommands(line.text, here);
      const lenient = swallowed || line.swallowed;
      const runs = filesOf(placed.commands, context.workspace.has).flatMap((path) => withImports(path, context.workspace.read));
      found.push({ path: line.path, line: line.line, text: line.text, runs, swallowed: lenient });
      for (const command of placed.commands) {
        for (const called of chain.length < MAX_DEPTH ? callsOf(command, line, context) : []) {
          if (!chain.includes(called.id)) walk(called.lines, called.directory, lenient, [...chain, called.id]);
        }
      }
      here = placed.directory;
    }
  };
  walk(shellLines(lines), directory, false, []);
  return found;
}

function callsOf(command: Placed, line: Line, context: Context): Called[] {
  const [name = '', ...args] = command.words;
  const { workspace } = context;
  if (command.via === 'pdm' || command.via === 'hatch' || command.via === 'pixi') {
    const called = targets(command, context, [name.slice(name.indexOf(':') + 1)], ['pyproject.toml'], (path) =>
      pyprojectRecipes(path, workspace.read(path)!),
    );
    if (called.length) return called;
  }
  if (SHELLS.has(name)) {
    const inline = args.findIndex((arg) => /^-[a-z]*c$/.test(arg) || /^-command$/i.test(arg));
    if (inline >= 0 && args[inline + 1]) {
      const text = args[inline + 1]!;
      return [{ id: `-c ${text}`, lines: shellLines([{ ...line, text }]), directory: command.directory }];
    }
    return script(
      args.find((arg) => SCRIPT.test(arg) || !/^[-/]/.test(arg)),
      command,
      line,
      context,
    );
  }
  if (SCRIPT.test(name)) return script(name, command, line, context);
  const words = args.filter((arg) => /^[\w:./-]+$/.test(arg) && !arg.startsWith('-'));
  switch (name) {
    case 'make':
    case 'gmake': {
      const folder = optionValue(args, ['-C', '--directory']);
      const inside = folder ? { ...command, directory: resolvePath(command.directory, folder) ?? '' } : command;
      const file = optionValue(args, ['-f', '--file']);
      const names = words.filter((word) => word !== folder && word !== file && !/^\d+$/.test(word));
      return targets(inside, context, names, file ? [file] : ['GNUmakefile', 'makefile', 'Makefile'], (path) =>
        makeRecipes(path, workspace.read),
      );
    }
    case 'just':
      return targets(command, context, words.slice(0, 1), ['justfile', 'Justfile', '.justfile'], (path) =>
        justRecipes(path, workspace.read(path)!),
      );
    case 'task':
    case 'go-task':
      return targets(
        command,
        context,
        words.length ? words : ['default'],
        ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml'],
        (path) => taskRecipes(workspace.yaml(path)),
      );
    case 'tox':
      return targets(command, context, (optionValue(args, ['-e', '--env']) ?? '').split(','), ['tox.ini'], (path) =>
        toxRecipes(path, workspace.read(path)!),
      );
    case 'nox':
      return targets(command, context, words, ['noxfile.py'], (path) => noxRecipes(path, workspace.read(path)!), true);
    case 'poe':
      return targets(command, context, words.slice(0, 1), ['pyproject.toml'], (path) =>
        pyprojectRecipes(path, workspace.read(path)!),
      );
    default:
      return PACKAGE_MANAGERS.has(name) ? packageScript(name, args, command, context) : [];
  }
}

function script(path: string | undefined, command: Placed, line: Line, context: Context): Called[] {
  if (!path) return [];
  const beside = line.path.slice(0, Math.max(0, line.path.lastIndexOf('/')));
  const folders = path.startsWith('$') ? [beside, command.directory, context.root] : [command.directory, context.root];
  for (const folder of folders) {
    const found = resolvePath(folder, path);
    const text = found && context.workspace.read(found);
    if (found && text !== undefined) {
      const lines = context.workspace.once(`script ${found}`, () =>
        shellLines(text.split('\n').map((content, i) => ({ path: found, line: i + 1, text: content }))),
      );
      return [{ id: found, lines, directory: command.directory }];
    }
  }
  return [];
}

/** The lines that targets of a build file run, those they need first. Without a target: the first one, or all. */
function targets(
  command: Placed,
  context: Context,
  names: string[],
  files: string[],
  read: (path: string) => Recipes,
  all = false,
): Called[] {
  for (const directory of new Set([command.directory, context.root])) {
    const path = files
      .map((file) => resolvePath(directory, file))
      .find((file) => file && context.workspace.read(file) !== undefined);
    if (!path) continue;
    const recipes = context.workspace.once(`recipes ${path}`, () => read(path));
    const wanted = names.length ? names : [...recipes.keys()].slice(0, all ? undefined : 1);
    // All lines carry what was asked for, so that a target that calls itself comes to an end.
    const id = `${path}#${wanted.join(' ')}`;
    const called: Called[] = [];
    const seen = new Set<string>();
    const add = (name: string, depth: number): void => {
      const recipe = recipes.get(name);
      if (!recipe || seen.has(name) || depth > MAX_DEPTH) return;
      seen.add(name);
      for (const need of recipe.needs) add(need, depth + 1);
      // Each line of a recipe is a shell of its own: a `cd` ends with it.
      const calls = recipe.lines.some((line) => line.text.endsWith('\\')) ? [recipe.lines] : recipe.lines.map((line) => [line]);
      for (const lines of calls) called.push({ id, lines: shellLines(lines), directory });
    };
    for (const name of wanted) add(name, 0);
    return called;
  }
  return [];
}

function packageScript(manager: string, args: string[], command: Placed, context: Context): Called[] {
  const folder = optionValue(args, ['--prefix', '--cwd', '-C', '--dir']);
  const filter = optionValue(args, ['-w', '--workspace', '-F', '--filter']) ?? (args[0] === 'workspace' ? args[1] : undefined);
  const words = args.filter((arg) => !arg.startsWith('-') && arg !== folder && arg !== filter && arg !== 'workspace');
  const runs = words[0] === 'run' || words[0] === 'run-script';
  const name = runs ? words[1] : words[0];
  if (!name || (manager === 'npm' && !runs && !SHORT_SCRIPTS.has(name))) return [];
  let directory = folder ? resolvePath(command.directory, folder) : command.directory;
  if (filter) directory = packageFolder(filter, context) ?? directory;
  return targets({ ...command, directory: directory ?? '' }, context, [name === 't' ? 'test' : name], ['package.json'], (path) =>
    packageRecipes(path, context.workspace.read(path)!),
  );
}

/** The folder of a workspace package: its path, or a folder called like it. */
function packageFolder(filter: string, context: Context): string | undefined {
  const wanted = filter.replace(/^[./]+|\.\.\.$/g, '');
  const base = wanted.slice(wanted.lastIndexOf('/') + 1);
  const folders = context.workspace.packages().map((path) => path.slice(0, -'/package.json'.length));
  return folders.find((folder) => folder === wanted) ?? folders.find((folder) => folder === base || folder.endsWith(`/${base}`));
}
