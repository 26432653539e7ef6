import { createContentScan } from './detect/content';
import type { FileClass } from './model/evidence';
import type { Explanation } from './model/explanation';
import type { RuleBundle } from './rules/bundle';
import { createEvaluation } from './rules/evaluate';
import { createRuleExplainer } from './rules/explain';
import { conclude, readRepository } from './scan';
import type { Source } from './source/source';

const counted: FileClass[] = ['source', 'config', 'notebook', 'data', 'document', 'sample', 'test'];

/** Takes a source, rules and the id of a practice, and explains the status that a scan gives it. */
export async function explain(source: Source, rules: RuleBundle, id: string): Promise<Explanation> {
  const { compiled, model } = rules;
  const content = createContentScan(compiled);
  const anywhere = createContentScan({
    ...compiled,
    patterns: compiled.patterns.map((pattern) => ({ ...pattern, classes: counted })),
  });
  const repository = await readRepository(source, rules, (file, bytes) => {
    content.visit(file, bytes);
    anywhere.visit(file, bytes);
  });
  const evaluation = await createEvaluation(compiled, repository, content.found);
  const assessment = conclude(source, rules, repository, evaluation.findings());
  const practice = assessment.practices.find((one) => one.id === id)!;
  const explainRule = createRuleExplainer(compiled, evaluation, anywhere.found);
  const rank = { met: 0, partial: 1 };
  const explained = compiled.rules
    .filter((rule) => rule.practice === id)
    .map(explainRule)
    .sort(
      (a, b) =>
        Number(b.holds) - Number(a.holds) ||
        (a.holds ? 0 : b.find.share - a.find.share) ||
        rank[a.supports] - rank[b.supports] ||
        (a.id < b.id ? -1 : 1),
    );
  const definition = model.levels.flatMap(({ practices }) => practices).find((one) => one.id === id)!;
  const change = practice.status === 'met' ? null : definition.advice;
  return { source: assessment.source, scope: assessment.scope, practice, rules: explained, change };
}
