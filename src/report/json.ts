import type { Assessment } from '../model/assessment';
import { printableJson } from './escape';

const evidence = ['rule', 'supports', 'technique', 'path', 'line', 'endLine', 'excerpt', 'reason'] as const;
const practice = ['id', 'title', 'level', 'status', 'confidence', 'techniques', 'evidence'] as const;
const whole = [
  'schemaVersion',
  'tool',
  'source',
  'scope',
  'level',
  'next',
  'practices',
  'gaps',
  'diagnostics',
  'policies',
] as const;

/** Gives the JSON report: the assessment itself, keys in the order of the contract. */
export function json(assessment: Assessment): string {
  const ordered = order(
    {
      ...assessment,
      tool: order(assessment.tool, ['name', 'version', 'rules']),
      source: order(assessment.source, ['kind', 'id', 'revision']),
      level: order(assessment.level, ['number', 'name']),
      next: assessment.next && order(assessment.next, ['number', 'name']),
      practices: assessment.practices.map((each) =>
        order({ ...each, evidence: each.evidence.map((found) => order(found, evidence)) }, practice),
      ),
      gaps: assessment.gaps.map((gap) =>
        order({ ...gap, location: order(gap.location, ['path', 'line', 'endLine', 'excerpt']) }, [
          'practice',
          'status',
          'level',
          'advice',
          'location',
        ]),
      ),
      diagnostics: assessment.diagnostics.map((diagnostic) => order(diagnostic, ['path', 'kind', 'message'])),
      policies: assessment.policies?.map((policy) => order(policy, ['id', 'required', 'found', 'passed'])),
    },
    whole,
  );
  return `${printableJson(JSON.stringify(ordered, null, 2))}\n`;
}

// Keys that are not named follow the others, so that a new field is never lost.
function order<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  return { ...Object.fromEntries(keys.map((key) => [key, value[key]])), ...value };
}
