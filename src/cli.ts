import { writeFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type ConfigOptions, caseOf, type ScanCase, sourceAndRules } from './case-cli';
import { judge } from './judge';
import type { Assessment } from './model/assessment';
import { configPaths } from './model/config';
import { unknownPractice } from './model/practice';
import { collect, parseDate } from './options';
import { readRules } from './read-rules';
import { type Format, type Layout, reports } from './report';
import { printable } from './report/escape';
import { InputError } from './source/source';
import { untrackedNotes } from './untracked-notes';

/** What `scan` is asked for. */
interface ScanOptions extends ScanCase {
  format: Format;
  output?: [Format, string][];
}

/** What `explain` is asked for. */
interface ExplainOptions extends ConfigOptions {
  format: 'text' | 'json';
}

/** Exit codes: 0 fine, 1 a policy failed, 2 the tool or its input failed. */
async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('genaiops-maturity')
    .description('Estimates the GenAIOps maturity level of a repository from the evidence in its tree.')
    .version(__VERSION__)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  const rulesOption = ['--rules <directory>', 'add the rules of this directory; may be repeated'] as const;
  const modelOption = [
    '--model <name>',
    'judge by this model that is shipped; unless set, by that of the configuration, else the built-in one',
  ] as const;
  const configOption = [
    '--config <file>',
    `the configuration, a file on disk; unless set, ${configPaths.join(' or ')} of the repository, with --base as it is there`,
  ] as const;
  const tokenOption = [
    '--token-env <name>',
    'fetch what the configuration extends from GitHub, with the token in this environment variable',
  ] as const;
  program
    .command('scan', { isDefault: true })
    .description('scan one repository')
    .argument('[path]', 'a directory, a git work tree or a bare git directory', '.')
    .option('--ref <commit>', 'scan this commit instead of the work tree')
    .option(
      '--base <commit>',
      'compare with this commit, or with where the scanned one grew from it: what rose, what fell, as a pull request would show it',
    )
    .option('--format <format>', `to standard output: ${Object.keys(reports).join(', ')}`, parseFormat, 'text')
    .option('--output <format=file>', 'write a report to a file; may be repeated', collectOutput)
    .option(...rulesOption, collect)
    .option(...modelOption)
    .option(...configOption)
    .option(...tokenOption)
    .option('--no-exemptions', 'leave the exemptions of the configuration aside')
    .option('--as-of <date>', 'the day on which exemptions expire or not, YYYY-MM-DD; today in UTC unless set', parseDate)
    .option('--min-level <number>', 'fail (exit code 1) below this level of the model', parseLevel)
    .option('--fail-on-regression', 'fail where a practice or the level falls against --base')
    .option('--required-practice <id>', 'fail where this practice is not met; may be repeated', collect)
    .action(async (path: string, options: ScanOptions) => {
      exitCode = await runScan(path, options);
    });
  program
    .command('explain')
    .description('explain the status of one practice: what was found, what was not, what would change it')
    .argument('<path>', 'as for scan')
    .argument('<practice>', 'the id of a practice, for example monitoring-logging')
    .option('--ref <commit>', 'explain this commit instead of the work tree')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .option(...rulesOption, collect)
    .option(...modelOption)
    .option(...configOption)
    .option(...tokenOption)
    .action(runExplain);
  // Its options and all that it brings are loaded only where it is asked for.
  if (argv[2] === 'org')
    (await import('./org-cli')).addOrganisation(program, { rules: readRules, print, terminal: layout(true) });
  else program.command('org').description('scan all repositories of an organisation or user, and report on them');
  const exit = (code: number) => {
    exitCode = code;
  };
  if (argv[2] === 'rules')
    (await import('./rules-cli')).addRules(program, { rules: readRules, print, terminal: layout(true), exit });
  else program.command('rules').description('write, test, check and document rules');
  if (argv[2] === 'init') (await import('./init-cli')).addInit(program, { print, terminal: layout(true) });
  else program.command('init').description('propose the workflow, the configuration and starters for the nearest gaps');
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

async function runScan(path: string, options: ScanOptions): Promise<number> {
  const progress = showProgress();
  const { given, rules } = await caseOf(path, options);
  const untracked = untrackedNotes(given.head, options.config);
  const { assessment, notes } = await judge(given, rules, progress.update);
  progress.clear();
  showNotes([...notes, ...(await untracked)]);
  for (const [format, file] of options.output ?? []) writeFileSync(file, await reports[format](assessment, layout(false)));
  await print(await reports[options.format](assessment, layout(true)));
  return passed(assessment) ? 0 : 1;
}

async function runExplain(path: string, practice: string, options: ExplainOptions): Promise<void> {
  const { source, rules, notes } = await sourceAndRules(path, options);
  showNotes(notes);
  const unknown = unknownPractice(rules.model, [practice]);
  if (unknown) throw new InputError(unknown.message);
  const { explain } = await import('./explain');
  const { explanationJson, explanationText } = await import('./report/explanation');
  const untracked = untrackedNotes(source, options.config);
  const explanation = await explain(source, rules, practice);
  showNotes(await untracked);
  await print(options.format === 'json' ? explanationJson(explanation) : explanationText(explanation, layout(true)));
}

function showNotes(notes: readonly string[]): void {
  for (const note of notes) process.stderr.write(`${printable(note)}\n`);
}

function passed(assessment: Assessment): boolean {
  return (assessment.policies ?? []).every((policy) => policy.passed);
}

/** Waits until the text is out: a pipe takes only part of a long report at once. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

function layout(terminal: boolean): Layout {
  const { env, stdout } = process;
  const color = terminal && !env.NO_COLOR && (stdout.isTTY || Boolean(env.FORCE_COLOR)) && env.TERM !== 'dumb';
  return { width: (terminal && stdout.columns) || 100, color };
}

/** A line on standard error for a scan that takes longer than a moment; nothing where standard error is no terminal. */
function showProgress(): { update: (done: number, total: number) => void; clear: () => void } {
  const start = performance.now();
  let shown = false;
  return {
    update(done, total) {
      if (!process.stderr.isTTY || performance.now() - start < 500) return;
      shown = true;
      process.stderr.write(`\rscanned ${done} of ${total} files`);
    },
    clear() {
      if (shown) process.stderr.write('\r\x1b[K');
    },
  };
}

function parseFormat(value: string): Format {
  if (Object.hasOwn(reports, value)) return value as Format;
  throw new InvalidArgumentError(`It is one of ${Object.keys(reports).join(', ')}.`);
}

function parseLevel(value: string): number {
  if (/^[1-9]$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is the number of a level, from 1.');
}

function collectOutput(value: string, all: [Format, string][] = []): [Format, string][] {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1) throw new InvalidArgumentError('It is FORMAT=FILE, for example json=report.json.');
  return [...all, [parseFormat(value.slice(0, at)), value.slice(at + 1)]];
}

function messageOf(error: unknown): string {
  if (error instanceof InputError || (error instanceof Error && error.name === 'RuleError')) return error.message;
  if (error instanceof Error && 'code' in error) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
main(process.argv).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    // Messages hold what stands in files: names, keys, patterns.
    process.stderr.write(`genaiops-maturity: ${messageOf(error).split('\n').map(printable).join('\n')}\n`);
    process.exitCode = 2;
  },
);
