/** Whether the file is infrastructure code whose modules are followed. */
export function isInfrastructurePath(path: string): boolean {
  return path.endsWith('.bicep');
}

/**
 * Takes the kept texts and gives whether infrastructure code at a path is used: Bicep modules that no main file reaches are
 * not deployed. Where there is no main*.bicep, every file that no other file names is an entry point.
 */
export function createReachability(texts: ReadonlyMap<string, string>): (path: string) => boolean {
  const modules = new Map<string, string[]>();
  for (const [path, text] of texts) if (isInfrastructurePath(path)) modules.set(path, referencesOf(path, text));
  const named = new Set([...modules.values()].flat());
  const mains = [...modules.keys()].filter((path) => /^main[^/]*\.bicep$/.test(path.slice(path.lastIndexOf('/') + 1)));
  const reached = new Set<string>();
  const queue = mains.length > 0 ? mains : [...modules.keys()].filter((path) => !named.has(path));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    queue.push(...(modules.get(path) ?? []));
  }
  return (path) => !modules.has(path) || reached.has(path);
}

function referencesOf(path: string, text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*module\s+\w+\s+'([^']{1,300}\.bicep)'/.exec(line);
    return match ? [resolve(path, match[1]!)] : [];
  });
}

function resolve(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
