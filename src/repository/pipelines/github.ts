import { fill, fillLines, type Inputs, inputsFor } from './inputs';
import type { Job, Pipeline, Step, Trigger } from './pipeline';
import { resolvePath } from './shell';
import { buildSteps, inputsOf, isNever, isTrue } from './steps';
import { at, entries, items, linesOf, type Tree, textAt, texts } from './tree';
import { mayRunOn } from './when';
import { type Context, take } from './workspace';

const NONE: Inputs = new Map();

const MAX_DEPTH = 4;
const EVENTS = new Map<string, Trigger>([
  ['pull_request', 'pull_request'],
  ['pull_request_target', 'pull_request'],
  ['merge_group', 'merge_group'],
  ['workflow_dispatch', 'manual'],
  ['repository_dispatch', 'manual'],
  ['schedule', 'schedule'],
  ['release', 'release'],
  ['workflow_call', 'call'],
]);

/** A workflow file, with the workflows whose end starts it. */
export interface Workflow {
  tree: Tree;
  name?: string;
  triggers: Trigger[];
  after: string[];
}

/** Reads what starts a GitHub Actions workflow; undefined where the document is no workflow. */
export function readWorkflow(tree: Tree | undefined): Workflow | undefined {
  const on = at(tree, 'on');
  if (!tree || !on || !at(tree, 'jobs')?.map) return undefined;
  const events: [string, Tree | undefined][] = on.map ? entries(on) : texts(on).map((event) => [event, undefined]);
  const triggers = new Set(events.flatMap(([event, detail]) => triggersOf(event, detail)));
  const name = textAt(tree, 'name');
  return { tree, ...(name && { name }), triggers: [...triggers], after: texts(at(on, 'workflow_run', 'workflows')) };
}

function triggersOf(event: string, detail: Tree | undefined): Trigger[] {
  if (event === 'push') {
    const tags = at(detail, 'tags') ?? at(detail, 'tags-ignore');
    if (!tags) return ['push'];
    return at(detail, 'branches') || at(detail, 'branches-ignore') ? ['push', 'tag'] : ['tag'];
  }
  const types = texts(at(detail, 'types'));
  // A pull request that is closed is past blocking.
  if (event.startsWith('pull_request') && types.length > 0 && types.every((type) => type === 'closed')) return ['other'];
  return [EVENTS.get(event) ?? 'other'];
}

/**
 * The triggers of every workflow by path, `workflow_run` followed to what starts the workflow that it waits for.
 */
export function chainTriggers(workflows: ReadonlyMap<string, Workflow>): Map<string, Trigger[]> {
  const byName = new Map<string, Workflow[]>();
  for (const [path, workflow] of workflows) {
    const name = workflow.name ?? path;
    byName.set(name, [...(byName.get(name) ?? []), workflow]);
  }
  const collect = (workflow: Workflow, depth: number, into: Set<Trigger>): Set<Trigger> => {
    for (const trigger of workflow.triggers) if (depth === 0 || trigger !== 'call') into.add(trigger);
    if (depth < MAX_DEPTH)
      for (const name of workflow.after) for (const before of byName.get(name) ?? []) collect(before, depth + 1, into);
    return into;
  };
  return new Map([...workflows].map(([path, workflow]) => [path, [...collect(workflow, 0, new Set())]]));
}

/** The pipeline of a workflow that something other than a call starts; undefined for the rest. */
export function githubPipeline(workflow: Workflow, triggers: Trigger[], context: Context): Pipeline | undefined {
  if (triggers.every((trigger) => trigger === 'call')) return undefined;
  const jobs = entries(at(workflow.tree, 'jobs'))
    .filter(([, job]) => !isNever(textAt(job, 'if')))
    .map(([id, job]) => readJob(id, job, workflow.tree, triggers, context));
  return { path: context.path, system: 'github', ...(workflow.name && { name: workflow.name }), triggers, jobs };
}

function readJob(id: string, job: Tree, workflow: Tree, triggers: Trigger[], context: Context): Job {
  const environment = textAt(job, 'environment') ?? textAt(job, 'environment', 'name') ?? calledEnvironment(job, context);
  return {
    id,
    line: job.keyLine,
    needs: neededBy(job),
    ...(environment && { environment }),
    ...fewer(job, triggers),
    allowedToFail: isTrue(job, 'continue-on-error'),
    steps: jobSteps(job, workflow, triggers, context, 0, NONE),
  };
}

/** What a job or step runs on, where its condition leaves some of it out. */
function fewer(part: Tree, triggers: Trigger[]): { triggers?: Trigger[] } {
  const left = mayRunOn(textAt(part, 'if'), triggers);
  return left.length < triggers.length ? { triggers: left } : {};
}

