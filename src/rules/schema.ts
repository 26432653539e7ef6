import * as z from 'zod';
import { languages } from '../repository/languages';
import { promptFormats } from '../repository/prompts';

const texts = z.union([z.string(), z.array(z.string()).min(1)]);
const pattern = texts.describe('an RE2 regular expression, or several, one of which must match');
const glob = texts.describe('a glob with *, **, ? and {a,b}, or several; case is ignored');

const line = z
  .union([
    z.string(),
    z.strictObject({
      pattern,
      languages: z
        .array(z.enum([...languages, 'code']))
        .optional()
        .describe('what the file is written in; `code`, any programming language, if not given'),
      paths: glob.optional().describe('globs, one of which the file must match'),
      window: z.int().min(1).max(40).optional().describe('lines joined for the match, beginning with the line of the literal'),
    }),
  ])
  .describe('a line, without its comments, that matches an RE2 regular expression')
  .meta({ examples: ['\\bcontoso\\.trace\\(', { pattern: '^contoso:', languages: ['yaml'] }] });

const importNames = z
  .partialRecord(
    z.enum(['python', 'javascript', 'go', 'java', 'csharp', 'rust', 'ruby', 'php', 'swift', 'dart', 'elixir']),
    texts,
  )
  .describe('modules or namespaces by language; submodules count too (java covers kotlin and scala)')
  .meta({ examples: [{ python: 'contoso_sdk', javascript: ['contoso-sdk', '@contoso/sdk'] }] });

const dependency = z
  .partialRecord(z.enum(['npm', 'pypi', 'go', 'cargo', 'maven', 'nuget', 'gem', 'composer']), texts)
  .describe('packages that a manifest declares, by ecosystem; a name that ends in * stands for all that begin with it')
  .meta({ examples: [{ pypi: 'contoso-sdk', npm: '@contoso/*' }] });

const resource = z
  .partialRecord(z.enum(['azure', 'terraform', 'cloudformation', 'kubernetes']), texts)
  .describe('resource types by infrastructure language; `azure` is looked for in Bicep and ARM')
  .meta({ examples: [{ azure: 'Microsoft.Insights/components', terraform: 'azurerm_application_insights' }] });

const triggers = z.array(
  z.enum(['pull_request', 'merge_group', 'push', 'tag', 'release', 'schedule', 'manual', 'call', 'other']),
);

const support = z.enum(['met', 'partial']);

const needsKey = 'needs at least one key: it asks for nothing';
const hasKey = (value: object) => Object.keys(value).length > 0;

const job = z
  .strictObject({
    uses: texts.optional().describe('RE2 regular expressions: an action that a step uses'),
    runs: texts.optional().describe('RE2 regular expressions: a command, or the inputs of an action'),
    executes: z
      .lazy(() => condition)
      .optional()
      .describe('a step runs a file where this holds'),
    on: triggers.optional().describe('what starts it, one of these; anything if not given'),
    'must-pass': z.boolean().optional().describe('true: its failure counts; not `continue-on-error`, not `|| true`'),
    before: z
      .lazy(() => condition)
      .optional()
      .describe('it comes before a step where this holds, which needs it'),
  })
  .refine(hasKey, needsKey)
  .meta({ minProperties: 1 });

const dataset = z.strictObject({
  kind: z.enum(['evaluation', 'training']).optional().describe('what the dataset is for; anything if not given'),
  cases: z.int().min(1).optional().describe('how many cases it has at least; one if not given'),
});

const prompt = z.strictObject({
  formats: z.array(z.enum(promptFormats)).optional().describe('how it is written, one of these; anything if not given'),
  examples: z.boolean().optional().describe('true: it holds examples of questions and answers'),
  variables: z.boolean().optional().describe('true: it has places for values'),
});

const evidence = z
  .strictObject({
    practice: z.string().optional().describe('of this practice'),
    rule: z.string().optional().describe('of this rule'),
    technique: z.string().optional().describe('of this technique'),
    supports: support.optional().describe('that supports so much'),
  })
  .refine(hasKey, needsKey)
  .meta({ minProperties: 1 });

