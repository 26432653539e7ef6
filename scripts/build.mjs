// Compiles rules/ and src/ into dist/: index.js (Action), cli.js (command line) and schema/*.json.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { common, compileRuleFolder, load } from './bundle.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const rules = await compileRuleFolder();
rules.weights = await weigh(['src', '__tests__/repositories']);
for (const { source, literals } of rules.compiled.patterns
  .filter(({ when }) => !when)
  .flatMap(({ expressions }) => expressions)) {
  if (literals) continue;
  console.error(`rules: no literal of 5 bytes or more in every alternative of ${source}`);
  process.exit(1);
}

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/schema', { recursive: true });
await build({
  ...common,
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  minify: true,
  define: { __VERSION__: JSON.stringify(version), __RULES__: JSON.stringify(JSON.stringify(rules)) },
  banner: { js: '#!/usr/bin/env node' },
});
const { jsonSchemas } = await load('src/rules/schemas.ts');
for (const [name, schema] of Object.entries(jsonSchemas()))
  writeFileSync(`dist/schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);

/** How often grams stand in the texts below some folders. */
async function weigh(folders) {
  const { weighGrams } = await load('src/detect/prefilter.ts');
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  const texts = paths.map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
  return Buffer.from(weighGrams(texts)).toString('base64');
}
