import * as z from 'zod';
import { type MaturityModel, practiceSchema } from '../model/maturity';
import { didYouMean } from '../model/suggest';
import type { Said } from './counts';
import { findingFaults } from './read-model';
import { lineOf } from './read-rule';
import { RuleError } from './yaml';

/** practices.yml of a rules directory: what it adds to the model. */
export const practicesSchema = z.strictObject({
  practices: z
    .array(practiceSchema.omit({ counts: true }).extend({ level: z.int().min(1).describe('the level that shows it') }))
    .optional()
    .describe('practices that are judged and shown, and have gaps; they do not count for the level'),
  techniques: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('more techniques, by the practice that counts them: an id and what it is called'),
});

/** Takes a model and what a practices.yml adds, with its path and text and all rules, and gives the model with it; throws RuleError. The level is decided as before. */
export function addPractices(
  model: MaturityModel,
  { practices = [], techniques = {} }: z.infer<typeof practicesSchema>,
  path: string,
  text: string,
  rules: readonly Said[],
): MaturityModel {
  const ids = model.levels.flatMap((level) => level.practices.map(({ id }) => id));
  const fault = (part: string, message: string) => new RuleError(`${path}:${lineOf(text, part)}: ${message}`);
  for (const [index, { id, level }] of practices.entries()) {
    if (ids.includes(id) || practices.slice(0, index).some((one) => one.id === id))
      throw fault(`id: ${id}`, `there is a practice ${id} already`);
    if (!model.levels.some(({ number }) => number === level))
      throw fault(`level: ${level}`, `the model has no level ${level}; it has 1 to ${model.levels.length}`);
  }
  // Whose rules come with another directory has none yet.
  for (const practice of practices.filter(({ from }) => from))
    for (const { message } of findingFaults(practice, rules)) throw fault(`id: ${practice.id}`, message);
  const all = [...ids, ...practices.map(({ id }) => id)];
  const unknown = Object.keys(techniques).find((id) => !all.includes(id));
  if (unknown !== undefined) throw fault(`${unknown}:`, `there is no practice ${unknown}${didYouMean(unknown, all)}`);
  return {
    ...model,
    levels: model.levels.map((level) => {
      const added = practices
        .filter((one) => one.level === level.number)
        .map(({ level: _level, ...practice }) => ({ ...practice, counts: false }));
      return {
        ...level,
        practices: [...level.practices, ...added].map((practice) => {
          const more = Object.hasOwn(techniques, practice.id) ? techniques[practice.id]! : undefined;
          if (!more) return practice;
          if (practice.decide === 'strongest') throw fault(`${practice.id}:`, `${practice.id} counts no techniques`);
          const known = Object.keys(more).find((id) => Object.hasOwn(practice.techniques ?? {}, id));
          if (known !== undefined) throw fault(`${known}:`, `${practice.id} has a technique ${known} already`);
          return { ...practice, techniques: { ...practice.techniques, ...more } };
        }),
      };
    }),
  };
}
