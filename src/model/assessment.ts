import * as z from 'zod';

const support = z.enum(['met', 'partial']);
const status = z.enum(['met', 'partial', 'absent']);
const confidence = z.enum(['high', 'medium', 'low']);
const location = z.strictObject({
  path: z.string(),
  line: z.int().min(1),
  endLine: z.int().min(1).optional(),
  excerpt: z.string(),
});
const level = z.strictObject({ number: z.int().min(0), name: z.string() });

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
const policy = z.strictObject({ id: z.string(), required: z.string(), found: z.string(), passed: z.boolean() });

/** The JSON report, version 1: what a scan says of one commit. */
export const assessmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string(), rules: z.string() }),
  source: z.strictObject({ kind: z.enum(['worktree', 'commit', 'memory']), id: z.string(), revision: z.string().nullable() }),
  scope: z.enum(['app', 'library', 'tooling', 'content', 'none']),
  level,
  next: level.nullable(),
  practices: z.array(practice),
  gaps: z.array(gap),
  diagnostics: z.array(diagnostic),
  policies: z.array(policy).optional(),
});

export type Assessment = z.infer<typeof assessmentSchema>;
export type Practice = Assessment['practices'][number];
export type PracticeEvidence = Practice['evidence'][number];
export type Gap = Assessment['gaps'][number];
export type Policy = NonNullable<Assessment['policies']>[number];
export type Status = Practice['status'];
export type Scope = Assessment['scope'];
export type Level = Assessment['level'];
