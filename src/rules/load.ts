import { createHash } from 'node:crypto';
import { type MaturityModel, type PracticeDefinition, practicesOf } from '../model/maturity';
import type { RuleBundle } from './bundle';
import { compileRules } from './compile';
import { compileFileClasses, fileClassesSchema } from './files';
import { readModel } from './read-model';
import { checkRule, requireFileName, rulePaths } from './read-rule';
import { type Rule, type RuleCases, ruleCases, ruleSchema } from './schema';
import { RuleError, readYaml } from './yaml';

/**
 * Takes the files of the built-in rules folder (path → text; *.test.yml left aside) and gives the bundle; throws RuleError at the
 * first fault. `samples` are texts that tell rare literals from frequent ones.
 */
export function loadRules(files: Record<string, string>, samples: readonly string[] = []): RuleBundle {
  const model = readModel('maturity.yml', files['maturity.yml'] ?? '');
  const practices = practicesOf(model);
  const rules = rulePaths(files, ['maturity.yml', 'files.yml', 'tools.yml']).map((path) =>
    readRule(path, files[path]!, practices),
  );
  const ids = new Map<string, string>();
  for (const [path, rule] of rules) {
    if (ids.has(rule.id)) throw new RuleError(`${path}: the id ${rule.id} is also that of ${ids.get(rule.id)}`);
    ids.set(rule.id, path);
  }
  return {
    digest: digestOf(files),
    model,
    files: compileFileClasses(readYaml('files.yml', files['files.yml'] ?? '', fileClassesSchema)),
    compiled: compileRules(
      inModelOrder(
        rules.map(([, rule]) => rule),
        model,
      ),
      samples,
    ),
  };
}

/** Gives what the files of a rules folder are known by: the same for the same paths and texts. */
export function digestOf(files: Record<string, string>): string {
  const paths = Object.keys(files).sort();
  return createHash('sha256')
    .update(JSON.stringify(paths.map((path) => [path, files[path]])))
    .digest('hex')
    .slice(0, 16);
}

/** Takes the text of an <id>.test.yml and gives its cases; throws RuleError. */
export function readCases(path: string, text: string): RuleCases {
  return readYaml(path, text, ruleCases);
}

function readRule(path: string, text: string, practices: readonly PracticeDefinition[]): [string, Rule] {
  const rule = readYaml(path, text, ruleSchema);
  requireFileName(path, text, rule.id);
  const folder = path.split('/').at(-2);
  if ('practice' in rule && folder !== rule.practice)
    throw new RuleError(`${path}: the practice is ${rule.practice}; it must be the folder's name`);
  checkRule(path, text, rule, practices, { left: Number.POSITIVE_INFINITY, globs: Number.POSITIVE_INFINITY });
  return [path, rule];
}

function inModelOrder(rules: Rule[], model: MaturityModel): Rule[] {
  const order = practicesOf(model).map(({ id }) => id);
  const rank = (rule: Rule) => ('practice' in rule ? order.indexOf(rule.practice) : order.length);
  return [...rules].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
