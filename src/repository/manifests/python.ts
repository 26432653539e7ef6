import { parse } from 'smol-toml';
import { createLineFinder, type Dependency, isDevelopment, type Line, linesOf } from './dependency';

/** Takes a name and gives it as PyPI compares it: lower case, runs of `-`, `_` and `.` as one `-`. */
export function normalisePypi(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

const entry = (name: string, line: number, dev: boolean): Dependency => ({
  ecosystem: 'pypi',
  name: normalisePypi(name),
  line,
  dev,
});

/** Takes a requirement as pip reads it (`name[extra]>=1; marker`, `name @ url`, a URL with `#egg=`) and gives the name. */
export function requirementName(requirement: string): string | undefined {
  const text = requirement.trim().slice(0, 1000);
  const egg = text.indexOf('#egg=');
  if (egg >= 0) return /^[A-Za-z0-9][\w.-]*/.exec(text.slice(egg + 5))?.[0];
  const name = /^[A-Za-z0-9][\w.-]*/.exec(text)?.[0];
  if (!name) return undefined;
  const next = text.slice(name.length).trimStart()[0];
  return next === undefined || '[(=<>~!;@,'.includes(next) ? name : undefined;
}

/** requirements.txt: options, hashes, comments and nested files are passed over. */
export function readRequirements(path: string, text: string): Dependency[] {
  const dev = isDevelopment(path.slice(path.lastIndexOf('/') + 1));
  const found: Dependency[] = [];
  let continued = false;
  for (const { text: line, number } of linesOf(text)) {
    const isContinuation = continued;
    continued = line.endsWith('\\');
    const comment = line.startsWith('#') ? 0 : line.indexOf(' #');
    const code = (comment < 0 ? line : line.slice(0, comment)).replace(/\\$/, '').trim();
    if (isContinuation || code === '') continue;
    const editable = /^(?:-e|--editable)[ =]/.exec(code);
    if (code.startsWith('-') && !editable) continue;
    const name = requirementName((editable ? code.slice(editable[0].length) : code).split(' --')[0]!);
    if (name) found.push(entry(name, number, dev));
  }
  return found;
}

type Table = Record<string, unknown>;
const table = (value: unknown): Table =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Table) : {};
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** pyproject.toml: PEP 621, dependency groups, Poetry, uv and PDM. What only the build needs is not counted. */
export function readPyproject(text: string): Dependency[] {
  const root = table(parse(text));
  const lines = linesOf(text);
  const find = createLineFinder(text, normalisePypi);
  const found: Dependency[] = [];
  const from = (header: string) => lines.find((line) => line.text.trim().startsWith(header))?.number ?? 1;
  const add = (names: (string | undefined)[], header: string, dev: boolean) => {
    const start = from(header);
    for (const name of names) if (name) found.push(entry(name, find(normalisePypi(name), start), dev));
  };
  const requirements = (value: unknown) => strings(value).map(requirementName);
  const poetryNames = (value: unknown) => Object.keys(table(value)).filter((name) => name !== 'python');
  const project = table(root.project);
  const tool = table(root.tool);
  const poetry = table(tool.poetry);
  add(requirements(project.dependencies), '[project]', false);
  const groups: [string, unknown][] = [
    ['[project', project['optional-dependencies']],
    ['[dependency-groups', root['dependency-groups']],
    ['[tool.pdm', table(tool.pdm)['dev-dependencies']],
  ];
  for (const [header, value] of groups) {
    for (const [name, list] of Object.entries(table(value)))
      add(requirements(list), header, header === '[tool.pdm' || isDevelopment(name));
  }
  add(requirements(table(tool.uv)['dev-dependencies']), '[tool.uv]', true);
  add(poetryNames(poetry.dependencies), '[tool.poetry.dependencies]', false);
  add(poetryNames(poetry['dev-dependencies']), '[tool.poetry.dev-dependencies]', true);
  for (const [name, group] of Object.entries(table(poetry.group))) {
    add(poetryNames(table(group).dependencies), `[tool.poetry.group.${name}`, isDevelopment(name));
  }
  return found;
}

