/** Where the Action shows the gaps: in a check run, as annotations of the workflow run, or nowhere. */
export const annotationChannels = ['check', 'workflow', 'none'] as const;

export type AnnotationChannel = (typeof annotationChannels)[number];

/** What the Action does with starters for the gaps. */
export const suggestionKinds = ['none', 'pull-request'] as const;

/** The places of a repository's configuration, the first that exists. */
export const configPaths = ['.github/genaiops-maturity.yml', '.genaiops-maturity.yml'] as const;

/** Where the schemas of the files are published, as this version has them: editors complete and check by them. */
export const schemaAddress = `https://raw.githubusercontent.com/genaiops-maturity/genaiops-maturity/v${__VERSION__}/dist/schema`;

/** What has to hold: of the configuration and of the inputs, the stricter. */
export interface Requirements {
  minLevel?: number | undefined;
  failOnRegression?: boolean | undefined;
  requiredPractices?: readonly string[] | undefined;
}

/** What the Action is asked for. `json` is undefined where the report goes to the runner's own directory. */
export interface ActionInputs {
  token: string;
  /** `scan`, or the step of an organisation scan as the command line has it. */
  command: string;
  /** Of an organisation scan: where its state is, and which shard a job has. */
  state: string | undefined;
  shard: string | undefined;
  path: string;
  requirements: Requirements;
  /** `auto`, `off` or a ref. */
  compare: string;
  config: string | undefined;
  /** Directories of rules, relative to the workspace. */
  rules: readonly string[];
  exemptions: boolean;
  annotations: AnnotationChannel;
  comment: boolean;
  suggest: (typeof suggestionKinds)[number];
  json: string | undefined;
  sarif: string | undefined;
  html: string | undefined;
}

/** The inputs' defaults. They are here and not in action.yml, so that an input left out can be told from one that is set. */
export const actionDefaults = {
  command: 'scan',
  path: '.',
  compare: 'auto',
  annotations: 'check',
  suggest: 'none',
  json: 'genaiops-maturity.json',
} as const satisfies Partial<ActionInputs>;
