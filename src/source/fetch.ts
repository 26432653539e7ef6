import { rmSync } from 'node:fs';
import { makeGitDirectory, runGit } from './git';
import { InputError } from './source';

/** Where a commit can be had that a shallow clone lacks: the address of the repository, and a token for it (empty for none). */
export interface Remote {
  url: string;
  token: string;
}

const fetched = 'refs/genaiops-maturity/base';

/**
 * Takes a remote and a ref or commit and fetches that one commit, without its history, into a git directory of our own. Gives the
 * directory, the ref that names the commit there, and what removes it; throws InputError with git's reason. It shares no objects
 * with a clone: git would offer the clone's refs as what it has, and a remote then leaves out what a shallow or partial one lacks.
 */
export function fetchCommit(remote: Remote, ref: string): { gitDir: string; ref: string; remove: () => void } {
  const own = makeGitDirectory(/^[0-9a-f]{64}$/.test(ref) ? 64 : 40);
  const remove = () => rmSync(own, { recursive: true, force: true });
  const { code, stderr } = runGit(
    [
      ...['-C', own, `--git-dir=${own}`, 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--depth=1'],
      ...['--no-write-fetch-head', '--end-of-options', remote.url, `+${ref}:${fetched}`],
    ],
    {
      GIT_ALLOW_PROTOCOL: new URL(remote.url).protocol.replace(':', ''),
      GIT_NO_LAZY_FETCH: undefined,
      ...credentials(remote.token),
    },
  );
  if (code === 0) return { gitDir: own, ref: fetched, remove };
  remove();
  throw new InputError(`git cannot fetch ${ref}: ${stderr.split('\n').find((line) => line.startsWith('fatal:')) ?? stderr}`);
}

// In the environment, where other users of the machine do not see them, unlike arguments.
function credentials(token: string): NodeJS.ProcessEnv {
  if (!token) return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}
