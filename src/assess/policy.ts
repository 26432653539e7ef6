import type { Assessment, Policy } from '../model/assessment';

/** Takes an assessment and what is required and gives it with `policies` filled; with scope `none` no policy applies. */
export function applyPolicies(assessment: Assessment, required: { minLevel?: number | undefined }): Assessment {
  const policies: Policy[] = [];
  const { minLevel } = required;
  if (minLevel !== undefined && assessment.scope !== 'none') {
    policies.push({
      id: 'min-level',
      required: `level ${minLevel} or higher`,
      found: `level ${assessment.level.number}`,
      passed: assessment.level.number >= minLevel,
    });
  }
  return policies.length > 0 ? { ...assessment, policies } : assessment;
}
