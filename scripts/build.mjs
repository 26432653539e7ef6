// Compiles rules/, models/, starters/ and src/ into dist/: index.js (Action), cli.js (command line), what they load on demand,
// rules.json, models.json, starters.json and schema/*.json; starters/ into docs/starters.md too.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build, transform } from 'esbuild';
import { common, compileRuleFolder, definitions, load, readModelFolders, readStarterFolder } from './bundle.mjs';
import { startersPage } from './starters-page.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const rules = await compileRuleFolder();
const { jsonSchemas } = await load('src/rules/schemas.ts');
const { starterJsonSchema } = await load('src/init/starter.ts');

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/schema', { recursive: true });
writeFileSync('dist/rules.json', JSON.stringify(rules));
writeFileSync('dist/models.json', JSON.stringify(await readModelFolders(rules)));
const starters = await readStarterFolder();
writeFileSync('dist/starters.json', JSON.stringify(starters));
mkdirSync('docs', { recursive: true });
writeFileSync('docs/starters.md', startersPage(starters));
for (const [name, schema] of Object.entries({ ...jsonSchemas(), starter: starterJsonSchema() }))
  writeFileSync(`dist/schema/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);

// esbuild splits only ES modules, and CommonJS starts faster: split first, then turn each part into CommonJS.
const { outputFiles } = await build({
  ...common,
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  write: false,
  minify: true,
  define: await definitions(version),
});
for (const { path, text } of outputFiles) {
  const { code } = await transform(text, {
    ...{ format: 'cjs', target: common.target, minify: true, supported: { 'dynamic-import': false } },
    ...(basename(path) === 'cli.js' && { banner: '#!/usr/bin/env node' }),
  });
  writeFileSync(path, code);
}
