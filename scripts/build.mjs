// Compiles rules/ and src/ into dist/: index.js (Action), cli.js (command line) and schema/*.json.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'], legalComments: 'none', logLevel: 'warning' };

/** Bundles a module to text and loads it, so that the build can use the sources themselves. */
async function load(entry) {
  const { outputFiles } = await build({ ...common, entryPoints: [entry], write: false });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
  return module.exports;
}

const rules = await load('src/rules/load.ts');
const names = readdirSync('rules', { recursive: true }).map((name) => name.replaceAll('\\', '/'));
const files = Object.fromEntries(names.filter((name) => name.endsWith('.yml')).map((name) => [name, readFileSync(`rules/${name}`, 'utf8')]));
let bundle;
try {
  bundle = rules.loadRules(files);
} catch (error) {
  console.error(error.name === 'RuleError' ? `rules/${error.message}` : error);
  process.exit(1);
}
for (const pattern of bundle.compiled.patterns) {
  if (!pattern.literals) throw new Error(`no literal of 5 bytes or more in ${pattern.sources.join(' | ')}`);
}

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/schema', { recursive: true });
await build({
  ...common,
  entryPoints: { cli: 'src/cli.ts', ...(names && readdirSync('src').includes('index.ts') ? { index: 'src/index.ts' } : {}) },
  outdir: 'dist',
  minify: true,
  define: { __VERSION__: JSON.stringify(version), __RULES__: JSON.stringify(JSON.stringify(bundle)) },
  banner: { js: '#!/usr/bin/env node' },
});
const schemas = await load('src/rules/schemas.ts');
for (const [name, schema] of Object.entries(schemas.jsonSchemas())) writeFileSync(`dist/schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
