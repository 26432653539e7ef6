import type { Assessment, Change, Comparison } from '../model/assessment';
import { printableJson } from './escape';

const evidence = ['rule', 'supports', 'technique', 'path', 'line', 'endLine', 'excerpt', 'reason'] as const;
const practice = ['id', 'title', 'level', 'status', 'confidence', 'techniques', 'evidence'] as const;
const place = ['path', 'line', 'endLine', 'excerpt'] as const;
const level = ['number', 'name'] as const;
const exemption = ['practice', 'rule', 'path', 'kind', 'reason', 'owner', 'link', 'expires', 'state', 'message'] as const;
const whole = [
  'schemaVersion',
  'tool',
  'source',
  'model',
  'scope',
  'level',
  'next',
  'practices',
  'gaps',
  'diagnostics',
  'exemptions',
  'attestedLevel',
  'comparison',
  'policies',
  'asOf',
] as const;

/** Gives the JSON report: the assessment itself, keys in the order of the contract. */
export function json(assessment: Assessment): string {
  const ordered = order(
    {
      ...assessment,
      tool: order(assessment.tool, ['name', 'version', 'rules']),
      source: order(assessment.source, ['kind', 'id', 'revision']),
      model: order(
        {
          ...assessment.model,
          levels: assessment.model.levels.map((each) =>
            order({ ...each, complete: order(each.complete, ['met', 'of']) }, ['number', 'name', 'complete']),
          ),
        },
        ['name', 'source', 'levels'],
      ),
      level: order(assessment.level, level),
      next: assessment.next && order(assessment.next, level),
      practices: assessment.practices.map((each) =>
        order({ ...each, evidence: each.evidence.map((found) => order(found, evidence)) }, practice),
      ),
      gaps: assessment.gaps.map((gap) =>
        order({ ...gap, location: order(gap.location, place) }, ['practice', 'status', 'level', 'advice', 'location']),
      ),
      diagnostics: assessment.diagnostics.map((diagnostic) => order(diagnostic, ['path', 'kind', 'message'])),
      exemptions: assessment.exemptions?.map((each) => order(each, exemption)),
      attestedLevel: assessment.attestedLevel && order(assessment.attestedLevel, level),
      comparison: assessment.comparison && comparison(assessment.comparison),
      policies: assessment.policies?.map((policy) => order(policy, ['id', 'required', 'found', 'passed', 'advice'])),
    },
    whole,
  );
  return `${printableJson(JSON.stringify(ordered, null, 2))}\n`;
}

function comparison({ base, rose, fell }: Comparison): Comparison {
  const ordered = (change: Change): Change => {
    const { evidence: found, at } = change;
    const places = { ...(found && { evidence: order(found, place) }), ...(at && { at: order(at, place) }) };
    return order({ ...change, ...places }, ['practice', 'title', 'level', 'from', 'to', 'evidence', 'at']);
  };
  const from = order({ ...base, level: order(base.level, level) }, ['revision', 'scope', 'level']);
  return { base: from, rose: rose.map(ordered), fell: fell.map(ordered) };
}

// Keys that are not named follow the others, so that a new field is never lost.
function order<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  return { ...Object.fromEntries(keys.map((key) => [key, value[key]])), ...value };
}
