import { applyExemptions } from './assess/exemptions';
import { applyPolicies, stricter } from './assess/policy';
import type { Changes } from './changes';
import { compare } from './compare';
import { nothing, type Place, type Profile, readProfile, settle } from './config/read';
import type { RuleSources } from './config/rules';
import type { Assessment, Change } from './model/assessment';
import type { Requirements } from './model/config';
import { unknownLevel, unknownPractice } from './model/practice';
import type { RuleChange } from './rules/bundle';
import { type Progress, scan } from './scan';
import { leaveOut } from './source/leave-out';
import type { RepositoryFiles } from './source/repository-files';
import { InputError, type Source } from './source/source';

/** What is judged: the head, what it is compared with, and where the configuration is read. */
export interface Case {
  head: Source;
  base?: Source | undefined;
  /** Why there is no base where one was wanted. */
  incomparable?: string | undefined;
  /** Whose configuration holds: of a change that of the base, else that of the head. `grown` is what the change grew from. */
  config: (Place & { proposed?: RepositoryFiles | undefined; grown?: RepositoryFiles | undefined }) | undefined;
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
export async function judge(given: Case, sources: RuleSources, progress?: Progress): Promise<Judgement> {
  const { config } = given;
  const profile = config ? await readProfile(config) : nothing;
  const { rules, requirements, exemptions, directories } = await settle(profile, sources);
  const head = leaveOut(given.head, directories);
  const base = given.base && leaveOut(given.base, directories);
  const unknown = unknownPractice(rules.model, given.requirements.requiredPractices ?? []);
  if (unknown) throw new InputError(`required practices: ${unknown.message}`);
  const level = unknownLevel(rules.model, given.requirements.minLevel);
  if (level) throw new InputError(`min-level: ${level}`);
  const notes = [...profile.merged.notes, ...describeChanges(rules.changes ?? [])];
  if (config?.proposed) {
    const { describeProposal } = await import('./config/proposal');
    notes.push(
      ...(await describeProposal(profile, { place: { ...config, files: config.proposed }, grown: config.grown }, sources)),
    );
  }
  if (config) await requireThere(profile, config);
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
  const exempted = applyExemptions(rules.model, assessment, given.exemptions ? exemptions : [], given.asOf);
  const required = stricter(given.requirements, requirements);
  const judged = applyPolicies(exempted, required, incomparable);
  if (incomparable !== undefined) notes.push(`No comparison with the base: ${incomparable}`);
  return { assessment: judged, ...(changes && { changes }), notes };
}

const mostChanges = 5;

/** What the rules that were added leave out or replace: a reader has to know, since it can raise the level as well as lower it. */
function describeChanges(changes: readonly RuleChange[]): string[] {
  const shown = changes.slice(0, mostChanges).map(({ rule, change, reason }) => `The rule ${rule} is ${change}: ${reason}`);
  const more = changes.length - shown.length;
  return more > 0 ? [...shown, `${more} more rules are disabled or overridden.`] : shown;
}

function placed(change: Change, nearest: (path: string, line: number) => number | undefined): Change {
  if (!change.evidence) return change;
  const { endLine: _endLine, ...evidence } = change.evidence;
  const line = nearest(evidence.path, evidence.line);
  return line === undefined ? change : { ...change, at: { ...evidence, line } };
}

/** Throws InputError where what is named stands neither where it holds nor in what a change proposes. */
async function requireThere({ path, absent }: Profile, { files, named, proposed }: NonNullable<Case['config']>): Promise<void> {
  if (named !== undefined && path === undefined && (await proposed?.read(named)) === undefined)
    throw new InputError(`${named}: there is no such configuration file in ${files.id}`);
  const added = (await proposed?.readRules(absent)) ?? [];
  const nowhere = absent.find((_, at) => added[at] === undefined);
  if (nowhere !== undefined) throw new InputError(`Input rules: there is no directory ${nowhere} in ${files.id}`);
}
