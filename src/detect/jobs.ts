import { excerptOf, type Found } from '../model/found';
import type { Job, Pipeline, Step } from '../repository/pipelines/pipeline';
import { createTest, type Meter, type Source } from './expression';
import { Piece } from './text';

/** What a job must be: any of `uses` or `runs` or `executes` in a step, started by one of `on`, its failure counting, before a job at one of `before`. */
export interface JobQuestion {
  uses: Source[];
  runs: Source[];
  executes?: readonly Found[] | undefined;
  on: string[];
  mustPass: boolean;
  before?: readonly Found[] | undefined;
}

/** Takes pipelines, and what the work of expressions is taken from, and gives the function that finds the steps which answer a question, at the command or the step's own line. */
export function createJobFinder(pipelines: readonly Pipeline[], meter: Meter): (question: JobQuestion) => Found[] {
  if (pipelines.length === 0) return () => [];
  const steps = pipelines.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  const everything = new Piece(
    steps.flatMap((step) => [step.uses, inputsOf(step), ...step.commands.map(({ text }) => text)]).join('\n'),
  );

  /** What cannot match in all texts together is not worth asking of each. */
  function anyOf(expressions: readonly Source[]): Matches {
    const tests = expressions.map((one) => createTest(one, meter)).filter((test) => test.mayMatch(everything));
    return (text) => {
      const piece = new Piece(text);
      return tests.some((test) => test.mayMatch(piece) && test.matches(piece));
    };
  }

  return (question) => {
    const uses = anyOf(question.uses);
    const runs = anyOf(question.runs);
    return pipelines.flatMap((pipeline) => {
      const starts = (triggers: readonly string[] = pipeline.triggers) =>
        question.on.length === 0 || triggers.some((trigger) => question.on.includes(trigger));
      if (!starts()) return [];
      return pipeline.jobs.flatMap((job) => {
        if (!starts(job.triggers) || (question.mustPass && job.allowedToFail)) return [];
        const { before = [] } = question;
        const needed = !question.before || comesBefore(pipeline, job, before);
        return job.steps.flatMap((step, i) => {
          if (!starts(step.triggers) || (question.mustPass && step.allowedToFail)) return [];
          const found = placesIn(step, uses, runs, question.executes);
          return needed ? found : found.filter((place) => isFollowed(job.steps.slice(i), place, before));
        });
      });
    });
  };
}

type Matches = (text: string) => boolean;

/** What is only shown to a reader of the log. */
function isPrinted(command: string): boolean {
  return /^\s*(?:echo|printf)\s/.test(command) && !/[|&;`<>]|\$\(/.test(command);
}

function inputsOf(step: Step): string {
  return Object.values(step.with).join('\n').slice(0, 4000);
}

function placesIn(step: Step, uses: Matches, runs: Matches, executes: readonly Found[] | undefined): Found[] {
  const at = (path: string, line: number, text: string): Found => ({ path, line, excerpt: excerptOf(text), fileClass: 'config' });
  if (step.uses !== undefined && uses(step.uses)) return [at(step.path, step.line, `uses: ${step.uses}`)];
  const inputs = inputsOf(step);
  const command = step.commands.find(({ text }) => !isPrinted(text) && runs(text.slice(0, 4000)));
  if (command) return [at(command.path, command.line, command.text)];
  if (inputs && runs(inputs)) return [at(step.path, step.line, step.name ?? step.uses ?? inputs)];
  // A test runner that is given no path runs the tests of the whole tree, and nothing else of it.
  const executed = executes?.some(({ path, fileClass }) =>
    step.runs.some(
      (run) => run === path || (run.endsWith('/') && path.startsWith(run)) || (run === '**' && fileClass === 'test'),
    ),
  );
  if (executed) return [at(step.path, step.commands[0]?.line ?? step.line, step.commands[0]?.text ?? step.name ?? '')];
  return [];
}

function comesBefore(pipeline: Pipeline, job: Job, places: readonly Found[]): boolean {
  const holds = (one: Job) => one.steps.some((step) => places.some((place) => isPlaceOf(step, place)));
  return pipeline.jobs.some((later) => later !== job && holds(later) && needs(pipeline, later, job.id, new Set()));
}

/** Whether one of the places comes after a place of the first of these steps: a step that fails ends its job. */
function isFollowed([step, ...later]: Step[], place: Found, places: readonly Found[]): boolean {
  const isAt = (found: Found, { path, line }: { path: string; line: number }) => found.path === path && found.line === line;
  const rest = step!.commands.slice(step!.commands.findIndex((command) => isAt(place, command)) + 1);
  return (
    later.some((one) => places.some((found) => isPlaceOf(one, found))) ||
    (rest.length < step!.commands.length && rest.some((command) => places.some((found) => isAt(found, command))))
  );
}

function isPlaceOf(step: Step, place: Found): boolean {
  return (
    (step.path === place.path && step.line === place.line) ||
    step.commands.some(({ path, line }) => path === place.path && line === place.line)
  );
}

function needs(pipeline: Pipeline, job: Job, id: string, seen: Set<string>): boolean {
  if (job.needs.includes(id)) return true;
  return job.needs.some((name) => {
    if (seen.has(name)) return false;
    seen.add(name);
    const needed = pipeline.jobs.find((one) => one.id === name);
    return needed !== undefined && needs(pipeline, needed, id, seen);
  });
}
