import type { Job, Pipeline, Step, Trigger } from './pipeline';
import { buildSteps, inputsOf, isTrue } from './steps';
import { at, entries, items, linesOf, type Tree, textAt } from './tree';
import type { Context } from './workspace';

const SECTIONS = new Map<string, Trigger>([
  ['branches', 'push'],
  ['pull-requests', 'pull_request'],
  ['tags', 'tag'],
  ['custom', 'manual'],
]);

/** The pipelines of a bitbucket-pipelines.yml: one for each entry that something starts. */
export function bitbucketPipelines(tree: Tree, context: Context): Pipeline[] {
  const pipeline = (name: string, trigger: Trigger, list: Tree): Pipeline => ({
    path: context.path,
    system: 'bitbucket',
    name,
    triggers: [trigger],
    jobs: readJobs(list, context),
  });
  return entries(at(tree, 'pipelines')).flatMap(([section, body]) => {
    if (section === 'default') return [pipeline(section, 'push', body)];
    const trigger = SECTIONS.get(section);
    return trigger ? entries(body).map(([name, list]) => pipeline(`${section}: ${name}`, trigger, list)) : [];
  });
}

/** Each step is a job that needs those before it; parallel steps need the same ones. */
function readJobs(list: Tree, context: Context): Job[] {
  const jobs: Job[] = [];
  let previous: string[] = [];
  const add = (step: Tree, needs: string[], outer?: Tree): string => {
    const id = `step${jobs.length + 1}`;
    const environment = textAt(step, 'deployment') ?? textAt(outer, 'deployment');
    const allowedToFail = isTrue(step, 'on-fail') || textAt(step, 'on-fail', 'strategy') === 'ignore';
    const steps = readSteps(step, context);
    jobs.push({ id, line: step.keyLine, needs, ...(environment && { environment }), allowedToFail, steps });
    return id;
  };
  for (const item of items(list)) {
    const group = at(item, 'parallel');
    const stage = at(item, 'stage');
    if (group) {
      previous = items(at(group, 'steps') ?? group).flatMap((inner) =>
        at(inner, 'step') ? add(at(inner, 'step')!, previous) : [],
      );
    } else {
      for (const inner of stage ? items(at(stage, 'steps')) : [item]) {
        const step = at(inner, 'step');
        if (step) previous = [add(step, previous, stage)];
      }
    }
  }
  return jobs;
}

/** Runs of commands are one step; each pipe is a step of its own. */
function readSteps(step: Tree, context: Context): Step[] {
  const name = textAt(step, 'name');
  const steps: Step[] = [];
  let commands: Tree[] = [];
  const flush = (): void => {
    const [first] = commands;
    if (first) steps.push(...buildSteps({ at: first, name, script: commands.flatMap(linesOf) }, context));
    commands = [];
  };
  for (const item of [...items(at(step, 'script')), ...items(at(step, 'after-script'))]) {
    const uses = textAt(item, 'pipe');
    if (!uses) {
      commands.push(item);
      continue;
    }
    flush();
    steps.push(...buildSteps({ at: item, name, uses, with: inputsOf(at(item, 'variables')) }, context));
  }
  flush();
  return steps;
}
