import type { Job, Pipeline, Step, Trigger } from './pipeline';
import { buildSteps, inputsOf, isNever } from './steps';
import { at, entries, items, linesOf, type Tree, textAt, texts } from './tree';
import { type Context, take } from './workspace';

const MAX_DEPTH = 4;

/** The pipelines of a CircleCI configuration: one for each workflow, or one of the job `build` where there are none. */
export function circlePipelines(tree: Tree, context: Context): Pipeline[] {
  const pipeline = (triggers: Trigger[], jobs: Job[], name?: string): Pipeline => ({
    path: context.path,
    system: 'circleci',
    ...(name && { name }),
    triggers,
    jobs,
  });
  const workflows = entries(at(tree, 'workflows')).filter(([name, workflow]) => name !== 'version' && at(workflow, 'jobs'));
  if (workflows.length === 0) {
    const build = at(tree, 'jobs', 'build');
    return build ? [pipeline(['push'], [readJob('build', build, [], tree, context)])] : [];
  }
  return workflows
    .filter(([, workflow]) => !isNever(textAt(workflow, 'when')) && textAt(workflow, 'unless') !== 'true')
    .map(([name, workflow]) => {
      const uses = items(at(workflow, 'jobs')).map((item) => jobUse(item));
      const jobs = uses.map(({ id, name: job, settings, line }) => {
        const needs = items(at(settings, 'requires')).flatMap((need) => need.text ?? [...(need.map?.keys() ?? [])]);
        const body = at(tree, 'jobs', job);
        if (body) return readJob(id, body, needs, tree, context);
        const steps = job.includes('/')
          ? buildSteps({ at: { path: context.path, line }, uses: job, with: inputsOf(settings) }, context)
          : [];
        return { id, line, needs, allowedToFail: false, steps };
      });
      return pipeline(
        triggersOf(
          workflow,
          uses.map(({ settings }) => settings),
        ),
        jobs,
        name,
      );
    });
}

function jobUse(item: Tree): { id: string; name: string; settings: Tree | undefined; line: number } {
  const [entry] = entries(item);
  const name = entry?.[0] ?? item.text?.trim() ?? '';
  return { id: textAt(entry?.[1], 'name') ?? name, name, settings: entry?.[1], line: item.line };
}

function triggersOf(workflow: Tree, settings: (Tree | undefined)[]): Trigger[] {
  if (items(at(workflow, 'triggers')).some((trigger) => at(trigger, 'schedule'))) return ['schedule'];
  const tagged = settings.filter((setting) => at(setting, 'filters', 'tags'));
  const tagsOnly = tagged.filter((setting) => texts(at(setting, 'filters', 'branches', 'ignore')).includes('/.*/'));
  if (settings.length > 0 && tagsOnly.length === settings.length) return ['tag'];
  return tagged.length ? ['push', 'tag'] : ['push'];
}

function readJob(id: string, job: Tree, needs: string[], tree: Tree, context: Context): Job {
  const steps = items(at(job, 'steps')).flatMap((step) => readStep(step, tree, context, 0));
  return { id, line: job.keyLine, needs, allowedToFail: false, steps };
}

function readStep(step: Tree, tree: Tree, context: Context, depth: number): Step[] {
  const [entry] = entries(step);
  const name = entry?.[0] ?? step.text?.trim() ?? '';
  const body = entry?.[1];
  if (name === 'run') {
    const script = body?.text === undefined ? at(body, 'command') : body;
    return buildSteps(
      { at: step, name: textAt(body, 'name'), script: linesOf(script), directory: textAt(body, 'working_directory') },
      context,
    );
  }
  if (name === 'when' || name === 'unless') {
    const condition = textAt(body, 'condition')?.toLowerCase();
    return condition === (name === 'when' ? 'false' : 'true')
      ? []
      : items(at(body, 'steps')).flatMap((inner) => readStep(inner, tree, context, depth));
  }
  const command = at(tree, 'commands', name);
  if (!command || depth >= MAX_DEPTH) return buildSteps({ at: step, uses: name, with: inputsOf(body) }, context);
  return take(context, 'steps') ? items(at(command, 'steps')).flatMap((inner) => readStep(inner, tree, context, depth + 1)) : [];
}
