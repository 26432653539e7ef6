import { didYouMean } from '../model/suggest';
import { addPractices, practicesSchema } from './additions';
import { judgedBy, namedPractices, type RuleBundle, type RuleChange } from './bundle';
import { type PatternBudget, patternBudget } from './check';
import { compileRules } from './compile';
import type { Said } from './counts';
import { digestOf } from './load';
import { mergeRules } from './merge';
import { readModel } from './read-model';
import { checkRule, lineOf, requireFileName, rulePaths } from './read-rule';
import { addedRuleSchema, type Rule } from './schema';
import { RuleError, readYaml } from './yaml';

/**
 * Takes a bundle, the files of a rules directory (path → text; *.test.yml left aside) and its name, and gives the bundle with them:
 * more rules, others in place of those that they override, without those that they disable; with more practices (`practices.yml`),
 * or by another model (`maturity.yml`). Files that it has already are passed over. All directories of a scan share a budget. Throws RuleError at the first fault, `name/path:line: …`.
 */
export function extendRules(
  bundle: RuleBundle,
  files: Record<string, string>,
  name: string,
  budget: PatternBudget = patternBudget(),
): RuleBundle {
  const digest = digestOf(files);
  if (bundle.digest.split('+').includes(digest)) return bundle;
  checkNames(files, name);
  const known = [...bundle.compiled.rules, ...bundle.compiled.scopes].map(({ id }) => id);
  const seen = new Map<string, string>();
  const read: { path: string; text: string; rule: Rule }[] = [];
  const changes: RuleChange[] = [];
  for (const file of rulePaths(files, modelFiles)) {
    const [path, text] = [`${name}/${file}`, files[file]!];
    const added = readYaml(path, text, addedRuleSchema);
    const { id } = added;
    requireFileName(path, text, id);
    if (seen.has(id)) throw new RuleError(`${path}:${lineOf(text, id)}: the id ${id} is also that of ${seen.get(id)}`);
    seen.set(id, path);
    const change = 'disable' in added ? 'disable' : added.override === undefined ? undefined : 'override';
    if (change && !known.includes(id))
      throw new RuleError(`${path}:${lineOf(text, `${change}:`)}: there is no rule ${id} to ${change}${didYouMean(id, known)}`);
    if (!change && known.includes(id))
      throw new RuleError(
        `${path}:${lineOf(text, id)}: there is a rule ${id} already. Give this one another id, or say with \`override: REASON\` why it takes its place`,
      );
    if ('disable' in added) {
      changes.push({ rule: id, change: 'disabled', reason: added.disable });
      continue;
    }
    const { override, ...rule } = added;
    if (override !== undefined) changes.push({ rule: id, change: 'overridden', reason: override });
    read.push({ path, text, rule });
  }
  const rules = read.map(({ rule }) => rule);
  checkNamed(rules, [...known, ...rules.map(({ id }) => id)], name, files);
  const gone = new Set(changes.map(({ rule }) => rule));
  const kept = <T extends { id: string }>(all: readonly T[]) => all.filter(({ id }) => !gone.has(id));
  const { compiled } = bundle;
  const left = { ...compiled, rules: kept(compiled.rules), scopes: kept(compiled.scopes) };
  const judging = modelOf(bundle, files, name, [...left.rules, ...rules.filter((rule) => 'practice' in rule)]);
  const practices = namedPractices(judging);
  for (const { path, text, rule } of read) checkRule(path, text, rule, practices, budget);
  return {
    ...judging,
    digest: `${bundle.digest}+${digest}`,
    compiled: mergeRules(left, compileRules(rules, [], true)),
    changes: [...(bundle.changes ?? []), ...changes],
  };
}

const modelFiles = ['maturity.yml', 'practices.yml'];

/** Files that nothing would be read from, and a directory of none. */
function checkNames(files: Record<string, string>, name: string): void {
  const paths = Object.keys(files);
  const misnamed = paths.find((path) => path.endsWith('.yaml'));
  if (misnamed !== undefined)
    throw new RuleError(`${name}/${misnamed}:1: the files of a directory of rules are named *.yml, not *.yaml`);
  const below = paths.find((path) => modelFiles.some((one) => path.endsWith(`/${one}`)));
  if (below !== undefined)
    throw new RuleError(`${name}/${below}:1: ${below.split('/').at(-1)} belongs at the root of the directory of rules, ${name}`);
  if (rulePaths(files, []).length === 0)
    throw new RuleError(`${name} holds no rule, practices.yml or maturity.yml: it is no directory of rules`);
}

/** The bundle with the directory's model, where it has one, and what it adds to the model. */
function modelOf(bundle: RuleBundle, files: Record<string, string>, name: string, rules: readonly Said[]): RuleBundle {
  const [own, more] = [files['maturity.yml'], files['practices.yml']];
  const judging = own === undefined ? bundle : judgedBy(bundle, readModel(`${name}/maturity.yml`, own, rules));
  if (more === undefined) return judging;
  const path = `${name}/practices.yml`;
  return { ...judging, model: addPractices(judging.model, readYaml(path, more, practicesSchema), path, more, rules) };
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
