import { parseManifest } from '../repository/manifests';
import { isManifest } from '../repository/manifests/names';
import { folder, safe } from './folders';

const managers: [RegExp, string, string][] = [
  [/(?:^|\/)uv\.lock$/, 'python', 'uv'],
  [/(?:^|\/)poetry\.lock$/, 'python', 'poetry'],
  [/(?:^|\/)requirements\.txt$/, 'python', 'pip'],
  [/(?:^|\/)(?:pyproject\.toml|setup\.py)$/, 'python', 'pip-project'],
  [/(?:^|\/)pnpm-lock\.yaml$/, 'javascript', 'pnpm'],
  [/(?:^|\/)yarn\.lock$/, 'javascript', 'yarn'],
  [/(?:^|\/)bun\.lockb?$/, 'javascript', 'bun'],
  [/(?:^|\/)pom\.xml$/, 'java', 'maven'],
  [/(?:^|\/)build\.gradle(?:\.kts)?$/, 'java', 'gradle'],
];
const otherwise: Record<string, string> = { python: 'pip', javascript: 'npm', go: 'go-modules', csharp: 'dotnet', java: 'maven' };

/** Takes a language and the files and gives the tool that installs packages. */
export function packagesOf(language: string | undefined, files: readonly string[]): string | undefined {
  const family = language === 'typescript' ? 'javascript' : language;
  const manager = managers.find(([pattern, of]) => of === family && files.some((path) => pattern.test(path)));
  return manager?.[2] ?? otherwise[family ?? ''];
}

/** The manifests whose packages the code of a project has. */
export function manifestsOf(project: string, files: readonly string[]): string[] {
  return files.filter((path) => {
    const place = folder(path).replace(/(?:^|\/)requirements$/, '');
    return isManifest(path) && (place === '' || place === project || project.startsWith(`${place}/`));
  });
}

const named: Record<string, string[]> = {
  maven: ['pom.xml'],
  gradle: ['build.gradle.kts', 'build.gradle'],
  dotnet: ['.csproj'],
};

/** Gives the file in which a tool finds the packages of a project, the nearest of those that there are. */
export function manifestOf(packages: string | undefined, project: string, manifests: readonly string[]): string {
  const nearest = [...manifests].sort((a, b) => b.split('/').length - a.split('/').length);
  const names = named[packages ?? ''] ?? ['requirements.txt', 'pyproject.toml', 'setup.py'];
  const file = names.flatMap(
    (name) => nearest.find((path) => path.endsWith(name.startsWith('.') ? name : `/${name}`) || path === name) ?? [],
  )[0];
  return safe(file ?? '') || (project === '' ? '' : `${project}/`) + names[0];
}

/** Takes texts of manifests and gives the names of the packages that they declare; what cannot be read declares none. */
export function declaredIn(texts: Iterable<[string, string]>): Set<string> {
  const names = [...texts].flatMap(([path, text]) => {
    try {
      return (parseManifest(path, text) ?? []).map(({ name }) => name);
    } catch {
      return [];
    }
  });
  return new Set(names);
}
