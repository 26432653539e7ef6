import type { Job, Pipeline, Step, Trigger } from './pipeline';
import { resolvePath } from './shell';
import { buildSteps } from './steps';
import { at, entries, items, type Line, linesOf, type Tree, textAt, texts } from './tree';
import { type Context, take } from './workspace';

const MAX_DEPTH = 4;
const RESERVED = new Set(
  'stages variables default include workflow image services cache before_script after_script spec'.split(' '),
);

/** The pipeline of a .gitlab-ci.yml with its local includes. */
export function gitlabPipeline(tree: Tree, context: Context): Pipeline | undefined {
  const document = withIncludes(tree, context, 0);
  const order = [
    '.pre',
    ...(texts(document.get('stages')).length ? texts(document.get('stages')) : ['build', 'test', 'deploy']),
    '.post',
  ];
  const own = [...document].filter(([name, job]) => job.map && !name.startsWith('.') && !RESERVED.has(name));
  const drafts = own
    .map(([id, job]) => ({ id, line: job.keyLine, job: inherit(job, document, 0) }))
    .filter(({ job }) => !isOff(job));
  const stageOf = (job: Map<string, Tree>): number => order.indexOf(job.get('stage')?.text ?? 'test');
  const jobs = drafts.map(({ id, line, job }): Job => {
    const needs = job.get('needs');
    const earlier = drafts.filter((other) => stageOf(other.job) < stageOf(job)).map((other) => other.id);
    const environment = job.get('environment')?.text ?? textAt(job.get('environment'), 'name');
    return {
      id,
      line,
      needs: needs ? items(needs).flatMap((need) => need.text ?? textAt(need, 'job') ?? []) : earlier,
      ...(environment && { environment }),
      allowedToFail: mayFail(job),
      steps: readSteps(id, line, job, document, context),
    };
  });
  if (jobs.length === 0) return undefined;
  return {
    path: context.path,
    system: 'gitlab',
    triggers: triggersOf(
      document,
      drafts.map(({ job }) => job),
    ),
    jobs,
  };
}

function withIncludes(tree: Tree, context: Context, depth: number): Map<string, Tree> {
  const merged = new Map<string, Tree>();
  for (const include of depth < MAX_DEPTH ? items(at(tree, 'include')) : []) {
    for (const path of [...texts(include), ...texts(at(include, 'local'))]) {
      const target = path.includes('://') ? undefined : resolvePath(context.root, path.replace(/^\/+/, ''));
      const included = target && take(context, 'steps') ? context.workspace.yaml(target) : undefined;
      if (included) for (const [key, value] of withIncludes(included, context, depth + 1)) merged.set(key, value);
    }
  }
  for (const [key, value] of entries(tree)) merged.set(key, value);
  return merged;
}

/** The keys of a job, with those of the jobs that it extends. */
function inherit(job: Tree, document: Map<string, Tree>, depth: number): Map<string, Tree> {
  const merged = new Map<string, Tree>();
  for (const name of depth < MAX_DEPTH ? texts(at(job, 'extends')).slice(0, 11) : []) {
    const base = document.get(name);
    if (base) for (const [key, value] of inherit(base, document, depth + 1)) merged.set(key, value);
  }
  for (const [key, value] of entries(job)) merged.set(key, value);
  return merged;
}

function isOff(job: Map<string, Tree>): boolean {
  const rules = items(job.get('rules'));
  if (rules.length > 0 && rules.every((rule) => textAt(rule, 'when') === 'never')) return true;
  return job.get('when')?.text === 'never' || (!job.has('script') && !job.has('trigger') && !job.has('run'));
}

/** A job started by hand may fail unless it says otherwise: https://docs.gitlab.com/ci/jobs/job_control/#types-of-manual-jobs */
function mayFail(job: Map<string, Tree>): boolean {
  const allow = job.get('allow_failure')?.text;
  return allow === undefined ? job.get('when')?.text === 'manual' : allow === 'true';
}

function readSteps(name: string, line: number, job: Map<string, Tree>, document: Map<string, Tree>, context: Context): Step[] {
  const script = ['before_script', 'script', 'after_script'].flatMap((key) =>
    scriptLines(
      job.get(key) ?? at(document.get('default'), key) ?? (key === 'script' ? undefined : document.get(key)),
      document,
      0,
    ),
  );
  const trigger = job.get('trigger');
  const uses = trigger ? (trigger.text ?? textAt(trigger, 'project') ?? textAt(trigger, 'include')) : undefined;
  const path = job.get('script')?.path ?? trigger?.path ?? context.path;
  return buildSteps({ at: { path, line }, name, uses, script, allowedToFail: false }, context);
}

/** The lines of a script: lists in lists, and `!reference [job, key]`. */
function scriptLines(node: Tree | undefined, document: Map<string, Tree>, depth: number): Line[] {
  if (!node || depth > MAX_DEPTH) return [];
  if (node.tag === '!reference') {
    const [job = '', ...keys] = texts(node);
    return scriptLines(at(document.get(job), ...keys), document, depth + 1);
  }
  return node.list ? node.list.flatMap((item) => scriptLines(item, document, depth + 1)) : linesOf(node);
}

function triggersOf(document: Map<string, Tree>, jobs: Map<string, Tree>[]): Trigger[] {
  const found = new Set<Trigger>();
  const rules = [...items(at(document.get('workflow'), 'rules')), ...jobs.flatMap((job) => items(job.get('rules')))];
  const conditions = rules.filter((rule) => textAt(rule, 'when') !== 'never').map((rule) => textAt(rule, 'if') ?? '');
  const only = jobs.flatMap((job) => texts(at(job.get('only'), 'refs') ?? job.get('only')));
  const says = (pattern: RegExp, ref: string): boolean =>
    only.includes(ref) || conditions.some((condition) => pattern.test(condition));
  if (says(/merge_request_event|CI_MERGE_REQUEST/, 'merge_requests')) found.add('pull_request');
  if (says(/["']schedule["']/, 'schedules')) found.add('schedule');
  if (says(/CI_COMMIT_TAG/, 'tags')) found.add('tag');
  if (says(/["'](web|api|trigger)["']/, 'web')) found.add('manual');
  const pushed =
    jobs.some((job) => !job.has('rules') && !job.has('only')) ||
    says(/["']push["']|CI_COMMIT_BRANCH|CI_COMMIT_REF|CI_DEFAULT_BRANCH/, 'branches');
  const named = only.some((ref) => !['merge_requests', 'schedules', 'tags', 'web', 'api'].includes(ref));
  if (pushed || named || found.size === 0) found.add('push');
  if (jobs.length > 0 && jobs.every((job) => job.get('when')?.text === 'manual')) found.add('manual');
  return [...found];
}
