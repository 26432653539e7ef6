import type { Evidence } from '../model/evidence';
import { type FindingsOf, type MaturityModel, type PracticeDefinition, practicesOf } from '../model/maturity';

/** What a rule says of its findings. */
export type Said = Pick<Evidence, 'practice' | 'supports'> & { id: string; technique?: string | undefined };

/** Takes a practice of a model and what a rule says, and gives how strongly its findings count for the practice; undefined where they do not. */
export function countsFor({ id, from }: Pick<PracticeDefinition, 'id' | 'from'>, said: Said): Evidence['supports'] | undefined {
  if (!from) return said.practice === id ? said.supports : undefined;
  const first = from.find((one) => fits(one, said));
  return first && (first.as ?? said.supports);
}

/** Whether what a rule says is all that is asked for. */
export function fits({ practice, rule, technique, supports }: FindingsOf, said: Said): boolean {
  return (
    (practice === undefined || practice === said.practice) &&
    (rule === undefined || rule === said.id) &&
    (technique === undefined || technique === said.technique) &&
    (supports === undefined || supports === said.supports)
  );
}

/**
 * Takes a model and what the rules found and gives the evidence of the model's practices: what counts for several stands there
 * for each. What is found for practices that the model does not have stays as it is, for `uses` may name them.
 */
export function assignEvidence(model: MaturityModel, found: readonly Evidence[]): Evidence[] {
  const practices = practicesOf(model);
  const own = new Set(practices.map(({ id }) => id));
  return found.flatMap((one) => [
    ...(own.has(one.practice) ? [] : [one]),
    ...practices.flatMap((practice) => {
      const supports = countsFor(practice, { ...one, id: one.rule });
      return supports ? [{ ...one, practice: practice.id, supports }] : [];
    }),
  ]);
}
