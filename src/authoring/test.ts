import type { ConditionExplanation } from '../model/explanation';
import type { Found } from '../model/found';
import type { RuleCases } from '../rules/schema';
import { readCaseFile } from './case-file';
import { lineAt, type RuleFile, type RuleSet } from './rule-set';
import { type CaseRunner, createCaseRunner } from './runner';

/** What one case came to: what the rule found, and where it should have found something and did not, what it lacks. */
export interface CaseResult {
  kind: 'positive' | 'negative';
  name: string;
  /** The place that the case names, if it names one. */
  at: string | null;
  passed: boolean;
  /** Where the case stands. */
  place: string;
  found: Pick<Found, 'path' | 'line' | 'excerpt'>[];
  lacks?: ConditionExplanation;
}

/** What the cases of one rule came to. `fault` says why there are none. */
export interface RuleResult {
  id: string;
  path: string;
  passed: boolean;
  fault?: string;
  cases: CaseResult[];
}

/** Takes a directory of rules and gives what the cases of each came to. */
export async function testRules(set: RuleSet): Promise<RuleResult[]> {
  const runner = createCaseRunner(set.bundle);
  const results: RuleResult[] = [];
  for (const file of set.rules) results.push(await testRule(file, set.name, runner));
  return [...results, ...set.orphans.map(orphan)];
}

async function testRule(file: RuleFile, name: string, runner: CaseRunner): Promise<RuleResult> {
  const { path } = file;
  const { id } = file.rule;
  const { cases, faults } = readCaseFile(file, name);
  if (!cases || faults.length > 0)
    return {
      id,
      path,
      passed: false,
      fault: faults.map((one) => `${name}/${one.path}:${one.line}: ${one.message}`).join('; '),
      cases: [],
    };
  const { positive, negative } = cases;
  const results: CaseResult[] = [];
  const placeAt = (kind: string, index: number) => `${name}/${file.cases.path}:${lineAt(file.cases.text!, [kind, index])}`;
  for (const [index, one] of positive.entries())
    results.push({ ...(await testPositive(id, one, runner)), place: placeAt('positive', index) });
  for (const [index, one] of negative.entries()) {
    const place = placeAt('negative', index);
    const found = await runner.find(id, one.files);
    results.push({ kind: 'negative', name: one.name, at: null, passed: found.length === 0, place, found: found.map(placeOf) });
  }
  return { id, path, passed: results.every(({ passed }) => passed), cases: results };
}

async function testPositive(
  id: string,
  { name, files, at }: RuleCases['positive'][number],
  runner: CaseRunner,
): Promise<Omit<CaseResult, 'place'>> {
  const found = await runner.find(id, files);
  const passed = at === undefined ? found.length > 0 : found.some(({ path, line }) => `${path}:${line}` === at);
  return {
    ...{ kind: 'positive', name, at: at ?? null, passed, found: found.map(placeOf) },
    ...(found.length === 0 && { lacks: await runner.explain(id, files) }),
  };
}

function orphan(path: string): RuleResult {
  const id = path
    .split('/')
    .at(-1)!
    .replace(/\.test\.yml$/, '');
  return { id, path, passed: false, fault: `there is no rule ${id}.yml beside these cases`, cases: [] };
}

function placeOf({ path, line, excerpt }: Found): CaseResult['found'][number] {
  return { path, line, excerpt };
}
