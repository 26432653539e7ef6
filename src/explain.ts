import { createContentScan } from './detect/content';
import type { Explanation } from './model/explanation';
import type { RuleBundle } from './rules/bundle';
import { countsFor } from './rules/counts';
import { createEvaluation } from './rules/evaluate';
import { createRuleExplainer, explainedPatterns } from './rules/explain';
import { conclude, limitsOf, readRepository } from './scan';
import type { Source } from './source/source';

/** Takes a source, rules and the id of a practice, and explains the status that a scan gives it. */
export async function explain(source: Source, rules: RuleBundle, id: string): Promise<Explanation> {
  const { compiled, model } = rules;
  // A verdict rests on the classes of each pattern alone.
  const anywhere = createContentScan(explainedPatterns(compiled));
  const repository = await readRepository(source, rules, anywhere.visit);
  const counted = anywhere.found.map((found, pattern) =>
    found.filter(({ fileClass }) => compiled.patterns[pattern]!.classes.includes(fileClass)),
  );
  const evaluation = await createEvaluation(compiled, repository, counted, anywhere.meter);
  const findings = evaluation.findings();
  const assessment = await conclude(source, rules, repository, findings, limitsOf(anywhere));
  const practice = assessment.practices.find((one) => one.id === id)!;
  const definition = model.levels.flatMap(({ practices }) => practices).find((one) => one.id === id)!;
  const explainRule = createRuleExplainer(compiled, evaluation, anywhere.found);
  const rank = { met: 0, partial: 1 };
  const explained = compiled.rules
    .flatMap((rule) => {
      const supports = countsFor(definition, rule);
      if (!supports) return [];
      // What the assessment made of it: in samples, or in code that nothing uses, it counts less.
      const counted = practice.evidence.find((one) => one.rule === rule.id);
      return [{ ...explainRule(rule), supports, ...(counted && { supports: counted.supports, reason: counted.reason }) }];
    })
    .sort(
      (a, b) =>
        Number(b.holds) - Number(a.holds) ||
        (a.holds ? 0 : b.find.share - a.find.share) ||
        rank[a.supports] - rank[b.supports] ||
        (a.id < b.id ? -1 : 1),
    );
  const change = practice.status === 'met' ? null : definition.advice;
  return { source: assessment.source, scope: assessment.scope, practice, rules: explained, change };
}
