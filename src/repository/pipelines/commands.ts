import type { Command } from './pipeline';
import { resolvePath, simpleCommands, unwrap } from './shell';

/** A simple command with the folder it runs in, its wrappers removed. */
export interface Placed {
  words: string[];
  directory: string;
  via?: string;
}

const PROGRAM = /\.(py|js|mjs|cjs|ts|mts|tsx|ipynb|rb|sh|bash|ps1|csx|go)$/;
const INPUT = /\.(py|js|mjs|cjs|ts|ipynb|ya?ml|jsonl?|toml|bicep|tf|prompty)$/;
const INTERPRETERS = new Set(
  'node tsx ts-node deno bun ruby bash sh zsh source . pwsh powershell torchrun accelerate streamlit marimo papermill jupyter chainlit'.split(
    ' ',
  ),
);
/** Programs that run what a configuration or data file says. */
const FILE_TOOLS = new Set(
  'promptfoo az pf pfazure deepeval inspect k6 locust artillery braintrust evalite ragas garak pyrit vellum mlflow dvc giskard'.split(
    ' ',
  ),
);
const TEST_RUNNERS = new Set('vitest jest mocha mvn mvnw ./mvnw gradle ./gradlew gradlew cargo phpunit rspec'.split(' '));
const PYTEST_VALUES = new Set(
  '-m -k -n -c -p -o -W --maxfail --cov --cov-report --rootdir --timeout --durations --junitxml --tb --dist'.split(' '),
);

/** The simple commands of a line, each with the folder that `cd` left it in, and the folder at the line's end. */
export function placedCommands(text: string, directory: string): { commands: Placed[]; directory: string } {
  const commands: Placed[] = [];
  const directories = [directory];
  for (const simple of simpleCommands(text)) {
    while (directories.length <= simple.depth) directories.push(directories.at(-1)!);
    directories.length = simple.depth + 1;
    const here = directories[simple.depth]!;
    const { words, via, directory: moved } = unwrap(simple.words);
    if (words[0] === 'cd' || words[0] === 'pushd') {
      const target = words.slice(1).find((word) => !word.startsWith('-') && word !== '/d');
      directories[simple.depth] = (target && resolvePath(here, target)) ?? '';
    } else if (words.length) {
      commands.push({ words, directory: (moved && resolvePath(here, moved)) ?? here, ...(via && { via }) });
    }
  }
  return { commands, directory: directories[0]! };
}

/**
 * The files of the repository that a command line runs as program text. A folder ends in `/`; `**` is the whole tree (a test
 * runner without a path). `has` tells which of several places a module is in; without it the likeliest is given.
 */
export function executedFiles(command: Pick<Command, 'text'>, workingDirectory = '', has?: (path: string) => boolean): string[] {
  return filesOf(placedCommands(command.text, workingDirectory).commands, has);
}

/** The same for commands that are already split. */
export function filesOf(commands: readonly Placed[], has?: (path: string) => boolean): string[] {
  return [...new Set(commands.flatMap((placed) => programFiles(placed, has)))].sort();
}

