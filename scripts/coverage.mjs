// The text of docs/coverage.md: which tools the rules know, found by asking the rules themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { load } from './bundle.mjs';
import { columns, toolsSchema } from './tools/names.mjs';
import { coverageText } from './tools/text.mjs';
import { treesOf } from './tools/trees.mjs';

/** Gives the whole text of docs/coverage.md; throws RuleError where rules/tools.yml or a rule is wrong. */
export async function coverage() {
  return coverageText(await readCoverage());
}

/** Gives the model, the rules by id, the fields, and the tools with the ids of the rules that know them, by column: `known`. */
export async function readCoverage() {
  const sources = await load('scripts/tools/sources.mjs');
  const { model, files, rules } = readRules(sources);
  const { fields, tools } = readTools(sources);
  const trees = treesOf(tools);
  const found = [
    ...(await findIn(trees.names, rules.map(byItsNames), files, sources)),
    ...(await findIn(trees.uses, rules.map(byItsOwn), files, sources)),
  ];
  const key = ({ owner: { index, column }, rule }) => `${index} ${column} ${rule}`;
  const anyway = new Set(found.filter(({ owner }) => owner.isMadeUp).map(key));
  const known = tools.map(() => Object.fromEntries(Object.keys(columns).map((column) => [column, new Set()])));
  for (const place of found) {
    const { owner, rule } = place;
    if (!owner.isMadeUp && !anyway.has(key(place))) known[owner.index][owner.column].add(rule);
  }
  return {
    ...{ model, fields, rules: new Map(rules.map((rule) => [rule.id, rule])) },
    tools: tools.map((tool, index) => ({ ...tool, known: known[index] })),
  };
}

function readTools({ readYaml, RuleError }) {
  const { fields, tools } = readYaml('rules/tools.yml', readFileSync('rules/tools.yml', 'utf8'), toolsSchema);
  for (const tool of tools) {
    const wrong = tool.fields.find((field) => !(field in fields));
    if (wrong)
      throw new RuleError(`rules/tools.yml: ${tool.name}: the field ${wrong}; it is one of ${Object.keys(fields).join(', ')}`);
  }
  return { fields, tools };
}

/** The rules that support a practice, in the order of their paths, with the model and the classes of files. */
function readRules({ loadRules, readYaml, ruleSchema }) {
  const text = (path) => readFileSync(`rules/${path}`, 'utf8');
  const { model, files } = loadRules({ 'maturity.yml': text('maturity.yml'), 'files.yml': text('files.yml') });
  const rules = readdirSync('rules', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes('/') && path.endsWith('.yml') && !path.endsWith('.test.yml'))
    .sort()
    .map((path) => readYaml(`rules/${path}`, text(path), ruleSchema))
    .filter((rule) => 'practice' in rule);
  return { model, files, rules };
}

/** The places of a tree at which rules find something: whose they are, and the rule. */
async function findIn(tree, rules, files, { compileRules, createContentScan, createEvaluation, openMemory, readRepository }) {
  const compiled = compileRules(rules);
  const content = createContentScan(compiled);
  const repository = await readRepository(openMemory(tree.files), { compiled, files }, content.visit);
  const evaluation = await createEvaluation(compiled, repository, content.found, content.meter);
  return compiled.rules.flatMap((rule) =>
    (evaluation.answer(rule.find) ?? [])
      .filter(({ fileClass }) => rule.in.includes(fileClass))
      .map((place) => ({ owner: tree.ownerOf(place), rule: rule.id }))
      .filter(({ owner }) => owner !== undefined),
  );
}

const never = { path: 'no-such-file' };

/** The rule as one that asks for its names alone: modules, packages, resources and steps of pipelines, whatever it asks beside them. */
function byItsNames(rule) {
  return { ...rule, find: { any: [never, ...namesIn(rule.find)] } };
}

/** The rule without what rests on the evidence of other rules, which know the tool and not this one. */
function byItsOwn(rule) {
  return { ...rule, find: withoutEvidence(rule.find) };
}

function withoutEvidence(condition) {
  if ('evidence' in condition) return never;
  const [key, parts] = Object.entries(condition)[0];
  return ['any', 'all', 'same-file'].includes(key) ? { [key]: parts.map(withoutEvidence) } : condition;
}

function namesIn(condition) {
  if ('import' in condition || 'dependency' in condition || 'resource' in condition) return [condition];
  if ('line' in condition) return isImport(condition.line) ? [condition] : [];
  if ('job' in condition) {
    const { uses, runs } = condition.job;
    return uses || runs ? [{ job: { ...(uses && { uses }), ...(runs && { runs }) } }] : [];
  }
  return (condition.any ?? condition.all ?? condition['same-file'] ?? []).flatMap(namesIn);
}

/** Whether a pattern asks for a line that brings a module in. */
function isImport(line) {
  const patterns = typeof line === 'string' ? [line] : [line.pattern].flat();
  return patterns.some((pattern) => /\b(?:import|from|using|require|use)\b/.test(pattern.replace(/\\[a-z]/gi, ' ')));
}
