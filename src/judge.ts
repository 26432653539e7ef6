import { applyExemptions } from './assess/exemptions';
import { applyPolicies, stricter } from './assess/policy';
import type { Changes } from './changes';
import { compare } from './compare';
import { readConfig, type Settings } from './config';
import type { Assessment, Change } from './model/assessment';
import type { Requirements } from './model/config';
import { unknownPractice } from './model/practice';
import type { RuleBundle } from './rules/bundle';
import { type Progress, scan } from './scan';
import { InputError, type Source } from './source/source';

/** What is judged: the head, what it is compared with, and where the configuration is read. */
export interface Case {
  head: Source;
  base?: Source | undefined;
  /** Why there is no base where one was wanted. */
  incomparable?: string | undefined;
  /** The roots whose configuration holds: of a change that of the base, else that of the head. `grown` is what the change grew from. */
  config: { holds: Source; proposed?: Source | undefined; grown?: Source | undefined; named?: string | undefined } | undefined;
  /** Why the configuration of the base cannot be had. */
  unjudged?: string | undefined;
  /** What is required beside the configuration; the stricter holds. */
  requirements: Requirements;
  exemptions: boolean;
  /** The day on which exemptions expire or not, YYYY-MM-DD. */
  asOf: string;
}

/** The assessment with its comparison, exemptions and policies; what changed in the files it names; and what a reader has to know. */
export interface Judgement {
  assessment: Assessment;
  changes?: Changes;
  notes: string[];
}

/** Takes a case and rules and gives the judgement: what the Action and the command line both show. Throws for a bad configuration or requirement. */
export async function judge(given: Case, rules: RuleBundle, progress?: Progress): Promise<Judgement> {
  const { head, base, config } = given;
  const unknown = unknownPractice(rules.model, given.requirements.requiredPractices ?? []);
  if (unknown) throw new InputError(`required practices: ${unknown.message}`);
  const settings = config && (await readConfig(config.holds, rules.model, config.named));
  const notes = config?.proposed ? await proposal(config.proposed, settings, rules, config) : [];
  if (config?.named !== undefined && !settings && notes.length === 0)
    throw new InputError(`${config.named}: there is no such configuration file in ${config.holds.id}`);
  if (given.unjudged !== undefined) {
    const why = given.unjudged === given.incomparable ? '.' : `: ${given.unjudged}`;
    notes.push(`What the configuration of the base requires is not judged, since it cannot be read${why}`);
  }
  let assessment = await scan(head, rules, progress);
  let changes: Changes | undefined;
  let { incomparable } = given;
  const before = base && (await scan(base, rules, progress));
  // What cannot be read of the base cannot be seen to fall.
  if (before?.diagnostics.some(({ kind }) => kind === 'missing'))
    incomparable = 'this clone lacks files of the base. Fetch them, or clone without a filter.';
  else if (base && before) {
    const { findChanges, nearestLine } = await import('./changes');
    const comparison = compare(before, assessment);
    const places = [
      ...assessment.gaps.map(({ location }) => location),
      ...comparison.fell.flatMap(({ evidence }) => evidence ?? []),
    ];
    const found = await findChanges(
      base,
      head,
      places.map(({ path }) => path),
    );
    changes = found;
    const fell = comparison.fell.map((change) => placed(change, (path, line) => nearestLine(found, path, line)));
    assessment = { ...assessment, comparison: { ...comparison, fell } };
  }
  const exemptions = given.exemptions ? (settings?.exemptions ?? []) : [];
  const exempted = applyExemptions(rules.model, assessment, exemptions, given.asOf);
  const required = stricter(given.requirements, settings?.requirements ?? {});
  const judged = applyPolicies(exempted, required, incomparable);
  if (incomparable !== undefined) notes.push(`No comparison with the base: ${incomparable}`);
  return { assessment: judged, ...(changes && { changes }), notes };
}

function placed(change: Change, nearest: (path: string, line: number) => number | undefined): Change {
  if (!change.evidence) return change;
  const { endLine: _endLine, ...evidence } = change.evidence;
  const line = nearest(evidence.path, evidence.line);
  return line === undefined ? change : { ...change, at: { ...evidence, line } };
}

type Config = NonNullable<Case['config']>;

/** What a change would make of the configuration that judges it. A faulty proposal is said, and judges nothing. */
async function proposal(
  source: Source,
  holds: Settings | undefined,
  rules: RuleBundle,
  { named, grown }: Config,
): Promise<string[]> {
  try {
    const proposed = await readConfig(source, rules.model, named);
    if (proposed?.text === holds?.text) return [];
    // A head that is only behind its base changes nothing.
    if (grown && proposed?.text === (await readConfig(grown, rules.model, named).catch(() => holds))?.text) return [];
    const path = proposed?.path ?? holds?.path;
    const verb = !proposed ? 'removes' : holds ? 'changes' : 'adds';
    return [
      `This change ${verb} ${path}: until it is merged, ${holds ? 'the configuration of the base' : 'no configuration'} holds.`,
    ];
  } catch (error) {
    return [`The configuration that this change proposes cannot be used: ${(error as Error).message}`];
  }
}
