import { azureStep } from './azure-step';
import type { Job, Pipeline, Step, Trigger } from './pipeline';
import { besides, isNever, isTrue } from './steps';
import { at, entries, items, type Tree, textAt, texts } from './tree';
import { type Context, take } from './workspace';

const MAX_DEPTH = 4;
const EXPRESSION = /^\$\{\{\s*(if|elseif|else|each|insert)\b([^}]*)/;

/** Paths that an Azure pipeline names as its templates. */
export function azureTemplates(tree: Tree | undefined): string[] {
  const found: string[] = [];
  const visit = (node: Tree): void => {
    const path = textAt(node, 'template');
    const target = path && templatePath(node.path, path);
    if (target) found.push(target);
    for (const child of node.list ?? []) visit(child);
    for (const [, child] of entries(node)) visit(child);
  };
  if (tree) visit(tree);
  return found;
}

/** The pipeline of an Azure Pipelines document; undefined where it is a template or something else. */
export function azurePipeline(tree: Tree, context: Context): Pipeline | undefined {
  const named = context.path.slice(context.path.lastIndexOf('/') + 1).startsWith('azure-pipelines');
  const starts = ['trigger', 'pr', 'schedules', 'pool', 'resources'].some((key) => at(tree, key));
  const work = ['steps', 'jobs', 'stages', 'extends'].some((key) => at(tree, key));
  if (!work || (!named && !starts) || (!starts && at(tree, 'parameters') && context.path.includes('template'))) return undefined;
  const name = textAt(tree, 'name');
  return {
    path: context.path,
    system: 'azure',
    ...(name && { name }),
    triggers: triggersOf(tree),
    jobs: readBody(tree, '', [], context, 0),
  };
}

function triggersOf(tree: Tree): Trigger[] {
  const found = new Set<Trigger>();
  const trigger = at(tree, 'trigger');
  if (textAt(trigger) !== 'none') {
    const tagsOnly = at(trigger, 'tags') && !at(trigger, 'branches') && !at(trigger, 'paths');
    found.add(tagsOnly ? 'tag' : 'push');
    if (at(trigger, 'tags')) found.add('tag');
  }
  const pr = at(tree, 'pr');
  if (pr && textAt(pr) !== 'none') found.add('pull_request');
  if (at(tree, 'schedules')) found.add('schedule');
  if (items(at(tree, 'resources', 'pipelines')).some((pipeline) => at(pipeline, 'trigger'))) found.add('other');
  return found.size ? [...found] : ['manual'];
}

/** The jobs of a document, a stage or a template, whichever of its three forms it has. */
function readBody(tree: Tree, stage: string, needs: string[], context: Context, depth: number): Job[] {
  const extended = template(at(tree, 'extends'), context, depth);
  if (extended) return readBody(extended, stage, needs, context, depth + 1);
  if (at(tree, 'stages')) return readStages(at(tree, 'stages'), needs, context, depth);
  if (at(tree, 'jobs')) return readJobs(at(tree, 'jobs'), stage, needs, context, depth);
  const steps = readSteps(at(tree, 'steps'), context, depth);
  return at(tree, 'steps') ? [{ id: stage || 'job', line: at(tree, 'steps')!.keyLine, needs, allowedToFail: false, steps }] : [];
}

function readStages(list: Tree | undefined, before: string[], context: Context, depth: number): Job[] {
  const all: Job[] = [];
  const idsOf = new Map<string, string[]>();
  let previous = before;
  for (const { node, depth: level } of expand(list, 'stages', context, depth)) {
    if (isNever(textAt(node, 'condition'))) continue;
    const name = textAt(node, 'stage') ?? `stage${idsOf.size + 1}`;
    const depends = at(node, 'dependsOn');
    const needs = depends ? texts(depends).flatMap((stage) => idsOf.get(stage) ?? [stage]) : previous;
    const jobs = readBody(node, name, needs, context, level);
    previous = jobs.map((job) => job.id);
    idsOf.set(name, previous);
    all.push(...jobs);
  }
  return all;
}

function readJobs(list: Tree | undefined, stage: string, stageNeeds: string[], context: Context, depth: number): Job[] {
  const idOf = (name: string): string => (stage ? `${stage}.${name}` : name);
  return expand(list, 'jobs', context, depth).flatMap(({ node, depth: level }, i) => {
    if (isNever(textAt(node, 'condition'))) return [];
    const environment = textAt(node, 'environment') ?? textAt(node, 'environment', 'name');
    const strategy = ['canary', 'rolling'].find((kind) => at(node, 'strategy', kind)) as Job['strategy'];
    return {
      id: idOf(textAt(node, 'job') ?? textAt(node, 'deployment') ?? `job${i + 1}`),
      line: node.line,
      needs: [...stageNeeds, ...texts(at(node, 'dependsOn')).map(idOf)],
      ...(environment && { environment }),
      ...(strategy && { strategy }),
      allowedToFail: isTrue(node, 'continueOnError'),
      steps: [...readSteps(at(node, 'steps'), context, level), ...deploymentSteps(at(node, 'strategy'), context, level)],
    };
  });
}

/** The steps of a deployment job, in the hooks of its strategy. */
function deploymentSteps(strategy: Tree | undefined, context: Context, depth: number): Step[] {
  const hooks = ['runOnce', 'rolling', 'canary'].flatMap((kind) => entries(at(strategy, kind)));
  return hooks.flatMap(([name, hook]) => {
    const bodies = name === 'on' ? entries(hook).map(([, inner]) => inner) : [hook];
    return bodies.flatMap((body) => readSteps(at(body, 'steps'), context, depth));
  });
}

function readSteps(list: Tree | undefined, context: Context, depth: number): Step[] {
  return expand(list, 'steps', context, depth).flatMap(({ node }) => azureStep(node, context));
}

/** The items of a list with its templates and `${{ if }}` blocks put in their places. */
function expand(list: Tree | undefined, kind: string, context: Context, depth: number): { node: Tree; depth: number }[] {
  return items(list).flatMap((node) => {
    const [first] = entries(node);
    const expression = first && EXPRESSION.exec(first[0]);
    if (expression)
      return isNever(expression[2]?.trim()) || !take(context, 'steps') ? [] : expand(first[1], kind, context, depth);
    const called = template(node, context, depth);
    if (called) return expand(at(called, kind), kind, context, depth + 1);
    return node.map && !at(node, 'template') ? [{ node, depth }] : [];
  });
}

function template(node: Tree | undefined, context: Context, depth: number): Tree | undefined {
  const path = textAt(node, 'template');
  const target = path && depth < MAX_DEPTH ? templatePath(node!.path, path) : undefined;
  return target && take(context, 'steps') ? context.workspace.yaml(target) : undefined;
}

/** Where a template is; undefined in another repository. */
function templatePath(from: string, path: string): string | undefined {
  const own = path.replace(/@self$/, '');
  return own.includes('@') || own.includes('${{') ? undefined : besides(from, own);
}
