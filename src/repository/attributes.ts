import ignore from 'ignore';
import type { FileClass } from '../model/evidence';

/**
 * Takes .gitattributes texts by path and gives the class that `linguist-generated` or `linguist-vendored` set for a path
 * (a `false` or `-` form unsets nothing that the path's own class says). Patterns follow .gitignore's rules, as git's do.
 */
export function linguistClasses(texts: ReadonlyMap<string, string>): (path: string) => FileClass | undefined {
  const rules = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      return text
        .split(/\r?\n/)
        .slice(0, 5000)
        .flatMap((line) => {
          const [pattern, ...attributes] = line.trim().split(/[ \t]+/);
          if (!pattern || pattern.startsWith('#') || pattern.startsWith('!') || (pattern.match(/\*/g)?.length ?? 0) > 4)
            return [];
          const set = attributes.map((attribute) => {
            const match = /^(-?)linguist-(generated|vendored)(?:=(\w+))?$/.exec(attribute);
            return match && { name: match[2] as FileClass, on: match[1] === '' && match[3] !== 'false' };
          });
          return set
            .filter((one) => one !== null && one !== undefined)
            .map((one) => ({ folder, matcher: ignore().add(pattern), ...one }));
        });
    });
  return (path) => {
    let found: FileClass | undefined;
    for (const { folder, matcher, name, on } of rules) {
      if (!path.startsWith(folder) || !matcher.ignores(path.slice(folder.length))) continue;
      if (on) found = name;
      else if (found === name) found = undefined;
    }
    return found;
  };
}
