import { isPipelineProgram } from './paths';
import type { ReadText } from './pipeline';
import { resolvePath } from './shell';

const MAX_FILES = 50;
const PYTHON = /^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+([\w, \t]+)|import[ \t]+([\w.]+))/gm;
const SCRIPT = /\b(?:from|import|require\()[ \t]?['"](\.{1,2}\/[^'"\n]{1,200})['"]/g;
const ENDINGS = ['', '.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '/index.ts', '/index.js'];

/**
 * Takes a program that a pipeline runs and gives it with the evaluation code of the repository that it imports, through any
 * number of files, fifty at most. What it imports of the application is not its own code and is left out.
 */
export function withImports(program: string, read: ReadText): string[] {
  const reached = [program];
  for (const path of reached) {
    const text = isPipelineProgram(path) ? read(path) : undefined;
    if (text === undefined) continue;
    for (const imported of importsOf(path, text, read)) {
      if (reached.length < MAX_FILES && !reached.includes(imported)) reached.push(imported);
    }
  }
  return reached;
}

function importsOf(path: string, text: string, read: ReadText): string[] {
  const isThere = (candidate: string) => isPipelineProgram(candidate) && read(candidate) !== undefined;
  const folder = path.split('/').slice(0, -1);
  const candidates = path.endsWith('.py') ? pythonModules(folder, text) : scriptModules(folder, text);
  return [...new Set(candidates.flatMap((each) => each.find(isThere) ?? []))];
}

/** For each module that Python code imports, the files that it can be, the nearest first. */
function pythonModules(folder: readonly string[], text: string): string[][] {
  return [...text.matchAll(PYTHON)].flatMap(([, from, names, whole]) => {
    const dotted = from ?? whole!;
    const dots = /^\.*/.exec(dotted)![0].length;
    const parts = dotted.slice(dots).split('.').filter(Boolean);
    const modules = names === undefined ? [parts] : [...names.split(',').map((name) => [...parts, name.trim()]), parts];
    const roots =
      dots > 0
        ? [folder.slice(0, folder.length - dots + 1)]
        : folder.map((_, i) => folder.slice(0, folder.length - i)).concat([[]]);
    return modules.map((module) =>
      roots.flatMap((root) => {
        const base = [...root, ...module].join('/');
        return [`${base}.py`, `${base}/__init__.py`];
      }),
    );
  });
}

/** For each relative import of JavaScript or TypeScript, the files that it can be. */
function scriptModules(folder: readonly string[], text: string): string[][] {
  return [...text.matchAll(SCRIPT)].map(([, name]) => {
    const base = resolvePath(folder.join('/'), name!);
    if (base === undefined) return [];
    // TypeScript names a module by the file that it becomes.
    return [...ENDINGS.map((ending) => base + ending), base.replace(/\.(m?)js$/, '.$1ts')];
  });
}
