// Writes what is generated from the rules for readers: rules/README.md, an index of them.
import { writeFileSync } from 'node:fs';
import { load, readRuleFolder } from './bundle.mjs';

const { builtInIndex } = await load('src/authoring/docs.ts');
writeFileSync('rules/README.md', builtInIndex(readRuleFolder()));
