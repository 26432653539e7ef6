import { assess } from './assess/assess';
import { createContentScan } from './detect/content';
import type { Assessment } from './model/assessment';
import { openRepository } from './repository/repository';
import type { RuleBundle } from './rules/bundle';
import { evaluate, mayBeGenai } from './rules/evaluate';
import type { Source } from './source/source';

/** Called from time to time with how many files of how many are done. */
export type Progress = (done: number, total: number) => void;

/** Takes a source and rules and gives the assessment: the whole pipeline, from files to verdict. */
export async function scan(source: Source, rules: RuleBundle, progress?: Progress): Promise<Assessment> {
  const { compiled, model } = rules;
  const content = createContentScan(compiled);
  const languages = new Set(compiled.patterns.flatMap((pattern) => pattern.languages));
  const repository = await openRepository(source, rules.files, languages, content.visit, progress);
  const findings = mayBeGenai(compiled, content.found)
    ? await evaluate(compiled, repository, content.found)
    : { evidence: [], scopes: [] };
  const shows = new Set(compiled.rules.filter((rule) => rule.practice === 'llm-apis' && rule['shows-genai']).map(({ id }) => id));
  return assess(model, {
    tool: { name: 'genaiops-maturity', version: __VERSION__, rules: rules.digest },
    source: { kind: source.kind, id: source.id, revision: source.revision },
    evidence: findings.evidence,
    calls: findings.evidence.filter(({ rule }) => shows.has(rule)),
    scopes: findings.scopes,
    code: repository.code,
    diagnostics: repository.diagnostics,
  });
}
