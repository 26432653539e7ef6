/** What starts a pipeline. `call` is another pipeline; `tag` a push of tags only; `manual` a person. */
export type Trigger = 'pull_request' | 'merge_group' | 'push' | 'tag' | 'release' | 'schedule' | 'manual' | 'call' | 'other';

export type PipelineSystem = 'github' | 'azure' | 'gitlab' | 'codebuild' | 'cloudbuild' | 'jenkins' | 'circleci' | 'bitbucket';

/** A command line that a step runs, with the place where it is written (the pipeline, or a script that the step calls). */
export interface Command {
  path: string;
  line: number;
  text: string;
}

/** One enabled step: an action or task it uses, the commands it runs (scripts, make targets and package scripts followed). */
export interface Step {
  path: string;
  line: number;
  name?: string;
  uses?: string;
  with: Record<string, string>;
  commands: Command[];
  /** Repository files that its commands run as program text; a folder ends in `/`, and `**` is the whole tree. Sorted, unique. */
  runs: string[];
  /** What it runs on, where that is less than what starts the pipeline. */
  triggers?: Trigger[];
  /** Its failure is swallowed (`continue-on-error`, `|| true`, `allow_failure`). */
  allowedToFail: boolean;
}

/** One enabled job. `needs` are ids of jobs in the same pipeline. */
export interface Job {
  id: string;
  line: number;
  needs: string[];
  environment?: string;
  /** How a deployment job rolls out, where it says so. */
  strategy?: 'canary' | 'rolling';
  /** What it runs on, where that is less than what starts the pipeline. */
  triggers?: Trigger[];
  allowedToFail: boolean;
  steps: Step[];
}

/** A pipeline that something starts. Disabled jobs and steps, and reusable workflows that nothing calls, are left out. */
export interface Pipeline {
  path: string;
  system: PipelineSystem;
  name?: string;
  triggers: Trigger[];
  jobs: Job[];
}

/** Reads one file of the repository: its text, or undefined where it is not there or not text. */
export type ReadText = (path: string) => string | undefined;
