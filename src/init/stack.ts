import type { Assessment, PracticeEvidence } from '../model/assessment';
import { callPractice } from '../model/practice';
import { codeLanguages, languageOf } from '../repository/languages';
import type { Source } from '../source/source';
import { type clouds, type pipelineKinds, type platforms, starterLanguages } from './starter';

/** What a repository is made of, as far as a starter has to know. */
export interface Stack {
  /** The language of the code that calls the model, also one without starters; undefined where no code does. */
  language: string | undefined;
  /** The tool that installs its packages. */
  packages: string | undefined;
  pipelines: (typeof pipelineKinds)[number];
  clouds: (typeof clouds)[number][];
  platforms: (typeof platforms)[number][];
  /** Folders, without a slash at the end and empty for the root: of the application's code, of its package, of its Kubernetes manifests. */
  source: string;
  project: string;
  manifests: string;
  /** The variable with the key of the model's provider. */
  key: string;
  /** Whether a workflow runs this project's Action already. */
  runsAction: boolean;
}

/** Folders whose code is beside the application. */
const beside = /(?:^|\/)(?:evals?|evaluations?|tests?|scripts?|samples?|examples?|demos?|benchmarks?)\//i;
const mostRead = 200;
const sizeLimit = 64 * 1024;

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

/** Takes a source and what a scan said of it and gives its stack: by the paths in it, and by a few files that are small. */
export async function detectStack(source: Source, assessment: Assessment): Promise<Stack> {
  const files = (await source.list()).filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const texts = await readSome(source, files);
  const holds = (pattern: RegExp, paths: RegExp) => [...texts].some(([path, text]) => paths.test(path) && pattern.test(text));
  const calls = callsOf(assessment);
  const language = languageOfCalls(calls);
  const own = calls.flatMap(({ path }) => (nameOf(path) === language ? [path] : []));
  const place = own.find((path) => !beside.test(path)) ?? own[0];
  const family = language === 'typescript' ? 'javascript' : language;
  const manifest = [...texts].find(([path, text]) => isManifest(path) && /^kind:\s*["']?Deployment\b/m.test(text))?.[0];
  const infrastructure = /\.(?:bicep|tf)$|(?:^|\/)azure\.ya?ml$/;
  return {
    language,
    packages:
      managers.find(([pattern, of]) => of === family && files.some((path) => pattern.test(path)))?.[2] ?? otherwise[family ?? ''],
    pipelines: pipelinesOf(files),
    clouds: [
      ...(files.some((path) => /\.bicep$|(?:^|\/)(?:azure\.ya?ml|host\.json)$/.test(path)) || holds(/"azurerm_/, infrastructure)
        ? ['azure' as const]
        : []),
      ...(files.some((path) => /(?:^|\/)(?:cdk\.json|samconfig\.toml)$/.test(path)) || holds(/"aws_/, infrastructure)
        ? ['aws' as const]
        : []),
      ...(files.some((path) => /(?:^|\/)cloudbuild\.ya?ml$/.test(path)) || holds(/"google_/, infrastructure)
        ? ['google' as const]
        : []),
    ],
    platforms: [
      ...(holds(/Microsoft\.App\/containerApps|"azurerm_container_app"|host:\s*containerapp/i, infrastructure)
        ? ['container-apps' as const]
        : []),
      ...(manifest === undefined ? [] : ['kubernetes' as const]),
      ...(/(?:^|\/)src\/main\/java\/\w/.test(place ?? '') ? ['maven-layout' as const] : []),
    ],
    source: place === undefined ? '' : folderOfApplication(place, new Set(files)),
    project: place === undefined ? '' : folderOfProject(place, new Set(files)),
    manifests: manifest === undefined ? '' : safe(folder(manifest)),
    key: keyOf(calls),
    runsAction: holds(/uses:\s*["']?genaiops-maturity\/genaiops-maturity@/i, /^\.github\/workflows\//),
  };
}

async function readSome(source: Source, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const wanted = files.filter(
    (path) => /\.(?:bicep|tf)$|(?:^|\/)azure\.ya?ml$|^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || isManifest(path),
  );
  await source.read(wanted.slice(0, mostRead), sizeLimit, (path, content) => {
    if ('bytes' in content) texts.set(path, Buffer.from(content.bytes).toString('utf8'));
  });
  return texts;
}

// A chart's templates are no place for a file that has braces of its own.
function isManifest(path: string): boolean {
  return (
    /(?:^|\/)(?:k8s|kubernetes|deploy|deployment|manifests|base)\/(?:.*\/)?[^/]+\.ya?ml$/.test(path) &&
    !/(?:^|\/)templates\//.test(path)
  );
}

/** The places that call a model, those that count most first. */
function callsOf({ practices }: Assessment): PracticeEvidence[] {
  const all = practices.find(({ id }) => id === callPractice)?.evidence ?? [];
  return [...all.filter(({ supports }) => supports === 'met'), ...all.filter(({ supports }) => supports !== 'met')];
}

function languageOfCalls(calls: readonly PracticeEvidence[]): string | undefined {
  const met = calls.filter(({ supports }) => supports === 'met');
  const names = (met.length > 0 ? met : calls).flatMap(({ path }) => nameOf(path) ?? []);
  const count = (name: string) => names.filter((one) => one === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a))[0];
}

function nameOf(path: string): string | undefined {
  const language = languageOf(path);
  if (language === 'javascript') return /\.[cm]?tsx?$/.test(path) ? 'typescript' : 'javascript';
  return language !== undefined && codeLanguages.includes(language) ? language : undefined;
}

function pipelinesOf(files: readonly string[]): Stack['pipelines'] {
  if (files.some((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))) return 'github-actions';
  if (files.some((path) => /^\.gitlab-ci\.ya?ml$/.test(path))) return 'gitlab';
  const isAzure = /^(?:\.azuredevops|\.azdo|\.pipelines)\/.*\.ya?ml$|(?:^|\/)azure-pipelines[\w.-]*\.ya?ml$/;
  return files.some((path) => isAzure.test(path)) ? 'azure-pipelines' : 'github-actions';
}

/** The outermost Python package that holds the file, or the folder src or lib above it, or its own folder or package. */
function folderOfApplication(path: string, files: ReadonlySet<string>): string {
  const names = path.split('/').slice(0, -1);
  const above = names.map((_, index) => names.slice(0, index + 1).join('/'));
  if (path.endsWith('.py')) return safe(above.find((one) => files.has(`${one}/__init__.py`)) ?? above.at(-1) ?? '');
  if (!/\.[cm]?[jt]sx?$/.test(path)) return safe(above.at(-1) ?? '');
  const sources = above.filter((one) => /(?:^|\/)(?:src|lib)$/.test(one));
  return safe(sources.at(-1) ?? [...above].reverse().find((one) => files.has(`${one}/package.json`)) ?? '');
}

/** The nearest folder above the file that has a manifest of packages. */
function folderOfProject(path: string, files: ReadonlySet<string>): string {
  const manifests = ['requirements.txt', 'pyproject.toml', 'setup.py', 'package.json', 'go.mod', 'pom.xml', 'build.gradle'];
  const names = path.split('/').slice(0, -1);
  const above = names.map((_, index) => names.slice(0, index + 1).join('/')).reverse();
  const projects = new Set([...files].filter((one) => one.endsWith('.csproj')).map(folder));
  const isProject = (one: string) => projects.has(one) || manifests.some((name) => files.has(`${one}/${name}`));
  return safe(above.find(isProject) ?? '');
}

// What is put into paths, commands and code must not mean anything there.
function safe(path: string): string {
  return /^[\w.@-]+(?:\/[\w.@-]+)*$/.test(path) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(path) ? path : '';
}

function folder(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function keyOf(calls: readonly PracticeEvidence[]): string {
  const said = calls.map(({ rule, excerpt }) => `${rule} ${excerpt}`).join('\n');
  if (/azure/i.test(said)) return 'AZURE_OPENAI_API_KEY';
  if (/anthropic/i.test(said)) return 'ANTHROPIC_API_KEY';
  return /gemini|genai\b/i.test(said) ? 'GEMINI_API_KEY' : 'OPENAI_API_KEY';
}

const titles: Record<string, string> = {
  python: 'Python',
  'pip-project': 'pip',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  csharp: 'C#',
  java: 'Java',
  go: 'Go',
  'go-modules': 'modules',
  dotnet: '.NET',
  kotlin: 'Kotlin',
  rust: 'Rust',
  ruby: 'Ruby',
  php: 'PHP',
  'github-actions': 'GitHub Actions',
  'azure-pipelines': 'Azure Pipelines',
  gitlab: 'GitLab CI',
  azure: 'Azure',
  aws: 'AWS',
  google: 'Google Cloud',
  'container-apps': 'Container Apps',
  kubernetes: 'Kubernetes',
  maven: 'Maven',
  gradle: 'Gradle',
};

/** Gives the name of a language, a pipeline or a platform as people write it. */
export function titleOf(id: string): string {
  return titles[id] ?? id;
}

/** Gives a stack in one line. */
export function stackText(stack: Stack): string {
  const { language, packages, pipelines } = stack;
  const code =
    language === undefined ? 'no code that calls a model' : titleOf(language) + (packages ? ` with ${titleOf(packages)}` : '');
  return [code, ...[pipelines, ...stack.clouds, ...stack.platforms.filter((one) => one !== 'maven-layout')].map(titleOf)].join(
    ', ',
  );
}

/** Tells whether there are starters for a language at all. */
export function isStarterLanguage(language: string | undefined): boolean {
  return starterLanguages.some((one) => one === language);
}
