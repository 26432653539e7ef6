import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { placeRules } from './action-rules';
import type { RuleSources } from './config/rules';
import { type Base, type Bases, findBases } from './github/base';
import { openBases } from './github/bases';
import { openChannel } from './github/channel';
import { publishComment } from './github/comment';
import { linkTo, type RunContext, runContext } from './github/context';
import { readInputs } from './github/inputs';
import { writeJobSummary } from './github/job-summary';
import { type Case, judge } from './judge';
import type { Assessment } from './model/assessment';
import { type ActionInputs, actionDefaults } from './model/config';
import { readRules } from './read-rules';
import { type Layout, reports } from './report';
import { crash, type Touches, type Verdict, verdict } from './report/annotations';
import { printable, printableJson } from './report/escape';
import { commentMarkdown } from './report/markdown';
import { openCommit } from './source/commit';
import { findRepository } from './source/git';
import { open } from './source/open';
import { filesOf } from './source/repository-files';
import { InputError, type Source } from './source/source';

/** Runs the Action: inputs → scan → check run, job summary, outputs. Whatever goes wrong fails the step with a message. */
export async function run(): Promise<void> {
  try {
    const inputs = readInputs(core.getInput);
    if (inputs.command !== actionDefaults.command) return await (await import('./org-main')).runOrganisation(inputs);
    const context = runContext(process.env, readEvent(), inputs.path);
    const channel = await openChannel(inputs.annotations, inputs.token, context);
    const result = await judgeRun(inputs, context);
    const notes = await channel.publish(result);
    if (inputs.comment) notes.push(...(await publishComment(inputs.token, context, result.comment)));
    await writeJobSummary(result.summary, notes);
    core.setOutput('conclusion', result.conclusion);
    if (result.failure) core.setFailed(result.failure);
    else core.info(result.title);
  } catch (error) {
    core.setFailed(messageOf(error));
  }
}

/** What the run shows: the verdict, and the body of a comment where there is something to say. */
interface Result extends Verdict {
  comment?: string | undefined;
}

async function judgeRun(inputs: ActionInputs, context: RunContext): Promise<Result> {
  let bases: Bases | undefined;
  try {
    const workspace = process.env.GITHUB_WORKSPACE || process.cwd();
    const path = resolve(workspace, inputs.path);
    requireInside(workspace, path);
    const head = await open(path);
    bases = await findBases(realpathSync(path), context, inputs.compare, inputs.token);
    const { given, rules } = await caseOf(inputs, path, head, bases);
    const { assessment, changes, notes } = await judge(given, rules);
    const directory = directoryInRepository(path, workspace);
    const repository = `${context.server}/${context.owner}/${context.repo}`;
    const link = linkTo(context, assessment.source.revision, directory);
    setOutputs(assessment, await writeReports(assessment, workspace, inputs, { directory, repository, ...(link && { link }) }));
    const isChange = context.proposedTo !== undefined || context.event === 'merge_group';
    const { touches } = await import('./changes');
    const touched: Touches | undefined = isChange && changes ? (file, line, end) => touches(changes, file, line, end) : undefined;
    if (inputs.suggest === 'pull-request') {
      const { suggestStarters } = await import('./suggest');
      const run = { ref: process.env.GITHUB_REF, payload: readEvent() };
      notes.push(...(await suggestStarters(inputs, context, run, head, assessment)));
    }
    for (const note of notes) core.info(printable(note));
    return {
      ...verdict(assessment, {
        directory,
        notes,
        undecided: bases.gate !== undefined && 'missing' in bases.gate,
        ...(link && { link }),
        ...(touched && { touches: touched }),
      }),
      comment: commentMarkdown(assessment),
    };
  } catch (error) {
    if (error instanceof Error) core.debug(error.stack ?? '');
    return crash(messageOf(error));
  } finally {
    for (const one of [bases?.base, bases?.gate]) if (one && 'remove' in one) one.remove();
  }
}

