// What the coverage map takes from src/, bundled as one.
export { createContentScan } from '../../src/detect/content';
export { compileRules } from '../../src/rules/compile';
export { createEvaluation } from '../../src/rules/evaluate';
export { loadRules } from '../../src/rules/load';
export { ruleSchema } from '../../src/rules/schema';
export { RuleError, readYaml } from '../../src/rules/yaml';
export { readRepository } from '../../src/scan';
export { openMemory } from '../../src/source/memory';
