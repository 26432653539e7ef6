import type { ReadText } from './pipeline';
import { resolvePath } from './shell';
import { at, entries, items, type Line, linesOf, type Tree, textAt } from './tree';

/** What a build file runs for one target: the targets before it, and its own lines. */
export interface Recipe {
  needs: string[];
  lines: (Line & { swallowed?: boolean })[];
}

/** Recipes by target name, in file order. */
export type Recipes = Map<string, Recipe>;

const numbered = (path: string, text: string): Line[] =>
  text.split('\n').map((line, i) => ({ path, line: i + 1, text: line.trimEnd() }));

/** The rules of a Makefile and of those it includes, its plain variables filled in. */
export function makeRecipes(path: string, read: ReadText, depth = 2): Recipes {
  const recipes: Recipes = new Map();
  const variables = new Map([['MAKE', 'make']]);
  const expand = (text: string): string =>
    text.replaceAll('$$', '$').replace(/\$[({](\w{1,60})[)}]/g, (whole, name: string) => variables.get(name) ?? whole);
  let current: Recipe[] = [];
  for (const line of numbered(path, read(path) ?? '')) {
    const { text } = line;
    if (text.startsWith('\t')) {
      const recipe = text.trim();
      const continues = current[0]?.lines.at(-1)?.text.endsWith('\\');
      const prefix = continues ? '' : /^[@+-]*/.exec(recipe)![0];
      const entry = { ...line, text: expand(recipe.slice(prefix.length)).slice(0, 4000), swallowed: prefix.includes('-') };
      for (const rule of current) rule.lines.push(entry);
      continue;
    }
    const assignment = /^(?:export )?(\w{1,60}) *[:?]?= *(.{0,300})$/.exec(text);
    if (assignment) variables.set(assignment[1]!, expand(assignment[2]!).slice(0, 300));
    else if (depth > 0 && /^-?include /.test(text)) {
      const included = resolvePath(path.slice(0, Math.max(0, path.lastIndexOf('/'))), text.slice(text.indexOf(' ') + 1).trim());
      if (included && included !== path)
        for (const [name, recipe] of makeRecipes(included, read, depth - 1)) recipes.set(name, recipe);
    } else if (!/^[#.\s]/.test(text)) current = addRule(recipes, line, text.indexOf(':'), (left) => left.split(/\s+/)) ?? current;
  }
  return recipes;
}

/** The recipes of a justfile. */
export function justRecipes(path: string, text: string): Recipes {
  const recipes: Recipes = new Map();
  let current: Recipe[] = [];
  for (const line of numbered(path, text)) {
    if (/^\s/.test(line.text)) {
      const recipe = line.text.trim();
      const prefix = /^[@-]*/.exec(recipe)![0];
      for (const rule of current)
        rule.lines.push({ ...line, text: recipe.slice(prefix.length), swallowed: prefix.includes('-') });
    } else if (line.text && !/^[#[]|:=/.test(line.text)) {
      current =
        addRule(recipes, line, line.text.lastIndexOf(':'), (left) => [left.replace(/^@/, '').split(/\s+/)[0]!]) ?? current;
    }
  }
  return recipes;
}

function addRule(recipes: Recipes, line: Line, colon: number, names: (left: string) => string[]): Recipe[] | undefined {
  if (colon < 1 || line.text[colon + 1] === '=') return undefined;
  const [needs = '', inline] = line.text
    .slice(colon + 1)
    .replace(/^:/, '')
    .split(';', 2);
  return names(line.text.slice(0, colon).trim()).map((name) => {
    const recipe = recipes.get(name) ?? { needs: [], lines: [] };
    recipe.needs.push(...needs.split(/[\s|&()]+/).filter((need) => /^[\w./-]+$/.test(need)));
    if (inline?.trim()) recipe.lines.push({ ...line, text: inline.trim() });
    recipes.set(name, recipe);
    return recipe;
  });
}

/** The tasks of a Taskfile. */
export function taskRecipes(tree: Tree | undefined): Recipes {
  return new Map(
    entries(at(tree, 'tasks')).map(([name, task]) => {
      const commands = task.map ? items(at(task, 'cmds') ?? at(task, 'cmd')) : items(task);
      const needs = items(at(task, 'deps')).flatMap((dep) => dep.text ?? textAt(dep, 'task') ?? []);
      const lines = commands.flatMap((command) => {
        const called = textAt(command, 'task');
        if (called) return [{ path: command.path, line: command.line, text: `task ${called}` }];
        const swallowed = textAt(command, 'ignore_error') === 'true';
        return linesOf(at(command, 'cmd') ?? command).map((line) => ({ ...line, swallowed }));
      });
      return [name, { needs, lines }];
    }),
  );
}

/** The scripts of a package.json, each at the line of its name. */
export function packageRecipes(path: string, text: string): Recipes {
  const recipes: Recipes = new Map();
  let scripts: unknown;
  try {
    scripts = JSON.parse(text)?.scripts;
  } catch {
    return recipes;
  }
  if (typeof scripts !== 'object' || scripts === null) return recipes;
  const lines = numbered(path, text);
  let position = lines.findIndex((line) => line.text.includes('"scripts"'));
  for (const [name, script] of Object.entries(scripts)) {
    if (typeof script !== 'string') continue;
    const found = lines.findIndex((line, i) => i >= position && line.text.includes(`${JSON.stringify(name)}:`));
    if (found >= 0) position = found;
    recipes.set(name, { needs: [], lines: [{ path, line: Math.max(position, 0) + 1, text: script.slice(0, 4000) }] });
  }
  return recipes;
}

/** The environments of a tox.ini: what stands below `commands =`. */
export function toxRecipes(path: string, text: string): Recipes {
  const recipes: Recipes = new Map();
  let current: Recipe | undefined;
  let inCommands = false;
  for (const line of numbered(path, text)) {
    const section = /^\[([^\]\n]{1,100})\]/.exec(line.text)?.[1];
    const key = /^(\w+) *=/.exec(line.text)?.[1];
    if (section !== undefined) {
      current = section.startsWith('testenv') ? { needs: [], lines: [] } : undefined;
      if (current) recipes.set(section.slice('testenv:'.length), current);
    }
    if (section !== undefined || key) inCommands = key === 'commands';
    const command = key ? line.text.slice(line.text.indexOf('=') + 1).trim() : line.text.trim();
    if (!current || !inCommands || !command || section !== undefined) continue;
    const prefix = /^-?\s*/.exec(command)![0];
    current.lines.push({
      ...line,
      text: command.slice(prefix.length).replace(/\{[^{}\n]{0,100}\}/g, ''),
      swallowed: prefix.includes('-'),
    });
  }
  return recipes;
}

/** The sessions of a noxfile: the words of each `session.run`. */
export function noxRecipes(path: string, text: string): Recipes {
  const recipes: Recipes = new Map();
  let current: Recipe | undefined;
  for (const line of numbered(path, text)) {
    const name = /^def (\w+)\(/.exec(line.text)?.[1];
    if (name) current = { needs: [], lines: [] };
    if (name && current) recipes.set(name, current);
    if (!current || !/^\s+session\.run\(/.test(line.text)) continue;
    const words = [...line.text.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map((word) => word[1] ?? word[2]);
    current.lines.push({ ...line, text: words.join(' ') });
  }
  return recipes;
}

/** The tasks that a pyproject.toml names for poe, pdm, hatch, taskipy or pixi. */
export function pyprojectRecipes(path: string, text: string): Recipes {
  const recipes: Recipes = new Map();
  let inTasks = false;
  for (const line of numbered(path, text)) {
    if (line.text.startsWith('['))
      inTasks = /^\[tool\.(poe\.tasks|pdm\.scripts|taskipy\.tasks|pixi\.tasks|hatch\.envs\.[\w-]+\.scripts)\]/.test(line.text);
    if (!inTasks) continue;
    const task = /^"?([\w:.-]+)"? *= *(?:\{[^"'\n]{0,40}\b(?:cmd|shell) *= *)?["']([^\n]+?)["'] *(?:[,}#].*)?$/.exec(
      line.text.slice(0, 1000),
    );
    if (task) recipes.set(task[1]!, { needs: [], lines: [{ ...line, text: task[2]! }] });
  }
  return recipes;
}
