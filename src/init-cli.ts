import { realpathSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { type ConfigOptions, sourceAndRules } from './case-cli';
import { propose } from './init/propose';
import type { Starter } from './init/starter';
import { proposalText } from './init/text';
import { stands, writeNew } from './init-files';
import { unknownPractice } from './model/practice';
import { proposedFiles } from './model/proposal';
import { collect } from './options';
import { printable } from './report/escape';
import { scan } from './scan';
import { findRepository } from './source/git';
import { readBuiltInStarters } from './source/rule-files';
import { InputError } from './source/source';

/** What the command line lends: its output, and how wide that is. */
export interface Host {
  print(text: string): Promise<void>;
  terminal: { width: number; color: boolean };
}

interface InitOptions extends ConfigOptions {
  practice?: string;
  gaps?: number;
  write?: boolean;
}

/** Adds `init` to the command line: proposes workflow, configuration and starters, and writes them on demand. */
export function addInit(program: Command, host: Host): void {
  program
    .command('init')
    .description('propose the workflow, the configuration and starters for the nearest gaps, as a diff')
    .argument('[path]', 'the root of a repository; a commit or a bare git directory is only shown', '.')
    .option('--write', 'write the files that do not exist yet')
    .option('--practice <id>', 'the starter for this practice instead of the nearest gaps')
    .option('--gaps <number>', 'for how many of the nearest gaps, 3 unless set', parseGaps)
    .option('--ref <commit>', 'look at this commit instead of the work tree')
    .option('--rules <directory>', 'add the rules of this directory; may be repeated', collect)
    .option('--config <file>', 'the configuration, a file on disk; unless set, that of the repository')
    .option('--token-env <name>', 'the environment variable with a token that may read a base in another repository')
    .action((path: string, options: InitOptions) => init(path, options, host));
}

async function init(path: string, options: InitOptions, { print, terminal }: Host): Promise<void> {
  const { ref, practice, gaps, write } = options;
  const { source, rules, notes } = await sourceAndRules(path, options);
  for (const note of notes) process.stderr.write(`${printable(note)}\n`);
  const unknown = practice === undefined ? undefined : unknownPractice(rules.model, [practice]);
  if (unknown) throw new InputError(unknown.message);
  const root = findRepository(realpathSync(path))?.workTree;
  if (typeof root === 'string' && realpathSync(root) !== realpathSync(path))
    throw new InputError(
      `${path} is inside the repository ${root}: workflows and configuration belong to its root. Run init there.`,
    );
  if (write && source.kind !== 'worktree')
    throw new InputError(
      `--write needs a work tree: ${path} is ${ref === undefined ? 'a bare git directory' : 'read at a commit'}. Leave --write out to see what would be written.`,
    );
  const tracked = source.untracked !== undefined;
  const assessment = await scan(source, rules);
  const proposal = await propose(source, assessment, readBuiltInStarters<Starter[]>(), {
    practice,
    gaps,
    onDisk: tracked ? (one) => stands(path, one) : undefined,
  });
  const written = write ? writeNew(path, proposedFiles(proposal)) : undefined;
  await print(proposalText(proposal, terminal, { written, writable: source.kind === 'worktree', tracked }));
}

function parseGaps(value: string): number {
  if (/^(?:\d|1[0-2])$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a number from 0 to 12.');
}
