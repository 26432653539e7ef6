import { type MaturityModel, maturityModel } from '../model/maturity';
import { didYouMean } from '../model/suggest';
import { addPractices, practicesSchema } from './additions';
import type { RuleBundle, RuleChange } from './bundle';
import { patternBudget } from './check';
import { compileRules } from './compile';
import { digestOf } from './load';
import { mergeRules } from './merge';
import { checkRule, lineOf, requireFileName, rulePaths } from './read-rule';
import { addedRuleSchema, type Rule } from './schema';
import { RuleError, readYaml } from './yaml';

/**
 * Takes a bundle, the files of a rules directory (path → text; *.test.yml left aside) and its name, and gives the bundle with them:
 * more rules, others in place of those that they override, without those that they disable; with more practices (`practices.yml`),
 * or by another model (`maturity.yml`). Throws RuleError at the first fault, `name/path:line: …`.
 */
export function extendRules(bundle: RuleBundle, files: Record<string, string>, name: string): RuleBundle {
  const model = modelOf(bundle.model, files, name);
  const known = [...bundle.compiled.rules, ...bundle.compiled.scopes].map(({ id }) => id);
  const seen = new Map<string, string>();
  const rules: Rule[] = [];
  const budget = patternBudget();
  const changes: RuleChange[] = [];
  for (const file of rulePaths(files, ['maturity.yml', 'practices.yml'])) {
    const [path, text] = [`${name}/${file}`, files[file]!];
    const read = readYaml(path, text, addedRuleSchema);
    const { id } = read;
    requireFileName(path, id);
    if (seen.has(id)) throw new RuleError(`${path}:${lineOf(text, id)}: the id ${id} is also that of ${seen.get(id)}`);
    seen.set(id, path);
    const change = 'disable' in read ? 'disable' : read.override === undefined ? undefined : 'override';
    if (change && !known.includes(id))
      throw new RuleError(`${path}:${lineOf(text, `${change}:`)}: there is no rule ${id} to ${change}${didYouMean(id, known)}`);
    if (!change && known.includes(id))
      throw new RuleError(
        `${path}:${lineOf(text, id)}: there is a rule ${id} already. Give this one another id, or say with \`override: REASON\` why it takes its place`,
      );
    if ('disable' in read) {
      changes.push({ rule: id, change: 'disabled', reason: read.disable });
      continue;
    }
    const { override, ...rule } = read;
    if (override !== undefined) changes.push({ rule: id, change: 'overridden', reason: override });
    checkRule(path, text, rule, model, budget);
    rules.push(rule);
  }
  checkNamed(rules, [...known, ...rules.map(({ id }) => id)], name, files);
  const gone = new Set(changes.map(({ rule }) => rule));
  const kept = <T extends { id: string }>(all: readonly T[]) => all.filter(({ id }) => !gone.has(id));
  const { compiled } = bundle;
  return {
    ...bundle,
    digest: `${bundle.digest}+${digestOf(files)}`,
    model,
    compiled: mergeRules({ ...compiled, rules: kept(compiled.rules), scopes: kept(compiled.scopes) }, compileRules(rules)),
    changes: [...(bundle.changes ?? []), ...changes],
  };
}

function modelOf(base: MaturityModel, files: Record<string, string>, name: string): MaturityModel {
  const [own, more] = [files['maturity.yml'], files['practices.yml']];
  const model = own === undefined ? base : readYaml(`${name}/maturity.yml`, own, maturityModel);
  if (more === undefined) return model;
  const path = `${name}/practices.yml`;
  return addPractices(model, readYaml(path, more, practicesSchema), path, more);
}

/** Other rules can be asked for their evidence: those have to be there. */
function checkNamed(rules: readonly Rule[], known: readonly string[], name: string, files: Record<string, string>): void {
  for (const { id, find } of rules) {
    const unknown = rulesNamedIn(find).find((one) => !known.includes(one));
    if (unknown === undefined) continue;
    const path = rulePaths(files, []).find((one) => one.split('/').at(-1) === `${id}.yml`)!;
    throw new RuleError(
      `${name}/${path}:${lineOf(files[path]!, `rule: ${unknown}`)}: there is no rule ${unknown}${didYouMean(unknown, known)}`,
    );
  }
}

function rulesNamedIn(value: unknown): string[] {
  if (!value || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(rulesNamedIn);
  const { rule } = ('evidence' in value ? value.evidence : {}) as { rule?: string };
  return rule === undefined ? Object.values(value).flatMap(rulesNamedIn) : [rule];
}
