import { createContentScan } from '../detect/content';
import type { Patterns } from '../detect/patterns';
import type { Evidence } from '../model/evidence';
import type { ConditionExplanation } from '../model/explanation';
import type { Found } from '../model/found';
import { openRepository } from '../repository/repository';
import type { RuleBundle } from '../rules/bundle';
import type { CompiledRule, CompiledScopeRule } from '../rules/compile';
import { createEvaluation, type Findings } from '../rules/evaluate';
import { createFindExplainer, explainedPatterns } from '../rules/explain';
import { openMemory } from '../source/memory';

/** A small tree: path → text. */
export type Tree = Record<string, string>;

/** Runs rules on small trees. */
export interface CaseRunner {
  /** The places that one rule finds. */
  find(id: string, tree: Tree): Promise<Found[]>;
  /** The evidence that all rules find. */
  evidence(tree: Tree): Promise<Evidence[]>;
  /** Which parts of what one rule asks for hold. */
  explain(id: string, tree: Tree): Promise<ConditionExplanation>;
}

/** Takes rules and gives what runs them on small trees. */
export function createCaseRunner({ compiled, files }: RuleBundle): CaseRunner {
  const languages = new Set(compiled.patterns.flatMap((pattern) => pattern.languages));
  const explained = explainedPatterns(compiled);
  const byId = new Map<string, CompiledRule | CompiledScopeRule>(
    [...compiled.rules, ...compiled.scopes].map((rule) => [rule.id, rule]),
  );

  async function evaluate(tree: Tree, patterns: Patterns = compiled) {
    const scan = createContentScan(patterns);
    const repository = await openRepository(openMemory(tree), files, languages, scan.visit);
    const counted = scan.found.map((found, pattern) =>
      found.filter(({ fileClass }) => compiled.patterns[pattern]!.classes.includes(fileClass)),
    );
    return { evaluation: await createEvaluation(compiled, repository, counted, scan.meter), anywhere: scan.found };
  }

  async function findings(tree: Tree): Promise<Findings> {
    return (await evaluate(tree)).evaluation.findings();
  }

  return {
    async find(id, tree) {
      const { evidence, scopes } = await findings(tree);
      return [...evidence, ...scopes].filter(({ rule }) => rule === id);
    },
    async evidence(tree) {
      return (await findings(tree)).evidence;
    },
    async explain(id, tree) {
      const { evaluation, anywhere } = await evaluate(tree, explained);
      return createFindExplainer(compiled, evaluation, anywhere)(byId.get(id)!);
    },
  };
}
