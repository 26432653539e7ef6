import { azureStep } from './azure-step';
import { fill, fillItems, type Inputs, inputsFor } from './inputs';
import type { Job, Pipeline, Step, Trigger } from './pipeline';
import { besides, isNever, isTrue } from './steps';
import { at, entries, items, type Tree, textAt, texts } from './tree';
import { type Context, take } from './workspace';

const MAX_DEPTH = 4;
const EXPRESSION = /^\$\{\{\s*(if|elseif|else|each|insert)\b([^}]*)/;

/** How many templates deep a node stands, and what its template was given. */
interface Scope {
  depth: number;
  inputs: Inputs;
}

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
    jobs: readBody(tree, '', [], context, { depth: 0, inputs: inputsFor(at(tree, 'parameters'), undefined, new Map()) }),
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
function readBody(tree: Tree, stage: string, needs: string[], context: Context, scope: Scope): Job[] {
  const extended = template(at(tree, 'extends'), context, scope);
  if (extended) return readBody(extended.tree, stage, needs, context, extended.scope);
  if (at(tree, 'stages')) return readStages(at(tree, 'stages'), needs, context, scope);
  if (at(tree, 'jobs')) return readJobs(at(tree, 'jobs'), stage, needs, context, scope);
  const steps = readSteps(at(tree, 'steps'), context, scope);
  return at(tree, 'steps') ? [{ id: stage || 'job', line: at(tree, 'steps')!.keyLine, needs, allowedToFail: false, steps }] : [];
}

function readStages(list: Tree | undefined, before: string[], context: Context, scope: Scope): Job[] {
  const all: Job[] = [];
  const idsOf = new Map<string, string[]>();
  let previous = before;
  for (const { node, scope: inner } of expand(list, 'stages', context, scope)) {
    if (isNever(textAt(node, 'condition'))) continue;
    const name = textAt(node, 'stage') ?? `stage${idsOf.size + 1}`;
    const depends = at(node, 'dependsOn');
    const needs = depends ? texts(depends).flatMap((stage) => idsOf.get(stage) ?? [stage]) : previous;
    const jobs = readBody(node, name, needs, context, inner);
    previous = jobs.map((job) => job.id);
    idsOf.set(name, previous);
    all.push(...jobs);
  }
  return all;
}

function readJobs(list: Tree | undefined, stage: string, stageNeeds: string[], context: Context, scope: Scope): Job[] {
  const idOf = (name: string): string => (stage ? `${stage}.${name}` : name);
  return expand(list, 'jobs', context, scope).flatMap(({ node, scope: inner }, i) => {
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
      steps: [...readSteps(at(node, 'steps'), context, inner), ...deploymentSteps(at(node, 'strategy'), context, inner)],
    };
  });
}

/** The steps of a deployment job, in the hooks of its strategy. */
function deploymentSteps(strategy: Tree | undefined, context: Context, scope: Scope): Step[] {
  const hooks = ['runOnce', 'rolling', 'canary'].flatMap((kind) => entries(at(strategy, kind)));
  return hooks.flatMap(([name, hook]) => {
    const bodies = name === 'on' ? entries(hook).map(([, inner]) => inner) : [hook];
    return bodies.flatMap((body) => readSteps(at(body, 'steps'), context, scope));
  });
}

function readSteps(list: Tree | undefined, context: Context, scope: Scope): Step[] {
  return expand(list, 'steps', context, scope).flatMap(({ node, scope: inner }) => azureStep(node, context, inner.inputs));
}

/** The items of a list with its templates and `${{ if }}` blocks put in their places. */
function expand(list: Tree | undefined, kind: string, context: Context, scope: Scope): { node: Tree; scope: Scope }[] {
  return fillItems(list, scope.inputs).flatMap((node) => {
    const [first] = entries(node);
    const expression = first && EXPRESSION.exec(first[0]);
    if (expression)
      return isNever(expression[2]?.trim()) || !take(context, 'steps') ? [] : expand(first[1], kind, context, scope);
    const called = template(node, context, scope);
    if (called) return expand(at(called.tree, kind), kind, context, called.scope);
    return node.map && !at(node, 'template') ? [{ node, scope }] : [];
  });
}

function template(node: Tree | undefined, context: Context, scope: Scope): { tree: Tree; scope: Scope } | undefined {
  const path = textAt(node, 'template');
  const target = path && scope.depth < MAX_DEPTH ? templatePath(node!.path, fill(path, scope.inputs)) : undefined;
  const tree = target && take(context, 'steps') ? context.workspace.yaml(target) : undefined;
  const inputs = inputsFor(at(tree, 'parameters'), at(node, 'parameters'), scope.inputs);
  return tree && { tree, scope: { depth: scope.depth + 1, inputs } };
}

/** Where a template is; undefined in another repository. */
function templatePath(from: string, path: string): string | undefined {
  const own = path.replace(/@self$/, '');
  return own.includes('@') || own.includes('${{') ? undefined : besides(from, own);
}
