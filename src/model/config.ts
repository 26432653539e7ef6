/** Where the Action shows the gaps: in a check run, as annotations of the workflow run, or nowhere. */
export const annotationChannels = ['check', 'workflow', 'none'] as const;

export type AnnotationChannel = (typeof annotationChannels)[number];

/** The levels that a policy can require. */
export const requirableLevels = [1, 2, 3, 4] as const;

/** What the Action is asked for. `json` is undefined where the report goes to the runner's own directory. */
export interface ActionInputs {
  token: string;
  path: string;
  minLevel: number | undefined;
  annotations: AnnotationChannel;
  json: string | undefined;
}

/** The inputs' defaults. They are here and not in action.yml, so that an input left out can be told from one that is set. */
export const actionDefaults = {
  path: '.',
  annotations: 'check',
  json: 'genaiops-maturity.json',
} as const satisfies Partial<ActionInputs>;
