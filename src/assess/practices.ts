import type { Practice, PracticeEvidence, Scope, Status } from '../model/assessment';
import type { Confidence, Evidence } from '../model/evidence';
import type { MaturityModel, PracticeDefinition } from '../model/maturity';

/** Most evidence a practice lists. */
const evidenceLimit = 20;

/** Takes the evidence and the scope and gives all practices in the model's order; with scope `none` all are absent. */
export function judgePractices(model: MaturityModel, evidence: readonly Evidence[], scope: Scope): Practice[] {
  return model.levels.flatMap((level) =>
    level.practices.map((definition) => {
      const own = evidence.filter(({ practice }) => practice === definition.id);
      return judge(definition, level.number, countedIn(scope, own, definition));
    }),
  );
}

/** Takes where a model is called or named and gives the strongest of these places: there the gaps are of which nothing was found. */
export function strongestCall(calls: readonly Evidence[], scope: Scope): PracticeEvidence | undefined {
  const [first] = countedIn(scope, calls, { decide: 'strongest' }).sort(compare);
  return first && toReport(first);
}

/** What counts of a practice's evidence in a repository of this scope, and how strongly. */
function countedIn(scope: Scope, evidence: readonly Evidence[], how: Pick<PracticeDefinition, 'decide' | 'samples'>): Evidence[] {
  return evidence
    .filter(({ scopes }) => scope !== 'none' && (!scopes || scopes.includes(scope)))
    .flatMap((one) => (scope === 'content' && (how.samples !== 'partial' || one.scopes) ? [one] : weigh(one, how)));
}

/** What is found only in samples and notebooks is partial at most; where techniques are counted, its technique is not. */
function weigh(evidence: Evidence, { decide }: Pick<PracticeDefinition, 'decide'>): Evidence[] {
  if (!evidence.aside && evidence.fileClass !== 'sample' && evidence.fileClass !== 'notebook') return [evidence];
  return decide === 'strongest' || evidence.technique === undefined ? [{ ...evidence, supports: 'partial' }] : [];
}

function judge(definition: PracticeDefinition, level: number, evidence: Evidence[]): Practice {
  const { id, title, decide } = definition;
  const ordered = [...evidence].sort(compare);
  const status = decideStatus(definition, ordered);
  const shown = pick(ordered, evidenceLimit);
  return {
    id,
    title,
    level,
    status,
    confidence: confidenceOf(definition, status, ordered),
    ...(decide === 'strongest' ? {} : { techniques: techniquesOf(ordered) }),
    evidence: shown.map(toReport),
  };
}

/** Takes how a practice is decided and its evidence and gives its status: by the strongest, or by counting distinct techniques. */
export function decideStatus({ decide }: PracticeDefinition, evidence: readonly Finding[]): Status {
  const isMet =
    decide === 'strongest'
      ? evidence.some(({ supports }) => supports === 'met')
      : techniquesOf(evidence).length >= decide.techniques;
  if (isMet) return 'met';
  return evidence.length > 0 ? 'partial' : 'absent';
}

type Finding = Pick<Evidence, 'supports'> & { technique?: string | undefined };

function techniquesOf(evidence: readonly Finding[]): string[] {
  const found = evidence.flatMap(({ supports, technique }) => (supports === 'met' && technique !== undefined ? technique : []));
  return [...new Set(found)].sort();
}

/**
 * How sure a status is. What is met is sure, in some practices only where several places or rules say so. What is partial or
 * absent can always be met by a mechanism that no rule knows. Calibrated on labelled repositories (see README).
 */
function confidenceOf({ confirm }: PracticeDefinition, status: Status, evidence: readonly Evidence[]): Confidence {
  if (status !== 'met') return 'medium';
  const deciding = evidence.filter(({ supports }) => supports === 'met');
  const best = deciding.map(({ confidence }) => confidence).sort((a, b) => sureness[a] - sureness[b])[0]!;
  if (best !== 'high') return best;
  const isConfirmed = deciding.length >= 3 || new Set(deciding.map(({ rule }) => rule)).size >= 2;
  return isConfirmed || !confirm ? 'high' : 'medium';
}

const strength = { met: 0, partial: 1 };
const sureness = { high: 0, medium: 1, low: 2 };
const nearness: Record<string, number> = { source: 0, config: 0, data: 1, document: 2, notebook: 3, test: 3, sample: 4 };

function compare(a: Evidence, b: Evidence): number {
  return (
    strength[a.supports] - strength[b.supports] ||
    sureness[a.confidence] - sureness[b.confidence] ||
    nearness[a.fileClass]! - nearness[b.fileClass]! ||
    order(a.path, b.path) ||
    a.line - b.line ||
    order(a.rule, b.rule)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One of each rule first, so that the list shows how many ways the practice is seen before it shows how often. */
function pick(ordered: readonly Evidence[], limit: number): Evidence[] {
  const seen = new Set<string>();
  const first = ordered.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
  const rest = ordered.filter((one) => !first.includes(one));
  const chosen = new Set([...first, ...rest].slice(0, limit));
  return ordered.filter((one) => chosen.has(one));
}

function toReport({ rule, supports, technique, path, line, endLine, excerpt, reason }: Evidence): PracticeEvidence {
  return {
    rule,
    supports,
    ...(technique === undefined ? {} : { technique }),
    path,
    line,
    ...(endLine === undefined ? {} : { endLine }),
    excerpt,
    reason,
  };
}