/** The configuration of a change and its rules are read from its base, so that it cannot weaken its own gate. */
async function caseOf(
  inputs: ActionInputs,
  path: string,
  head: Source,
  { base, gate }: Bases,
): Promise<{ given: Case; rules: RuleSources }> {
  const root = findRepository(realpathSync(path))?.workTree ?? path;
  const proposed = root === realpathSync(path) ? head : await open(root);
  const at = async (one: Base, directory: string) =>
    one && 'ref' in one ? await openCommit(directory, one.ref, one.gitDir) : undefined;
  const holds = gate ? await at(gate, root) : proposed;
  const grown = inputs.compare === 'auto' ? await at(base, root) : undefined;
  const workspace = realpathSync(process.env.GITHUB_WORKSPACE || process.cwd());
  const { inside, added } = await placeRules(inputs.rules, workspace, realpathSync(root), [proposed, ...(holds ? [holds] : [])]);
  const given = {
    head,
    base: await at(base, path),
    ...(base && 'missing' in base && { incomparable: base.missing }),
    ...(gate && inputs.compare === 'off' && { incomparable: 'the input `compare` is `off`.' }),
    config: holds && {
      files: filesOf(holds),
      named: inputs.config,
      rules: inside,
      open: openBases(inputs.token),
      ...(gate && { proposed: filesOf(proposed), grown: grown && filesOf(grown) }),
    },
    ...(gate && 'missing' in gate && { unjudged: gate.missing }),
    requirements: inputs.requirements,
    exemptions: inputs.exemptions,
    asOf: new Date().toISOString().slice(0, 10),
  };
  return { given, rules: { builtIn: (model) => readRules([], model), added } };
}

function setOutputs(assessment: Assessment, report: string): void {
  core.setOutput('level', assessment.level.number);
  core.setOutput('level-name', assessment.level.name);
  core.setOutput('previous-level', assessment.comparison?.base.level.number ?? '');
  core.setOutput('gaps', printableJson(JSON.stringify(assessment.gaps)));
  core.setOutput('report', report);
}

/** Writes the reports that are asked for, the JSON report always; gives the path of that. */
async function writeReports(
  assessment: Assessment,
  workspace: string,
  { json, sarif, html }: ActionInputs,
  shown: Pick<Layout, 'link' | 'directory' | 'repository'>,
): Promise<string> {
  const layout = { width: 100, color: false, ...shown };
  for (const [format, name] of [
    ['sarif', sarif],
    ['html', html],
  ] as const)
    if (name !== undefined) write(workspace, resolve(workspace, name), await reports[format](assessment, layout));
  const file = json ? resolve(workspace, json) : join(process.env.RUNNER_TEMP || tmpdir(), actionDefaults.json);
  write(workspace, file, await reports.json(assessment, layout));
  return file;
}

// A link in the scanned tree must not decide which file is written.
function write(workspace: string, file: string, text: string): void {
  requireInside(workspace, dirname(file));
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, text, { flag: 'wx' });
}

/** Refuses a path in the workspace that a link, which anyone may commit, leads out of it or into git's own files. */
function requireInside(workspace: string, path: string): void {
  if (!contains(workspace, path)) return;
  let real = path;
  while (!existsSync(real) && dirname(real) !== real) real = dirname(real);
  const [root, target] = [realpathSync(workspace), realpathSync(real)];
  if (!contains(root, target)) throw new InputError(`${path} leads out of the workspace`);
  if (
    relative(root, target)
      .split(sep)
      .some((name) => name.toLowerCase() === '.git')
  )
    throw new InputError(`${path} leads into a git directory`);
}

function contains(directory: string, path: string): boolean {
  const inner = relative(directory, path);
  return inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner);
}

// Annotations and links name files from the root of the repository, which `path` may be below.
function directoryInRepository(path: string, workspace: string): string {
  const scanned = realpathSync(path);
  const repository = findRepository(scanned);
  const root = repository ? repository.workTree : realpathSync(workspace);
  const inner = root !== null && contains(root, scanned) ? relative(root, scanned) : '';
  return inner && `${inner.split(sep).join('/')}/`;
}

function readEvent(): unknown {
  const { GITHUB_EVENT_PATH: path } = process.env;
  return path && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
