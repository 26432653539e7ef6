/** Gives the folder of a path, empty for the root. */
export function folder(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The folders above a file, the outermost first, without the root. */
function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** The outermost Python package that holds the file, or the folder src or lib above it, or its own folder or package. */
export function folderOfApplication(path: string, files: ReadonlySet<string>): string {
  const above = foldersAbove(path);
  if (path.endsWith('.py')) return safe(above.find((one) => files.has(`${one}/__init__.py`)) ?? above.at(-1) ?? '');
  if (!/\.[cm]?[jt]sx?$/.test(path)) return safe(above.at(-1) ?? '');
  const sources = above.filter((one) => /(?:^|\/)(?:src|lib)$/.test(one));
  return safe(sources.at(-1) ?? [...above].reverse().find((one) => files.has(`${one}/package.json`)) ?? '');
}

/** The nearest folder above the file that has a manifest of packages. */
export function folderOfProject(path: string, files: ReadonlySet<string>): string {
  const manifests = ['requirements.txt', 'pyproject.toml', 'setup.py', 'package.json', 'go.mod', 'pom.xml', 'build.gradle'];
  const projects = new Set([...files].filter((one) => one.endsWith('.csproj')).map(folder));
  const isProject = (one: string) => projects.has(one) || manifests.some((name) => files.has(`${one}/${name}`));
  return safe(foldersAbove(path).reverse().find(isProject) ?? '');
}

/** Gives a path that means nothing in paths, commands and code into which it is put; empty for any other. */
export function safe(path: string): string {
  return /^[\w.@-]+(?:\/[\w.@-]+)*$/.test(path) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) ? path : '';
}
