/** The kinds of manifest that dependencies are read from. */
export type ManifestKind =
  | 'package.json'
  | 'composer.json'
  | 'requirements'
  | 'pyproject'
  | 'pipfile'
  | 'setup.cfg'
  | 'setup.py'
  | 'conda'
  | 'go.mod'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'gradle-catalog'
  | 'nuget'
  | 'gem';

const exact = new Map<string, ManifestKind>([
  ['package.json', 'package.json'],
  ['composer.json', 'composer.json'],
  ['pyproject.toml', 'pyproject'],
  ['Pipfile', 'pipfile'],
  ['setup.cfg', 'setup.cfg'],
  ['setup.py', 'setup.py'],
  ['environment.yml', 'conda'],
  ['environment.yaml', 'conda'],
  ['go.mod', 'go.mod'],
  ['Cargo.toml', 'cargo'],
  ['pom.xml', 'maven'],
  ['build.gradle', 'gradle'],
  ['build.gradle.kts', 'gradle'],
  ['libs.versions.toml', 'gradle-catalog'],
  ['Directory.Packages.props', 'nuget'],
  ['Directory.Build.props', 'nuget'],
  ['packages.config', 'nuget'],
  ['Gemfile', 'gem'],
]);

/** Takes a path and gives the kind of manifest its name stands for, undefined for any other file. */
export function manifestKind(path: string): ManifestKind | undefined {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const known = exact.get(name);
  if (known) return known;
  if (name.endsWith('.csproj') || name.endsWith('.fsproj') || name.endsWith('.vbproj')) return 'nuget';
  if (name.endsWith('.gemspec')) return 'gem';
  if (!name.endsWith('.txt') && !name.endsWith('.in')) return undefined;
  if (name.includes('constraints')) return undefined;
  const lower = name.toLowerCase();
  const isNamed = lower.startsWith('requirements') || lower.endsWith('requirements.txt') || lower.endsWith('requirements.in');
  const folder = path.slice(path.lastIndexOf('/', slash - 1) + 1, Math.max(slash, 0));
  return isNamed || folder === 'requirements' ? 'requirements' : undefined;
}

/** Whether a path's name is that of a manifest. */
export function isManifest(path: string): boolean {
  return manifestKind(path) !== undefined;
}
