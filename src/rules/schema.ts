import * as z from 'zod';

const texts = z.union([z.string(), z.array(z.string()).min(1)]);

const line = z.union([
  z.string(),
  z.strictObject({
    pattern: texts.describe('RE2 regular expressions; one of them must match the line'),
    languages: z
      .array(z.string())
      .optional()
      .describe('languages of src/repository/languages.ts, or `code`; `code` if not given'),
    paths: texts.optional().describe('globs that the file must match'),
    window: z.int().min(1).max(40).optional().describe('lines joined for the match, beginning with the line of the literal'),
  }),
]);

const importNames = z
  .partialRecord(
    z.enum(['python', 'javascript', 'go', 'java', 'csharp', 'rust', 'ruby', 'php', 'swift', 'dart', 'elixir']),
    texts,
  )
  .describe('modules or namespaces by language; submodules count too (java covers kotlin and scala)');

const dependency = z.partialRecord(z.enum(['npm', 'pypi', 'go', 'cargo', 'maven', 'nuget', 'gem', 'composer']), texts);

const resource = z
  .partialRecord(z.enum(['azure', 'terraform', 'cloudformation', 'kubernetes']), texts)
  .describe('resource types by infrastructure language; `azure` is looked for in Bicep and ARM');

const triggers = z.array(
  z.enum(['pull_request', 'merge_group', 'push', 'tag', 'release', 'schedule', 'manual', 'call', 'other']),
);

/** A question about a repository. `all`, `any` and `not` combine; `same-file` joins on the path; the first location found is the evidence. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ path: texts }),
    z.strictObject({ line }),
    z.strictObject({ import: importNames }),
    z.strictObject({ dependency }),
    z.strictObject({ resource }),
    z.strictObject({
      job: z.strictObject({
        uses: texts.optional(),
        runs: texts.optional(),
        executes: condition.optional(),
        on: triggers.optional(),
        'must-pass': z.boolean().optional(),
        before: condition.optional(),
      }),
    }),
    z.strictObject({
      dataset: z.strictObject({ kind: z.enum(['evaluation', 'training']).optional(), cases: z.int().optional() }),
    }),
    z.strictObject({
      prompt: z.strictObject({
        formats: z.array(z.string()).optional(),
        examples: z.boolean().optional(),
        variables: z.boolean().optional(),
      }),
    }),
    z.strictObject({ 'prompt-module': z.literal(true) }),
    z.strictObject({
      evidence: z.strictObject({
        practice: z.string().optional(),
        rule: z.string().optional(),
        technique: z.string().optional(),
        supports: z.enum(['met', 'partial']).optional(),
      }),
    }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ 'same-file': z.array(condition).min(2) }),
    z.strictObject({ not: condition }),
  ]),
);

export type Texts = string | string[];
export type Condition =
  | { path: Texts }
  | {
      line: string | { pattern: Texts; languages?: string[] | undefined; paths?: Texts | undefined; window?: number | undefined };
    }
  | { import: Record<string, Texts> }
  | { dependency: Record<string, Texts> }
  | { resource: Record<string, Texts> }
  | { job: JobCondition }
  | { dataset: { kind?: 'evaluation' | 'training' | undefined; cases?: number | undefined } }
  | { prompt: { formats?: string[] | undefined; examples?: boolean | undefined; variables?: boolean | undefined } }
  | { 'prompt-module': true }
  | {
      evidence: {
        practice?: string | undefined;
        rule?: string | undefined;
        technique?: string | undefined;
        supports?: 'met' | 'partial' | undefined;
      };
    }
  | { all: Condition[] }
  | { any: Condition[] }
  | { 'same-file': Condition[] }
  | { not: Condition };

/** A pipeline job: what its steps use, run or execute, what starts it, whether its failure counts, and what it comes before. */
export interface JobCondition {
  uses?: Texts | undefined;
  runs?: Texts | undefined;
  executes?: Condition | undefined;
  on?: string[] | undefined;
  'must-pass'?: boolean | undefined;
  before?: Condition | undefined;
}

const fileClass = z.enum(['source', 'config', 'notebook', 'data', 'document', 'sample', 'test']);

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  reason: z.string().describe('why a finding counts; shown with the evidence'),
  source: z.url().optional(),
  confidence: z.enum(['high', 'medium', 'low']).default('high'),
  in: z.array(fileClass).default(['source', 'config', 'notebook', 'data', 'sample']),
  find: condition,
};

const practiceRule = z.strictObject({
  ...common,
  practice: z.string(),
  supports: z.enum(['met', 'partial']),
  technique: z.string().optional(),
  scopes: z
    .array(z.enum(['app', 'library', 'tooling', 'content']))
    .min(1)
    .optional()
    .describe(
      'scopes of the repository in which a finding counts; all if not given. With `content` among them, samples count there in full',
    ),
  'shows-genai': z.boolean().default(true).describe('false: does not by itself put the repository in a scope other than none'),
});

const scopeRule = z.strictObject({
  ...common,
  scope: z
    .enum(['app', 'library', 'tooling', 'content', 'none'])
    .describe('`none`: what the repository is where only its samples call a model'),
});

/** One rule file: which practice a finding supports, how strongly, with which technique, or which scope it shows. */
export const ruleSchema = z.union([practiceRule, scopeRule]);

const why = z.string().regex(/\S/, 'it says why');
const override = why.optional().describe('why this rule takes the place of the one with the same id');

/** One rule file of a rules directory: a rule, one in place of another, or why another is left out. */
export const addedRuleSchema = z.union([
  practiceRule.extend({ override }),
  scopeRule.extend({ override }),
  z.strictObject({ id: common.id, disable: why.describe('why the rule of this id is left out') }),
]);

export type Rule = z.infer<typeof ruleSchema>;

const tree = z.record(z.string(), z.string());

/** <id>.test.yml: trees in which the rule must find something (optionally at path:line), and trees in which it must not. */
export const ruleCases = z.strictObject({
  positive: z.array(z.strictObject({ name: z.string(), files: tree, at: z.string().optional() })).min(1),
  negative: z.array(z.strictObject({ name: z.string(), files: tree })).min(1),
});
export type RuleCases = z.infer<typeof ruleCases>;
