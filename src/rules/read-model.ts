import type * as z from 'zod';
import {
  completion,
  type FindingsOf,
  type MaturityModel,
  maturityModel,
  type PracticeDefinition,
  practicesOf,
} from '../model/maturity';
import { didYouMean } from '../model/suggest';
import { countsFor, fits, type Said } from './counts';
import { readYaml } from './yaml';

type Path = (string | number)[];
type Counting = Pick<PracticeDefinition, 'id' | 'from' | 'decide'>;

/**
 * Takes the text of a model and, unless it is the built-in one, all rules whose findings it can count; gives the model. Throws
 * RuleError with file, line and what was meant.
 */
export function readModel(path: string, text: string, rules?: readonly Said[]): MaturityModel {
  const checked = maturityModel.superRefine((model, context) => {
    checkLevels(model, context);
    checkUses(model, rules ?? [], context);
    if (rules)
      eachPractice(model, (practice, at) => {
        for (const one of findingFaults(practice, rules)) fault(context, [...at, ...one.at], one.message);
      });
  });
  return readYaml(path, text, checked);
}

/** Numbers in order, ids that are given once, and completions that name practices of their level. */
function checkLevels(model: MaturityModel, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  eachPractice(model, ({ id }, at) => {
    if (seen.has(id)) fault(context, [...at, 'id'], `there is a practice ${id} already`);
    seen.add(id);
  });
  for (const [index, level] of model.levels.entries()) {
    const at = ['levels', index];
    if (level.number !== index + 1)
      fault(context, [...at, 'number'], `levels are numbered in order from 1: this one is ${index + 1}, not ${level.number}`);
    const { met, of } = completion(level);
    const own = level.practices.map(({ id }) => id);
    const unknown = of.find((id) => !own.includes(id));
    if (unknown !== undefined)
      fault(context, [...at, 'complete'], `level ${level.number} has no practice ${unknown}${meant(unknown, own)}`);
    if (met > of.length)
      fault(context, [...at, 'complete'], `level ${level.number} has ${of.length} practices, fewer than ${met}`);
  }
}

/** A practice can put to use one of the model, or one whose rules run whatever the model counts. */
function checkUses(model: MaturityModel, rules: readonly Said[], context: z.RefinementCtx): void {
  const known = [...new Set([...practicesOf(model).map(({ id }) => id), ...rules.map(({ practice }) => practice)])];
  eachPractice(model, ({ uses }, at) => {
    if (uses !== undefined && !known.includes(uses))
      fault(context, [...at, 'uses'], `there is no practice ${uses}${meant(uses, known)}`);
  });
}

/** Takes a practice and all rules and gives what is wrong with what it counts: it has to be there to be counted. */
export function findingFaults(practice: Counting, rules: readonly Said[]): { at: Path; message: string }[] {
  const { id, from, decide } = practice;
  const known = [...new Set(rules.map((rule) => rule.practice))];
  const unknown = (from ?? []).flatMap((one, index) => {
    const [key, message] = unknownPart(one, rules, known) ?? [];
    return key === undefined ? [] : [{ at: ['from', index, key], message: message! }];
  });
  if (unknown.length > 0) return unknown;
  const counted = rules.filter((rule) => countsFor(practice, rule));
  if (counted.length === 0) {
    const message = `no rule has the practice ${id}, and it has no \`from\`: nothing can show it${didYouMean(id, known)}`;
    return [{ at: ['id'], message }];
  }
  const techniques = [...new Set(counted.flatMap(({ technique }) => technique ?? []))];
  if (decide === 'strongest' || techniques.length >= decide.techniques) return [];
  const message = `${id} needs ${decide.techniques} techniques, but what counts for it shows ${techniques.join(', ') || 'none'}`;
  return [{ at: ['decide'], message }];
}

function unknownPart(
  one: FindingsOf,
  rules: readonly Said[],
  practices: readonly string[],
): [keyof FindingsOf, string] | undefined {
  const { practice, rule, technique, supports } = one;
  if (practice !== undefined && !practices.includes(practice))
    return ['practice', `no rule has the practice ${practice}${meant(practice, practices)}`];
  const ofPractice = rules.filter((each) => practice === undefined || each.practice === practice);
  const ids = ofPractice.map(({ id }) => id);
  if (rule !== undefined && !ids.includes(rule))
    return ['rule', `there is no rule ${rule}${practice ? ` of ${practice}` : ''}${didYouMean(rule, ids)}`];
  const named = ofPractice.filter(({ id }) => rule === undefined || id === rule);
  const techniques = [...new Set(named.flatMap((each) => each.technique ?? []))];
  if (technique !== undefined && !techniques.includes(technique))
    return ['technique', `${rule ?? practice} shows no technique ${technique}${meant(technique, techniques)}`];
  if (supports !== undefined && !named.some((each) => fits(one, each)))
    return ['supports', `no rule of ${rule ?? practice} supports ${supports}`];
  return undefined;
}

function meant(found: string, known: readonly string[]): string {
  return didYouMean(found, known) || `; it is one of ${known.join(', ') || 'none'}`;
}

function eachPractice(model: MaturityModel, visit: (practice: PracticeDefinition, at: Path) => void): void {
  for (const [index, { practices }] of model.levels.entries())
    for (const [number, practice] of practices.entries()) visit(practice, ['levels', index, 'practices', number]);
}

function fault(context: z.RefinementCtx, path: Path, message: string): void {
  context.addIssue({ code: 'custom', path, message });
}
