import { runGit } from './git';

/** Takes a git directory and a ref and gives the commit that it names, or undefined where there is none. */
export function resolveCommit(gitDir: string, ref: string): string | undefined {
  if (ref === '' || ref.includes('\0')) return undefined;
  return idIn(ask(gitDir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]));
}

/** Takes a commit and gives its parents as it names them: in a shallow clone they need not be there. */
export function parentsOf(gitDir: string, commit: string): string[] {
  const head = ask(gitDir, ['cat-file', 'commit', commit]).split('\n\n')[0]!;
  return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]!);
}

/** Takes a git directory, a head and what it is compared with and gives the commit that it grew from there, else the latter itself. */
export function grownFrom(gitDir: string, head: string, base: string): string {
  return (resolveCommit(gitDir, base) && mergeBase(gitDir, head, base)) ?? base;
}

/** The commit from which two have grown, or undefined where this clone does not reach that far. */
export function mergeBase(gitDir: string, a: string, b: string): string | undefined {
  return idIn(ask(gitDir, ['merge-base', '--end-of-options', a, b]));
}

function ask(gitDir: string, args: readonly string[]): string {
  return runGit(['-C', gitDir, `--git-dir=${gitDir}`, ...args]).stdout.toString();
}

function idIn(output: string): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(output.trim())?.[0];
}
