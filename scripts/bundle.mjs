import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** Options of esbuild that every bundle of this project shares. */
export const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
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

/** Gives rules/ compiled, or ends the process with the fault, its file and its line. */
export async function compileRuleFolder() {
  const { loadRules } = await load('src/rules/load.ts');
  const names = readdirSync('rules', { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  const files = Object.fromEntries(
    names.filter((name) => name.endsWith('.yml')).map((name) => [name, readFileSync(`rules/${name}`, 'utf8')]),
  );
  try {
    return loadRules(files);
  } catch (error) {
    console.error(error.name === 'RuleError' ? `rules/${error.message}` : error);
    process.exit(1);
  }
}