/** A question about a repository. `all`, `any` and `not` combine; `same-file` joins on the path; the first location found is the evidence. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ path: glob.describe('a file at a path that a glob matches') }),
      z.strictObject({ line }),
      z.strictObject({ import: importNames }),
      z.strictObject({ dependency }),
      z.strictObject({ resource }),
      z.strictObject({ job: job.describe('a job of a pipeline, on any CI system') }),
      z.strictObject({ dataset: dataset.describe('a file of cases') }),
      z.strictObject({ prompt: prompt.describe('a file that is a prompt') }),
      z.strictObject({ 'prompt-module': z.literal(true).describe('a module whose name says that it holds prompts') }),
      z.strictObject({ evidence: evidence.describe('what other rules found') }),
      z.strictObject({ all: z.array(condition).min(1).describe('all of these hold; the first that has a place gives it') }),
      z.strictObject({ any: z.array(condition).min(1).describe('one of these holds') }),
      z.strictObject({
        'same-file': z.array(condition).min(2).describe('all of these hold in one file; the first gives the place'),
      }),
      z.strictObject({ not: z.lazy(() => condition).describe('this does not hold') }),
    ],
    {
      error: ({ input }) => (isSeveral(input) ? 'a condition has one key: combine several by all, any or same-file' : undefined),
    },
  ),
);

const conditionKeys =
  'path line import dependency resource job dataset prompt prompt-module evidence all any same-file not'.split(' ');

function isSeveral(input: unknown): boolean {
  return typeof input === 'object' && Object.keys(input ?? {}).filter((key) => conditionKeys.includes(key)).length > 1;
}

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
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe("the rule's id, which is its file's name"),
  title: z.string().describe('what it finds, in a few words'),
  reason: z.string().describe('why a finding counts; shown with the evidence'),
  source: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where that is described'),
  confidence: z.enum(['high', 'medium', 'low']).default('high').describe('how sure a finding is'),
  in: z
    .array(fileClass)
    .default(['source', 'config', 'notebook', 'data', 'sample'])
    .describe('the parts that files play in which a finding counts'),
  find: z.lazy(() => condition).describe('what is looked for'),
};

const practiceRule = z.strictObject({
  ...common,
  practice: z
    .string()
    .describe('the practice that a finding supports')
    .meta({ examples: ['compliance'] }),
  supports: support.describe('met: a finding is the practice; partial: a step towards it'),
  technique: z.string().optional().describe('the technique that a finding shows, where the practice counts techniques'),
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

const why = z.string('needs a reason in words').regex(/\S/, 'needs a reason in words');
const override = why.optional().describe('why this rule takes the place of the one with the same id');

const orDisabled: z.core.$ZodObjectParams = {
  error: (issue) =>
    issue.code === 'unrecognized_keys' && Object.hasOwn(issue.input as object, 'disable')
      ? 'a rule that disables another has only id and disable'
      : undefined,
};

/** One rule file of a rules directory: a rule, one in place of another, or why another is left out. */
export const addedRuleSchema = z.union([
  z.strictObject({ ...practiceRule.shape, override }, orDisabled),
  z.strictObject({ ...scopeRule.shape, override }, orDisabled),
  z.strictObject({ id: common.id, disable: why.describe('why the rule of this id is left out') }, orDisabled),
]);

export type Rule = z.infer<typeof ruleSchema>;

const tree = z.record(z.string(), z.string()).describe('a small repository: path and text of each file');
const name = z.string().describe('what is special about this case');
const at = z.string().optional().describe('where it must find something, path:line');

/** <id>.test.yml: trees in which the rule must find something (optionally at path:line), and trees in which it must not. */
export const ruleCases = z.strictObject({
  positive: z
    .array(z.strictObject({ name, files: tree, at }))
    .min(1)
    .describe('where the rule must find something'),
  negative: z
    .array(z.strictObject({ name, files: tree }))
    .min(1)
    .describe('where it must find nothing: what only looks like it'),
});
export type RuleCases = z.infer<typeof ruleCases>;
