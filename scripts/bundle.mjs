import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);

/** Options of esbuild that every bundle of this project shares. */
export const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Bundles a module of src/ in memory and gives its exports, so that scripts can use the sources themselves. */
export async function load(entry) {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], write: false });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
  return module.exports;
}

/** Gives what the sources know only after the build: names in the code, each with the text that takes its place. */
export async function definitions(version) {
  const { outputFiles } = await build({
    ...common,
    ...{ platform: 'browser', format: 'iife', target: 'es2022', minify: true },
    entryPoints: ['src/org/report/html/client/index.tsx'],
    write: false,
  });
  return { __VERSION__: JSON.stringify(version), __ORGANISATION_SCRIPT__: JSON.stringify(outputFiles[0].text) };
}

/** Code and prose to tell frequent words from rare ones: this project, applications that call models, and a few libraries. */
const sampleFolders = [
  'src',
  'rules',
  '__tests__/repositories',
  ...['zod/src', 'yaml/dist', 'vitest/dist', '@octokit/plugin-rest-endpoint-methods/dist-src'].map(
    (name) => `node_modules/${name}`,
  ),
];

/** Gives rules/ compiled, or ends the process with the fault, its file and its line. */
export async function compileRuleFolder() {
  const { loadRules } = await load('src/rules/load.ts');
  const files = readRuleFolder();
  const samples = sampleFolders.flatMap((folder) => Object.values(textsBelow(folder)));
  return orExit('rules/', () => loadRules(files, samples));
}

/** Gives each model below models/ with its digest, by the name of its folder, or ends the process likewise. */
export async function readModelFolders({ compiled }) {
  const { digestOf } = await load('src/rules/load.ts');
  const { readModel } = await load('src/rules/read-model.ts');
  const texts = Object.entries(textsBelow('models')).filter(([path]) => path.endsWith('/maturity.yml'));
  const models = texts.map(([path, text]) => [
    path.split('/').at(-2),
    { digest: digestOf({ 'maturity.yml': text }), model: orExit('', () => readModel(path, text, compiled.rules)) },
  ]);
  return Object.fromEntries(models);
}

function orExit(folder, read) {
  try {
    return read();
  } catch (error) {
    console.error(error.name === 'RuleError' ? `${folder}${error.message}` : error);
    process.exit(1);
  }
}

/** Gives the files of rules/, path → text. */
export function readRuleFolder() {
  const rules = Object.entries(textsBelow('rules')).filter(([path]) => path.endsWith('.yml'));
  return Object.fromEntries(rules.map(([path, text]) => [path.slice('rules/'.length), text]));
}

/** Gives the starters of starters/, sorted by their folders, or ends the process with the fault and its file. */
export async function readStarterFolder() {
  const { readStarter } = await load('src/init/starter.ts');
  const texts = textsBelow('starters');
  const folders = Object.keys(texts).flatMap((path) => /^(.+)\/starter\.yml$/.exec(path)?.[1] ?? []);
  const fileOf = (path) => {
    if (texts[path] === undefined) throw new Error(`there is no file ${path}`);
    return texts[path];
  };
  let at = '';
  try {
    return folders.map((folder) => {
      at = folder;
      const document = parse(texts[`${folder}/starter.yml`]);
      return readStarter(folder.slice('starters/'.length), document, (file) => fileOf(`${folder}/${file}`));
    });
  } catch (error) {
    console.error(`${at}: ${error.message}`);
    process.exit(1);
  }
}

function textsBelow(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(isWritten);
  const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/')).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** Whether a file takes part in the rules: what is generated from them, or only asks about them, must not change how they are compiled. */
function isWritten(entry) {
  return entry.isFile() && !(['README.md', 'tools.yml'].includes(entry.name) && entry.parentPath === 'rules');
}