/** Pipfile: packages and dev-packages. */
export function readPipfile(text: string): Dependency[] {
  const root = table(parse(text));
  const lines = linesOf(text);
  const find = createLineFinder(text, normalisePypi);
  return ['packages', 'dev-packages'].flatMap((section) => {
    const start = lines.find((line) => line.text.trim() === `[${section}]`)?.number ?? 1;
    return Object.keys(table(root[section])).map((name) =>
      entry(name, find(normalisePypi(name), start), section === 'dev-packages'),
    );
  });
}

/** setup.cfg: install_requires and the extras. */
export function readSetupCfg(text: string): Dependency[] {
  // Not by `ini`: it takes an indented line for a key and `;` before a marker for a comment, and gives no lines.
  const found: Dependency[] = [];
  let section = '';
  let key = '';
  for (const { text: line, number } of linesOf(text)) {
    const code = line.trim();
    if (code === '' || code.startsWith('#') || code.startsWith(';')) continue;
    if (line.startsWith('[')) {
      section = code;
      key = '';
      continue;
    }
    let value = code;
    if (!/^\s/.test(line)) {
      const equals = line.indexOf('=');
      key = line.slice(0, equals).trim();
      value = line.slice(equals + 1);
    }
    const counts = section === '[options]' ? key === 'install_requires' : section === '[options.extras_require]';
    const name = counts ? requirementName(value) : undefined;
    if (name) found.push(entry(name, number, section !== '[options]' && isDevelopment(key)));
  }
  return found;
}

/** setup.py: the literal strings of install_requires (or of the list it names) and extras_require. */
export function readSetupPy(code: string): Dependency[] {
  const found = readAssigned(code, 'install_requires');
  const named = /\binstall_requires\s{0,9}=\s{0,9}([A-Za-z_]\w{0,60})\s{0,9}[,)\n]/.exec(code)?.[1];
  if (named) found.push(...readAssigned(code, named));
  return [...found, ...readAssigned(code, 'extras_require')];
}

function readAssigned(code: string, name: string): Dependency[] {
  for (let at = code.indexOf(name); at >= 0; at = code.indexOf(name, at + name.length)) {
    const open = /^["']?\s{0,9}[=:]\s{0,9}[[({]/.exec(code.slice(at + name.length, at + name.length + 40));
    if (open && !/\w/.test(code[at - 1] ?? ' ')) return readStrings(code, at + name.length + open[0].length);
  }
  return [];
}

function readStrings(code: string, from: number): Dependency[] {
  const found: Dependency[] = [];
  let line = 1;
  for (let i = code.indexOf('\n'); i >= 0 && i < from; i = code.indexOf('\n', i + 1)) line++;
  let depth = 1;
  for (let i = from; i < code.length && depth > 0; i++) {
    const char = code[i]!;
    if (char === '\n') line++;
    else if ('[({'.includes(char)) depth++;
    else if ('])}'.includes(char)) depth--;
    else if (char === '"' || char === "'") {
      const end = code.indexOf(char, i + 1);
      if (end < 0) break;
      const name = requirementName(code.slice(i + 1, end));
      // The key of an extra is followed by a colon.
      if (name && !/^\s{0,9}:/.test(code.slice(end + 1, end + 11))) found.push(entry(name, line, false));
      i = end;
    }
  }
  return found;
}

/** environment.yml of conda: its packages, and those of its pip section. */
export function readConda(text: string): Dependency[] {
  const found: Dependency[] = [];
  let inside = false;
  for (const { text: line, number } of linesOf(text) as Line[]) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    if (!/^[\s-]/.test(line)) inside = line.startsWith('dependencies:');
    else if (inside && line.trimStart().startsWith('- ')) {
      const value = line
        .trimStart()
        .slice(2)
        .split(' #')[0]!
        .trim()
        .replace(/^["']|["']$/g, '');
      const name = requirementName(value.slice(value.indexOf('::') < 0 ? 0 : value.indexOf('::') + 2));
      if (name && name !== 'python' && name !== 'pip') found.push(entry(name, number, false));
    }
  }
  return found;
}
