import type { Diagnostic } from '../../../src/model/evidence';
import { readPipelines } from '../../../src/repository/pipelines';
import type { Job, Pipeline, Step } from '../../../src/repository/pipelines/pipeline';

/** Reads the pipelines of an inline tree. */
export function readTree(files: Record<string, string>): { pipelines: Pipeline[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const paths = Object.keys(files);
  const pipelines = readPipelines(
    paths,
    (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    (d) => diagnostics.push(d),
    new Set(paths),
  );
  return { pipelines, diagnostics };
}

/** The pipeline of a workflow with these jobs, beside other files. */
export function workflow(text: string, files: Record<string, string> = {}): Pipeline {
  return readTree({ ...files, '.github/workflows/ci.yml': text }).pipelines.find(
    (pipeline) => pipeline.path === '.github/workflows/ci.yml',
  )!;
}

/** The steps of all jobs. */
export const stepsOf = (pipeline: { jobs: Job[] }): Step[] => pipeline.jobs.flatMap((job) => job.steps);

/** The commands of all jobs as `path:line text`. */
export const commandsOf = (pipeline: { jobs: Job[] }): string[] =>
  stepsOf(pipeline).flatMap((step) => step.commands.map((command) => `${command.path}:${command.line} ${command.text}`));
