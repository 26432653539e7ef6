import { posix } from 'node:path';
import { parseManifest } from '../repository/manifests';
import { isManifest } from '../repository/manifests/names';
import { folder, foldersFrom, safe, within } from './folders';

/** The files that tell the tool which installs packages, those that decide first. */
const managers: [RegExp, string, string][] = [
  [/^uv\.lock$/, 'python', 'uv'],
  [/^poetry\.lock$/, 'python', 'poetry'],
  [/^requirements\.txt$/, 'python', 'pip'],
  [/^(?:pyproject\.toml|setup\.py)$/, 'python', 'pip-project'],
  [/^pnpm-lock\.yaml$/, 'javascript', 'pnpm'],
  [/^yarn\.lock$/, 'javascript', 'yarn'],
  [/^bun\.lockb?$/, 'javascript', 'bun'],
  [/^pom\.xml$/, 'java', 'maven'],
  [/^build\.gradle(?:\.kts)?$/, 'java', 'gradle'],
];
const otherwise: Record<string, string> = { python: 'pip', javascript: 'npm', go: 'go-modules', csharp: 'dotnet', java: 'maven' };

/** The files in which a project of a language declares its packages, those that are asked first. */
const manifests: Record<string, RegExp[]> = {
  python: [/^requirements\.txt$/, /^pyproject\.toml$/, /^setup\.py$/],
  javascript: [/^package\.json$/],
  go: [/^go\.mod$/],
  csharp: [/^(?!.*tests?\.csproj$).*\.csproj$/i, /\.csproj$/],
  java: [/^pom\.xml$/, /^build\.gradle(?:\.kts)?$/],
};

function familyOf(language: string | undefined): string {
  return language === 'typescript' ? 'javascript' : (language ?? '');
}

/** Takes a language, the file that calls the model and all files and gives the tool that installs packages, by the nearest file that tells it. */
export function packagesOf(language: string | undefined, place: string, files: readonly string[]): string | undefined {
  const family = familyOf(language);
  const own = managers.filter(([, of]) => of === family);
  const telling = files.filter((path) => own.some(([name]) => name.test(posix.basename(path))));
  const above = foldersFrom(folder(place)).map((one) => telling.filter((path) => folder(path) === one));
  const nearest = above.find(({ length }) => length > 0) ?? telling;
  const manager = own.find(([name]) => nearest.some((path) => name.test(posix.basename(path))));
  return manager?.[2] ?? otherwise[family];
}

/** Takes a language, the file that calls the model and all files and gives the nearest folder above it that declares packages; the root where none does. */
export function folderOfProject(language: string | undefined, place: string, files: readonly string[]): string {
  const names = manifests[familyOf(language)] ?? [];
  const folders = new Set(files.filter((path) => names.some((name) => name.test(posix.basename(path)))).map(folder));
  return foldersFrom(folder(place)).find((one) => folders.has(one)) ?? '';
}

/** The manifests whose packages the code of a project has. */
export function manifestsOf(project: string, files: readonly string[]): string[] {
  return files.filter((path) => {
    const place = folder(path).replace(/(?:^|\/)(?:requirements|gradle)$/, '');
    return isManifest(path) && (place === '' || place === project || project.startsWith(`${place}/`));
  });
}

/** Takes a language, the folder of a project and the manifests it has and gives the one in which its packages are declared, the nearest; empty where its name is not safe. */
export function manifestOf(language: string | undefined, project: string, declaring: readonly string[]): string {
  const nearest = [...declaring].sort((a, b) => b.split('/').length - a.split('/').length);
  const called = within(project, `${posix.basename(project)}.csproj`);
  const names = manifests[familyOf(language)] ?? [];
  const found = names.flatMap((name) => nearest.find((path) => name.test(posix.basename(path))) ?? [])[0];
  const file = language === 'csharp' && declaring.includes(called) ? called : found;
  if (file !== undefined) return safe(file);
  return language === 'python' ? safe(within(project, 'requirements.txt')) : '';
}

/** Takes texts of manifests and gives the names of the packages that they declare, in lower case; what cannot be read declares none. */
export function declaredIn(texts: Iterable<[string, string]>): Set<string> {
  const names = [...texts].flatMap(([path, text]) => {
    // What this file names are versions.
    if (posix.basename(path) === 'Directory.Packages.props') return [];
    try {
      return (parseManifest(path, text) ?? []).map(({ name }) => name.toLowerCase());
    } catch {
      return [];
    }
  });
  return new Set(names);
}

/** Takes a project file of .NET and what it inherits from, and gives the newest framework that it is built for. */
export function frameworkOf(texts: readonly string[]): string {
  const lists = texts.flatMap((text) => /<TargetFrameworks?>([^<]{1,200})</.exec(text)?.[1] ?? []);
  const names = lists.map((list) => list.split(';').filter((name) => /^net\d{1,2}\.\d(?:-[a-z]+)?$/.test(name.trim())));
  const number = (name: string) => Number(/\d+/.exec(name)?.[0]);
  const newest = (names.find(({ length }) => length > 0) ?? []).sort((a, b) => number(b) - number(a))[0];
  return newest?.trim() ?? 'net10.0';
}
