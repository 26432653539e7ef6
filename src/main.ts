import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { applyPolicies } from './assess/policy';
import { openChannel } from './github/channel';
import { linkTo, type RunContext, runContext } from './github/context';
import { readInputs } from './github/inputs';
import { writeJobSummary } from './github/job-summary';
import type { Assessment } from './model/assessment';
import { type ActionInputs, actionDefaults } from './model/config';
import { crash, type Verdict, verdict } from './report/annotations';
import { printableJson } from './report/escape';
import { json } from './report/json';
import type { RuleBundle } from './rules/bundle';
import { scan } from './scan';
import { findRepository } from './source/git';
import { open } from './source/open';
import { readBuiltInRules } from './source/rule-files';
import { InputError } from './source/source';

/** Runs the Action: inputs → scan → check run, job summary, outputs. Whatever goes wrong fails the step with a message. */
export async function run(): Promise<void> {
  try {
    const inputs = readInputs(core.getInput);
    const context = runContext(process.env, readEvent());
    const channel = await openChannel(inputs.annotations, inputs.token, context);
    const result = await judge(inputs, context);
    const notes = await channel.publish(result);
    await writeJobSummary(result.summary, notes);
    core.setOutput('conclusion', result.conclusion);
    if (result.failure) core.setFailed(result.failure);
    else core.info(result.title);
  } catch (error) {
    core.setFailed(messageOf(error));
  }
}

async function judge(inputs: ActionInputs, context: RunContext): Promise<Verdict> {
  try {
    const workspace = process.env.GITHUB_WORKSPACE || process.cwd();
    const path = resolve(workspace, inputs.path);
    requireInside(workspace, path);
    const assessment = applyPolicies(await scan(await open(path), readBuiltInRules<RuleBundle>()), { minLevel: inputs.minLevel });
    setOutputs(assessment, writeReport(assessment, workspace, inputs.json));
    const directory = directoryInRepository(path, workspace);
    const link = linkTo(context, assessment.source.revision, directory);
    return verdict(assessment, { directory, ...(link && { link }) });
  } catch (error) {
    if (error instanceof Error) core.debug(error.stack ?? '');
    return crash(messageOf(error));
  }
}

function setOutputs(assessment: Assessment, report: string): void {
  core.setOutput('level', assessment.level.number);
  core.setOutput('level-name', assessment.level.name);
  core.setOutput('gaps', printableJson(JSON.stringify(assessment.gaps)));
  core.setOutput('report', report);
}

// A link in the scanned tree must not decide which file is written.
function writeReport(assessment: Assessment, workspace: string, name: string | undefined): string {
  const file = name ? resolve(workspace, name) : join(process.env.RUNNER_TEMP || tmpdir(), actionDefaults.json);
  requireInside(workspace, dirname(file));
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, json(assessment), { flag: 'wx' });
  return file;
}

/** Refuses a path in the workspace that a link, which anyone may commit, leads out of it. */
function requireInside(workspace: string, path: string): void {
  if (!contains(workspace, path)) return;
  let real = path;
  while (!existsSync(real) && dirname(real) !== real) real = dirname(real);
  if (!contains(realpathSync(workspace), realpathSync(real))) throw new InputError(`${path} leads out of the workspace`);
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
