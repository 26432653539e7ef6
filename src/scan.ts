import { assess } from './assess/assess';
import { decideScope } from './assess/scope';
import { type ContentScan, createContentScan } from './detect/content';
import { createUseFinder } from './detect/uses';
import type { Assessment } from './model/assessment';
import type { Diagnostic } from './model/evidence';
import { callPractice } from './model/practice';
import { openRepository, type Repository, type Visit } from './repository/repository';
import type { RuleBundle } from './rules/bundle';
import { assignEvidence } from './rules/counts';
import { createEvaluation, type Findings, mayBeGenai } from './rules/evaluate';
import { weakenUnused } from './rules/unused';
import type { Source } from './source/source';

/** Called from time to time with how many files of how many are done. */
export type Progress = (done: number, total: number) => void;

/** Takes a source and rules and gives the assessment: the whole pipeline, from files to verdict. */
export async function scan(source: Source, rules: RuleBundle, progress?: Progress): Promise<Assessment> {
  const { compiled } = rules;
  const content = createContentScan(compiled);
  const repository = await readRepository(source, rules, content.visit, progress);
  const findings = mayBeGenai(compiled, content.found)
    ? (await createEvaluation(compiled, repository, content.found, content.meter)).findings()
    : { evidence: [], scopes: [] };
  return conclude(source, rules, repository, findings, limitsOf(content));
}

/** Takes a scan of contents and gives what is to be said where the expressions of added rules were given up. */
export function limitsOf(content: ContentScan): Diagnostic[] {
  return content.isCut() ? [costly] : [];
}

const costly: Diagnostic = {
  path: '.',
  kind: 'limit',
  message:
    'the patterns of the added rules cost more than a scan may: some were given up. Give them literals, and smaller counts',
};

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
export async function conclude(
  source: Source,
  rules: RuleBundle,
  repository: Repository,
  findings: Findings,
  limits: readonly Diagnostic[] = [],
): Promise<Assessment> {
  const { model, compiled } = rules;
  const calls = findings.evidence.filter(({ practice }) => practice === callPractice);
  const shows = new Set(compiled.rules.filter((rule) => rule['shows-genai']).map(({ id }) => id));
  const scope = decideScope(
    calls.filter(({ rule }) => shows.has(rule)),
    findings.scopes,
    repository.code,
  );
  const evidence = assignEvidence(model, findings.evidence);
  return assess(model, {
    tool: { name: 'genaiops-maturity', version: __VERSION__, rules: rules.digest },
    source: { kind: source.kind, id: source.id, revision: source.revision },
    scope,
    // What a library or a platform offers is called by others.
    evidence: scope === 'app' ? await weakenUnused(model, evidence, createUseFinder(source, repository.files)) : evidence,
    calls,
    diagnostics: [...limits, ...repository.diagnostics],
  });
}
