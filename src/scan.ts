import { assess } from './assess/assess';
import { createContentScan } from './detect/content';
import type { Assessment } from './model/assessment';
import { openRepository, type Repository, type Visit } from './repository/repository';
import type { RuleBundle } from './rules/bundle';
import { createEvaluation, type Findings, mayBeGenai } from './rules/evaluate';
import type { Source } from './source/source';

/** Called from time to time with how many files of how many are done. */
export type Progress = (done: number, total: number) => void;

/** Takes a source and rules and gives the assessment: the whole pipeline, from files to verdict. */
export async function scan(source: Source, rules: RuleBundle, progress?: Progress): Promise<Assessment> {
  const { compiled } = rules;
  const content = createContentScan(compiled);
  const repository = await readRepository(source, rules, content.visit, progress);
  const findings = mayBeGenai(compiled, content.found)
    ? (await createEvaluation(compiled, repository, content.found)).findings()
    : { evidence: [], scopes: [] };
  return conclude(source, rules, repository, findings);
}

/** Takes a source and rules and reads what the rules ask for, calling `visit` for each file. */
export function readRepository(
  source: Source,
  { compiled, files }: RuleBundle,
  visit: Visit,
  progress?: Progress,
): Promise<Repository> {
  const languages = new Set(compiled.patterns.flatMap((pattern) => pattern.languages));
  return openRepository(source, files, languages, visit, progress);
}

/** Takes what was read and found and gives the assessment. */
export function conclude(source: Source, rules: RuleBundle, repository: Repository, findings: Findings): Assessment {
  const shows = new Set(
    rules.compiled.rules.filter((rule) => rule.practice === 'llm-apis' && rule['shows-genai']).map(({ id }) => id),
  );
  return assess(rules.model, {
    tool: { name: 'genaiops-maturity', version: __VERSION__, rules: rules.digest },
    source: { kind: source.kind, id: source.id, revision: source.revision },
    evidence: findings.evidence,
    calls: findings.evidence.filter(({ rule }) => shows.has(rule)),
    scopes: findings.scopes,
    code: repository.code,
    diagnostics: repository.diagnostics,
  });
}