function programFiles({ words, directory }: Placed, has?: (path: string) => boolean): string[] {
  const [name = '', ...args] = words;
  const program = name.replace(/\.exe$/, '').replace(/^.*\/(?=(python|pytest|node)[\d.]*$)/, '');
  const everything = directory ? `${directory}/` : '**';
  const file = (path: string | undefined): string[] => {
    const found = path === undefined ? undefined : resolvePath(directory, path);
    return found ? [found] : [];
  };
  const folder = (path: string | undefined): string[] =>
    file(path?.replace(/(\/\.\.\.|\/)$/, '')).map((found) =>
      PROGRAM.test(found) || /\.\w*proj$/.test(found) ? found : `${found}/`,
    );
  const first = (wanted: RegExp): string[] => file(args.find((arg) => !arg.startsWith('-') && wanted.test(arg)));
  const after = (...options: string[]): string | undefined => optionValue(args, options);

  if (/^(python[\d.]*|py|\$PYTHON|pypy3?)$/.test(program)) {
    const position = args.findIndex((arg) => !arg.startsWith('-') || arg === '-m' || arg === '-c');
    if (args[position] === '-c') return [];
    if (args[position] !== '-m') return first(/\.py$/);
    const module = args[position + 1] ?? '';
    const rest = args.slice(position + 2);
    if (module === 'coverage') return programFiles({ words: ['python', ...rest.slice(1)], directory }, has);
    if (/^(pytest|promptflow|deepeval|streamlit|torch)\b/.test(module))
      return programFiles({ words: [module, ...rest], directory }, has);
    return moduleFiles(module, directory, has);
  }
  if (program === 'pytest' || program === 'py.test' || (program === 'deepeval' && args[0] === 'test')) {
    const skip = program === 'deepeval' ? 2 : 0;
    const paths = args
      .slice(skip)
      .filter((arg, i, all) => /^[\w./-]+(::.*)?$/.test(arg) && !arg.startsWith('-') && !PYTEST_VALUES.has(all[i - 1] ?? ''));
    return paths.length ? paths.flatMap((path) => folder(path.split('::')[0])) : [everything];
  }
  if (program === 'unittest') return [everything];
  if (program === 'go' && args[0] === 'run') return folder(args.slice(1).find((arg) => !arg.startsWith('-')));
  if (program === 'go' && args[0] === 'test') return [everything];
  if (program === 'cargo' && args[0] === 'run') return crateFolders(args, directory);
  if (program === 'dotnet' && args[0] === 'run')
    return folder(after('--project', '-p') ?? '.').map((path) => (path === '/' ? everything : path));
  if (program === 'dotnet' && args[0] === 'test') {
    const project = args.slice(1).find((arg) => !arg.startsWith('-') && /^[\w./-]+$/.test(arg));
    return project?.includes('.sln') || !project ? [everything] : folder(project);
  }
  if (program === 'promptfoo' || program === 'pf') {
    const config = after('-c', '--config', '-f', '--file', '--flow');
    if (config) return file(config);
    return program === 'promptfoo' && args[0] === 'eval' ? file('promptfooconfig.yaml') : [];
  }
  if (TEST_RUNNERS.has(program)) {
    const tests =
      program === 'vitest' ||
      program === 'jest' ||
      program === 'mocha' ||
      args.some((arg) => /(^|:)(test|verify|check|integration)/i.test(arg));
    return tests ? [everything] : [];
  }
  if (FILE_TOOLS.has(program))
    return args.filter((arg) => INPUT.test(arg) && !arg.includes('://')).flatMap((arg) => file(arg.replace(/^@/, '')));
  if (INTERPRETERS.has(program)) return first(PROGRAM);
  return /[\w)}]\/|^\.\//.test(name) && PROGRAM.test(name) ? file(name) : [];
}

/** The value of the first of these options, as `-c value` or `--config=value`. */
export function optionValue(args: readonly string[], options: readonly string[]): string | undefined {
  for (const [i, arg] of args.entries()) {
    if (options.includes(arg)) return args[i + 1];
    const option = options.find((candidate) => arg.startsWith(`${candidate}=`));
    if (option) return arg.slice(option.length + 1);
  }
  return undefined;
}

/** Where the program of `cargo run` may be: a member of the workspace by its name, a binary of its own, or the crate itself. */
function crateFolders(args: readonly string[], directory: string): string[] {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const manifest = optionValue(own, ['--manifest-path'])?.replace(/\/?Cargo\.toml$/, '');
  const root = manifest === undefined ? directory : resolvePath(directory, manifest || '.');
  if (root === undefined) return [];
  const below = (path: string): string => (root ? `${root}/${path}` : path);
  const name = optionValue(own, ['-p', '--package']);
  const binary = optionValue(own, ['--bin']);
  const example = optionValue(own, ['--example']);
  if (example) return [below(`examples/${example}.rs`), below(`examples/${example}/`)];
  if (!name) return binary ? [below(`src/bin/${binary}.rs`), below(`src/bin/${binary}/`)] : [below('src/')];
  return ['', 'crates/', 'apps/', 'services/', 'packages/', 'tools/', 'bins/'].map((folder) => below(`${folder}${name}/`));
}

function moduleFiles(module: string, directory: string, has?: (path: string) => boolean): string[] {
  if (!/^[A-Za-z_][\w.]*$/.test(module)) return [];
  const base = module.replaceAll('.', '/');
  const roots = [directory, resolvePath(directory, 'src')!, '', 'src'];
  const candidates = roots.flatMap((root) => [`${base}.py`, `${base}/__main__.py`].map((path) => resolvePath(root, path)!));
  const found = has ? candidates.find(has) : candidates[0];
  return found ? [found] : [];
}
