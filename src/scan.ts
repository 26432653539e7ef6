import { assess } from './assess/assess';
import { createContentScan } from './detect/content';
import type { Assessment } from './model/assessment';
import { openRepository } from './repository/repository';
import type { RuleBundle } from './rules/bundle';
import { evaluate, mayBeGenai } from './rules/evaluate';
import type { Source } from './source/source';

/** What a scan may be given: other rules than the built-in ones, and a callback for progress in files. */
export interface ScanOptions {
  rules?: RuleBundle;
  progress?: (done: number, total: number) => void;
}

/** Takes a source and gives its assessment: the whole pipeline, from files to verdict. */
export async function scan(source: Source, options: ScanOptions = {}): Promise<Assessment> {
  const rules = options.rules ?? builtInRules();
  const { compiled, model } = rules;
  const content = createContentScan(
    compiled.patterns,
    rules.weights === undefined ? undefined : Buffer.from(rules.weights, 'base64'),
  );
  const languages = new Set(compiled.patterns.flatMap((pattern) => pattern.languages));
  const repository = await openRepository(source, rules.files, languages, content.visit, options.progress);
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

/** The rules that the build stored in the bundle. */
export function builtInRules(): RuleBundle {
  return JSON.parse(__RULES__) as RuleBundle;
}