/** The jobs whose failure stops a job: one that always runs waits for the others, and minds only the results that it asks for. */
function neededBy(job: Tree): string[] {
  const needs = texts(at(job, 'needs'));
  const condition = textAt(job, 'if') ?? '';
  if (!/\balways\(\)|!\s*cancelled\(\)|\bfailure\(\)/.test(condition) || condition.includes('needs.*')) return needs;
  return needs.filter((id) => condition.includes(`needs.${id}.`) || condition.includes(`needs['${id}']`));
}

/** The workflow of this repository that a job calls. */
function calledWorkflow(job: Tree, context: Context): Tree | undefined {
  const uses = textAt(job, 'uses');
  const path = uses?.startsWith('./') ? resolvePath(context.root, uses) : undefined;
  const called = path ? context.workspace.yaml(path) : undefined;
  return at(called, 'jobs')?.map ? called : undefined;
}

function calledEnvironment(job: Tree, context: Context): string | undefined {
  const called = calledWorkflow(job, context);
  const inputs = inputsFor(at(called, 'on', 'workflow_call', 'inputs'), at(job, 'with'), NONE);
  for (const [, inner] of entries(at(called, 'jobs'))) {
    const environment = textAt(inner, 'environment') ?? textAt(inner, 'environment', 'name');
    if (environment && !isNever(textAt(inner, 'if'))) return fill(environment, inputs);
  }
  return undefined;
}

function jobSteps(job: Tree, workflow: Tree, triggers: Trigger[], context: Context, depth: number, given: Inputs): Step[] {
  const uses = textAt(job, 'uses');
  const called = depth < MAX_DEPTH ? calledWorkflow(job, context) : undefined;
  if (called) {
    if (!take(context, 'steps')) return [];
    const inputs = inputsFor(at(called, 'on', 'workflow_call', 'inputs'), at(job, 'with'), given);
    const inner = entries(at(called, 'jobs')).filter(([, child]) => !isNever(textAt(child, 'if')));
    return inner.flatMap(([, child]) =>
      allowed(jobSteps(child, called, triggers, context, depth + 1, inputs), isTrue(child, 'continue-on-error')),
    );
  }
  if (uses) return buildSteps({ at: at(job, 'uses')!, uses, with: inputsOf(at(job, 'with'), given) }, context);
  const directory =
    textAt(job, 'defaults', 'run', 'working-directory') ?? textAt(workflow, 'defaults', 'run', 'working-directory');
  return items(at(job, 'steps')).flatMap((step) =>
    readStep(step, directory, context, 0, given).map((one) => ({ ...one, ...fewer(step, triggers) })),
  );
}

function readStep(step: Tree, directory: string | undefined, context: Context, depth: number, given: Inputs): Step[] {
  if (!step.map || isNever(textAt(step, 'if'))) return [];
  const uses = textAt(step, 'uses');
  const allowedToFail = isTrue(step, 'continue-on-error');
  const local = uses?.startsWith('./') && depth < MAX_DEPTH ? localAction(uses, context) : undefined;
  const inner = items(at(local, 'runs', 'steps'));
  if (inner.length) {
    if (!take(context, 'steps')) return [];
    const passed = inputsFor(at(local, 'inputs'), at(step, 'with'), given);
    return inner.flatMap((item) => allowed(readStep(item, undefined, context, depth + 1, passed), allowedToFail));
  }
  const main = textAt(local, 'runs', 'main');
  const program = main && local ? resolvePath(local.path.slice(0, Math.max(0, local.path.lastIndexOf('/'))), main) : undefined;
  const inputs = at(step, 'with');
  const retried = uses?.includes('/retry@') ? at(inputs, 'command') : undefined;
  return buildSteps(
    {
      at: step,
      name: fill(textAt(step, 'name') ?? '', given),
      uses,
      with: inputsOf(inputs, given),
      script: fillLines(linesOf(at(step, 'run') ?? at(inputs, 'inlineScript') ?? retried), given),
      directory: fill(textAt(step, 'working-directory') ?? directory ?? '', given),
      allowedToFail,
      runs: program ? [program] : [],
    },
    context,
  );
}

function localAction(uses: string, context: Context): Tree | undefined {
  const folder = resolvePath(context.root, uses);
  if (folder === undefined) return undefined;
  const path = ['action.yml', 'action.yaml']
    .map((name) => resolvePath(folder, name)!)
    .find((name) => context.workspace.read(name) !== undefined);
  return path ? context.workspace.yaml(path) : undefined;
}

const allowed = (steps: Step[], allowedToFail: boolean): Step[] =>
  allowedToFail ? steps.map((step) => ({ ...step, allowedToFail })) : steps;
