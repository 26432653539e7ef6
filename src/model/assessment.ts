import * as z from 'zod';
import { mostLevels } from './maturity';

const support = z.enum(['met', 'partial']);
const status = z.enum(['met', 'partial', 'absent']);
const confidence = z.enum(['high', 'medium', 'low']);
const location = z.strictObject({
  path: z.string(),
  line: z.int().min(1),
  endLine: z.int().min(1).optional(),
  excerpt: z.string(),
});
const scope = z.enum(['app', 'library', 'tooling', 'content', 'none']);
const level = z.strictObject({ number: z.int().min(0), name: z.string() });

const model = z.strictObject({
  name: z.string(),
  source: z.string().describe('where it is described'),
  levels: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(mostLevels),
        name: z.string(),
        complete: z.strictObject({ met: z.int(), of: z.array(z.string()) }).describe('how many of which practices complete it'),
      }),
    )
    .max(mostLevels)
    .describe('from the first to the highest'),
});

const evidence = z.strictObject({
  rule: z.string(),
  supports: support,
  technique: z.string().optional(),
  ...location.shape,
  reason: z.string(),
});

const practice = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z.int().min(1),
  status,
  confidence,
  techniques: z.array(z.string()).optional(),
  evidence: z.array(evidence),
});

const gap = z.strictObject({
  practice: z.string(),
  status: z.enum(['partial', 'absent']),
  level: z.int().min(1),
  advice: z.string(),
  location,
});

const diagnostic = z.strictObject({ path: z.string(), kind: z.string(), message: z.string() });
const policy = z.strictObject({
  id: z.string(),
  required: z.string(),
  found: z.string(),
  passed: z.boolean(),
  advice: z.string().optional().describe('what to do where it failed'),
});

const change = z.strictObject({
  practice: z.string(),
  title: z.string(),
  level: z.int().min(1),
  from: status,
  to: status,
  evidence: location.optional().describe('what decides: in the head where the practice rose, in the base where it fell'),
  at: location.optional().describe('where it fell: the nearest place of that evidence in the head'),
});

const comparison = z.strictObject({
  base: z.strictObject({ revision: z.string().nullable(), scope, level }),
  rose: z.array(change),
  fell: z.array(change),
});

const exemption = z.strictObject({
  practice: z.string().optional(),
  rule: z.string().optional().describe('only the findings of this rule'),
  path: z.string().optional().describe('only the findings at paths that this glob matches'),
  kind: z.enum(['not-applicable', 'met-elsewhere']),
  reason: z.string().optional(),
  owner: z.string().optional(),
  link: z.string().optional(),
  expires: z.string().optional(),
  state: z.enum(['active', 'expired', 'unused', 'incomplete']),
  message: z.string().optional().describe('what is wrong with it, and what to do'),
});

/** The JSON report, version 1: what a scan says of one commit. */
export const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string(), rules: z.string() }),
  source: z.strictObject({
    kind: z.enum(['worktree', 'commit', 'memory', 'archive']),
    id: z.string(),
    revision: z.string().nullable(),
  }),
  model: model.describe('by which model it was judged'),
  scope,
  level,
  next: level.nullable(),
  practices: z.array(practice),
  gaps: z.array(gap),
  diagnostics: z.array(diagnostic),
  exemptions: z.array(exemption).optional(),
  attestedLevel: level.optional().describe('the level if what is exempted counted as the exemptions say'),
  comparison: comparison.optional(),
  policies: z.array(policy).optional(),
  asOf: z.string().optional().describe('the day on which exemptions expire or not'),
});

export type Assessment = z.infer<typeof assessmentSchema>;
export type JudgingModel = Assessment['model'];
export type Practice = Assessment['practices'][number];
export type PracticeEvidence = Practice['evidence'][number];
export type Gap = Assessment['gaps'][number];
export type Policy = NonNullable<Assessment['policies']>[number];
export type Comparison = NonNullable<Assessment['comparison']>;
export type Change = Comparison['fell'][number];
export type Exemption = NonNullable<Assessment['exemptions']>[number];
export type Status = Practice['status'];
export type Scope = Assessment['scope'];
export type Level = Assessment['level'];
