// Writes what is generated from the rules for readers: rules/README.md, an index of them, and docs/coverage.md, the tools they know.
import { mkdirSync, writeFileSync } from 'node:fs';
import { load, readRuleFolder } from './bundle.mjs';
import { coverage } from './coverage.mjs';

const { builtInIndex } = await load('src/authoring/docs.ts');
writeFileSync('rules/README.md', builtInIndex(readRuleFolder()));
mkdirSync('docs', { recursive: true });
writeFileSync('docs/coverage.md', await coverage());
