/** Gives the folder of a path, empty for the root. */
export function folder(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The folders above a file, the outermost first, without the root. */
function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Gives a folder and those above it, the root last. */
export function foldersFrom(one: string): string[] {
  return [...foldersAbove(within(one, 'x')).reverse(), ''];
}

/** Gives the path of a name in a folder. */
export function within(one: string, name: string): string {
  return one === '' ? name : `${one}/${name}`;
}

/**
 * The outermost Python package that holds the file, or the folder src or lib above it, or its own folder or package; where its
 * name is not safe, the nearest above it within the project.
 */
export function folderOfApplication(path: string, project: string, files: ReadonlySet<string>): string {
  const isWithin = (one: string) => project === '' || one === project || one.startsWith(`${project}/`);
  return foldersFrom(ownFolder(path, files)).find((one) => isWithin(one) && safe(one) === one) ?? project;
}

function ownFolder(path: string, files: ReadonlySet<string>): string {
  const above = foldersAbove(path);
  if (path.endsWith('.py')) return above.find((one) => files.has(`${one}/__init__.py`)) ?? above.at(-1) ?? '';
  if (!/\.[cm]?[jt]sx?$/.test(path)) return above.at(-1) ?? '';
  const sources = above.filter((one) => /(?:^|\/)(?:src|lib)$/.test(one));
  return sources.at(-1) ?? [...above].reverse().find((one) => files.has(`${one}/package.json`)) ?? '';
}

/** Gives a path that means nothing in paths, commands and code into which it is put; empty for any other. */
export function safe(path: string): string {
  return /^[\w.@][\w.@-]*(?:\/[\w.@][\w.@-]*)*$/.test(path) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) ? path : '';
}
