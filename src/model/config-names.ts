/** A file of another repository, at a branch, tag or commit. */
export interface RemoteName {
  owner: string;
  repo: string;
  path: string;
  ref: string;
}

const remote = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/([A-Za-z0-9._-]{1,100})\/([A-Za-z0-9 ._/+-]+)@([A-Za-z0-9._/+-]{1,200})$/;
const longest = 400;

/** Why a text is no path of a file or a directory within a repository, and what is; undefined where it is one. */
export function pathFault(path: string): string | undefined {
  if (path.includes('://'))
    return `${path} is an address; it is a path from the root of the repository, such as .github/maturity`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  const isRefused = path.length > longest || /[\\:@\x00-\x1f\x7f]/.test(path) || path.split('/').some(isRefusedPart);
  return isRefused
    ? `${path} is no path from the root of the repository, such as .github/maturity: no \`..\` or \`.\`, no \`/\` at either end`
    : undefined;
}

/** Why a text names no base, and what does; undefined where it does. */
export function baseFault(text: string): string | undefined {
  if (text.includes('://') || text.startsWith('git@'))
    return `${text} is an address; a file of another repository is OWNER/REPO/PATH@REF`;
  if (!text.includes('@')) return pathFault(text);
  return remoteName(text)
    ? undefined
    : `${text} is no file of another repository, OWNER/REPO/PATH@REF, where REF is a branch, a tag or a commit`;
}

/** Takes OWNER/REPO/PATH@REF and gives its parts; undefined where it is not one. */
export function remoteName(text: string): RemoteName | undefined {
  const [, owner, repo, path, ref] = remote.exec(text) ?? [];
  if (owner === undefined || repo === undefined || path === undefined || ref === undefined) return undefined;
  if (/^\.+$/.test(repo) || pathFault(path) || isRefusedRef(ref)) return undefined;
  return { owner, repo, path, ref };
}

/** Gives a remote file as `extends` names it. */
export function nameOf({ owner, repo, path, ref }: RemoteName): string {
  return `${owner}/${repo}/${path}@${ref}`;
}

function isRefusedPart(part: string): boolean {
  return part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git';
}

// What git takes for no name of a branch or tag, and `-`, with which options begin.
function isRefusedRef(ref: string): boolean {
  return ref.startsWith('-') || ref.includes('..') || ref.split('/').some((part) => /^(?:|\..*|.*\.|.*\.lock)$/.test(part));
}
