import * as core from '@actions/core';
import { Command, CommanderError } from 'commander';
import { writeJobSummary } from './github/job-summary';
import type { ActionInputs } from './model/config';
import { addOrganisation } from './org-cli';
import { readRules } from './read-rules';
import { InputError } from './source/source';

/** Runs a step of an organisation scan as the command line would: the matrix of a plan is an output, a report the job summary. */
export async function runOrganisation({ command, token, state, shard }: ActionInputs): Promise<void> {
  const words = wordsOf(command);
  if (words[0] !== 'org') throw new InputError(`Input command is "${command}": it must be scan, or begin with org.`);
  if (token) core.setSecret(token);
  process.env.GITHUB_TOKEN = token;
  const isPlan = words[1] === 'plan';
  const isShard = words[1] === 'scan';
  const program = new Command('genaiops-maturity').exitOverride();
  addOrganisation(program, {
    rules: readRules,
    terminal: { width: 100, color: false },
    async print(text, what) {
      if (what === 'matrix') core.setOutput('matrix', text.trim());
      else await writeJobSummary(text, []);
    },
  });
  const given = [
    ...words,
    ...(state === undefined ? [] : ['--state', state]),
    ...(shard === undefined ? [] : ['--shard', shard]),
    ...(isPlan || isShard ? [] : ['--format', 'markdown']),
  ];
  try {
    await program.parseAsync(given, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new InputError(`Input command: ${error.message}`);
  }
}

/** Splits as a shell does, where quotes may stand anywhere in a word: `--exclude='archive-*'`. */
function wordsOf(command: string): string[] {
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  if (words.join('').length !== command.replace(/"[^"]*"|'[^']*'|\s/g, (part) => part.trim()).length)
    throw new InputError(`Input command is "${command}": a quote is not closed.`);
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
}
