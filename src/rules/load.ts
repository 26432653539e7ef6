import { createHash } from 'node:crypto';
import { type MaturityModel, maturityModel } from '../model/maturity';
import type { RuleBundle } from './bundle';
import { checkPatterns } from './check';
import { compileRules } from './compile';
import { compileFileClasses, fileClassesSchema } from './files';
import { checkGlob } from './glob';
import { type Condition, type Rule, type RuleCases, ruleCases, ruleSchema } from './schema';
import { RuleError, readYaml } from './yaml';

/**
 * Takes the files of a rules folder (path → text; *.test.yml left aside) and gives the bundle; throws RuleError at the first
 * fault. A folder that only adds rules needs no maturity.yml and no files.yml: then those of `base` hold. `samples` are texts
 * that tell rare literals from frequent ones.
 */
export function loadRules(
  files: Record<string, string>,
  base?: Pick<RuleBundle, 'model' | 'files'>,
  samples: readonly string[] = [],
): RuleBundle {
  const paths = Object.keys(files).sort();
  const model =
    base && !files['maturity.yml'] ? base.model : readYaml('maturity.yml', files['maturity.yml'] ?? '', maturityModel);
  const classes =
    base && !files['files.yml']
      ? base.files
      : compileFileClasses(readYaml('files.yml', files['files.yml'] ?? '', fileClassesSchema));
  const rules = paths
    .filter((path) => path.includes('/') && path.endsWith('.yml') && !path.endsWith('.test.yml'))
    .map((path) => readRule(path, files[path]!, model));
  const ids = new Map<string, string>();
  for (const [path, rule] of rules) {
    if (ids.has(rule.id)) throw new RuleError(`${path}: the id ${rule.id} is also that of ${ids.get(rule.id)}`);
    ids.set(rule.id, path);
  }
  const digest = createHash('sha256')
    .update(JSON.stringify(paths.map((path) => [path, files[path]])))
    .digest('hex')
    .slice(0, 16);
  return {
    digest,
    model,
    files: classes,
    compiled: compileRules(
      inModelOrder(
        rules.map(([, rule]) => rule),
        model,
      ),
      samples,
    ),
  };
}

/** Takes the text of an <id>.test.yml and gives its cases; throws RuleError. */
export function readCases(path: string, text: string): RuleCases {
  return readYaml(path, text, ruleCases);
}

function readRule(path: string, text: string, model: MaturityModel): [string, Rule] {
  const rule = readYaml(path, text, ruleSchema);
  const [folder, file] = path.split('/').slice(-2) as [string, string];
  if (file !== `${rule.id}.yml`) throw new RuleError(`${path}: the id is ${rule.id}; it must be the file's name`);
  if ('practice' in rule) {
    if (folder !== rule.practice) throw new RuleError(`${path}: the practice is ${rule.practice}; it must be the folder's name`);
    const practice = model.levels.flatMap(({ practices }) => practices).find(({ id }) => id === rule.practice);
    if (!practice) throw new RuleError(`${path}: maturity.yml has no practice ${rule.practice}`);
    if (rule.technique !== undefined && !(rule.technique in (practice.techniques ?? {}))) {
      throw new RuleError(
        `${path}: maturity.yml has no technique ${rule.technique} for ${rule.practice}; it has ${Object.keys(practice.techniques ?? {}).join(', ')}`,
      );
    }
    if (practice.decide !== 'strongest' && rule.supports === 'met' && rule.technique === undefined) {
      throw new RuleError(`${path}: ${rule.practice} counts techniques, so a rule that supports met names one`);
    }
  }
  for (const glob of globsOf(rule.find)) {
    const fault = checkGlob(glob);
    if (fault) throw new RuleError(`${path}: the glob ${glob}: ${fault}`);
  }
  const fault = checkPatterns(rule.find);
  if (fault) throw new RuleError(`${path}:${lineOf(text, fault.pattern)}: ${fault.message}`);
  return [path, rule];
}

function inModelOrder(rules: Rule[], model: MaturityModel): Rule[] {
  const order = model.levels.flatMap(({ practices }) => practices.map(({ id }) => id));
  const rank = (rule: Rule) => ('practice' in rule ? order.indexOf(rule.practice) : order.length);
  return [...rules].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function globsOf(condition: Condition): string[] {
  return Object.entries(condition).flatMap(([key, value]): string[] => {
    if (key === 'path' || key === 'paths') return [value].flat() as string[];
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'object').flatMap((one) => globsOf(one as Condition));
    return value && typeof value === 'object' ? globsOf(value as Condition) : [];
  });
}

function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
