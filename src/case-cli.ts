import { realpathSync } from 'node:fs';
import { type Place, readProfile, settle } from './config/read';
import type { RuleSources } from './config/rules';
import type { Case } from './judge';
import { nameOf } from './model/config-names';
import { readRules } from './read-rules';
import type { RuleBundle } from './rules/bundle';
import { openCommit } from './source/commit';
import { filesAround } from './source/disk-files';
import { findRepository } from './source/git';
import { grownFrom } from './source/history';
import { leaveOut } from './source/leave-out';
import { open } from './source/open';
import { filesOf, type OpenBase } from './source/repository-files';
import { readRuleFiles } from './source/rule-files';
import { InputError, type Source } from './source/source';

/** What a scan is made of beside the repository. */
export interface ConfigOptions {
  ref?: string;
  rules?: string[];
  model?: string;
  config?: string;
  tokenEnv?: string;
}

/** What is judged, and by what. */
export interface ScanCase extends ConfigOptions {
  base?: string;
  exemptions: boolean;
  asOf?: string;
  minLevel?: number;
  failOnRegression?: boolean;
  requiredPractice?: string[];
}

/** Takes a path and options and gives the case with its rules: as a pull request from this directory would be judged, with a base its configuration holds. */
export async function caseOf(path: string, options: ScanCase): Promise<{ given: Case; rules: RuleSources }> {
  if (options.failOnRegression && options.base === undefined)
    throw new InputError('--fail-on-regression needs --base, the commit that nothing may fall behind');
  const head = await open(path, { ref: options.ref });
  const repository = findRepository(realpathSync(path));
  const from = options.base && repository ? grownFrom(repository.gitDir, options.ref ?? 'HEAD', options.base) : options.base;
  const base = from === undefined ? undefined : await openCommit(path, from);
  const proposed = await rootOf(path, head, options.ref);
  const isChange = base !== undefined && options.config === undefined;
  const given = {
    head,
    base,
    config: {
      ...placeOf(options, isChange ? await open(repository?.workTree ?? path, { ref: options.base }) : proposed),
      ...(isChange && { proposed: filesOf(proposed), grown: filesOf(await rootOf(path, base, from)) }),
    },
    requirements: {
      minLevel: options.minLevel,
      failOnRegression: options.failOnRegression,
      requiredPractices: options.requiredPractice,
    },
    exemptions: options.exemptions,
    asOf: options.asOf ?? new Date().toISOString().slice(0, 10),
  };
  return { given, rules: rulesOf(options) };
}

/** Takes a path and options and gives what a scan of them would read, with the rules that it would use. */
export async function sourceAndRules(
  path: string,
  options: ConfigOptions,
): Promise<{ source: Source; rules: RuleBundle; notes: readonly string[] }> {
  const source = await open(path, { ref: options.ref });
  const profile = await readProfile(placeOf(options, await rootOf(path, source, options.ref)));
  const { rules, directories } = await settle(profile, rulesOf(options));
  return { source: leaveOut(source, directories), rules, notes: profile.merged.notes };
}

/** The whole repository that a path is in, at a commit; `given` where the path is its root. */
async function rootOf(path: string, given: Source, ref: string | undefined): Promise<Source> {
  const root = findRepository(realpathSync(path))?.workTree ?? path;
  return root === path || root === realpathSync(path) ? given : open(root, { ref });
}

/** The configuration that is named on the disk, else that of the repository. */
function placeOf({ config, tokenEnv }: ConfigOptions, root: Source): Place {
  const open = openWith(tokenEnv);
  return config === undefined ? { files: filesOf(root), open } : { files: filesAround(config), named: config, open };
}

/** A scan has no need of a network, so that it takes a word to use one. */
function openWith(tokenEnv: string | undefined): OpenBase {
  return async (name) => {
    const repository = `${name.owner}/${name.repo}`;
    if (tokenEnv === undefined)
      throw new InputError(
        `it is in another repository, and a scan uses no network unless it is told to. Give --token-env NAME, the environment variable that has a token which may read ${repository}; or copy ${nameOf(name)} into this repository, and extend the copy by its path.`,
      );
    const token = process.env[tokenEnv];
    if (!token)
      throw new InputError(
        `the environment variable ${tokenEnv} (--token-env) is empty: it has to hold a token which may read ${repository}`,
      );
    return (await import('./github/bases')).openBases(token)(name);
  };
}

function rulesOf({ rules = [], model: wanted }: ConfigOptions): RuleSources {
  return {
    builtIn: (model) => readRules([], wanted ?? model),
    added: rules.map((name) => ({ name, files: readRuleFiles(name) })),
  };
}
