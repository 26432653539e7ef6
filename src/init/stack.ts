import type { Assessment } from '../model/assessment';
import type { Source } from '../source/source';
import { callsOf, keyOf, languageOfCalls, placeOfCalls, providerOf } from './calls';
import { folder, folderOfApplication, safe, within } from './folders';
import { type Build, buildOf, packageIn } from './jvm';
import { declaredIn, folderOfProject, frameworkOf, manifestOf, manifestsOf, packagesOf } from './packages';
import { type clouds, type pipelineKinds, type platforms, starterLanguages } from './starter';

/** What a repository is made of, as far as a starter has to know. */
export interface Stack {
  /** The language of the code that calls the model, also one without starters; undefined where no code does. */
  language: string | undefined;
  /** The tool that installs its packages. */
  packages: string | undefined;
  /** The packages that are declared already, and the file that declares them. */
  declared: ReadonlySet<string>;
  manifest: string;
  /** What of .NET that file is for. */
  framework: string;
  /** How that is built which Maven or Gradle build. */
  build: Build | undefined;
  /** Whether paths are such that starters can stand there. */
  isPlain: boolean;
  pipelines: (typeof pipelineKinds)[number];
  clouds: (typeof clouds)[number][];
  platforms: (typeof platforms)[number][];
  /** Folders, without a slash at the end and empty for the root: of the application's code, of its package, of its Kubernetes manifests. */
  source: string;
  project: string;
  manifests: string;
  /** Whether that of the code is a Python package, and the name of the Go module. */
  isPackage: boolean;
  module: string;
  /** The file that calls the model, with its text. */
  call: { path: string; text: string };
  /** The variable with the key of the model's provider. */
  key: string;
  /** The provider, as the conventions of OpenTelemetry name it. */
  provider: string;
  /** Whether a workflow runs this project's Action already. */
  runsAction: boolean;
}

const mostRead = 200;
const sizeLimit = 64 * 1024;

/** Takes a source and what a scan said of it and gives its stack: by the paths in it, and by a few files that are small. */
export async function detectStack(source: Source, assessment: Assessment): Promise<Stack> {
  const files = (await source.list()).filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const texts = await readSome(
    source,
    files.filter(
      (path) => /\.(?:bicep|tf)$|(?:^|\/)azure\.ya?ml$|^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || isKubernetes(path),
    ),
  );
  const holds = (pattern: RegExp, paths: RegExp) => [...texts].some(([path, text]) => paths.test(path) && pattern.test(text));
  const calls = callsOf(assessment);
  const language = languageOfCalls(calls);
  const place = placeOfCalls(calls, language);
  const tree = new Set(files);
  const project = place === undefined ? '' : folderOfProject(language, place, files);
  const application = place === undefined ? '' : folderOfApplication(place, project, tree);
  const packages = packagesOf(language, place ?? '', files);
  const declaring = manifestsOf(project, files);
  const manifest = manifestOf(language, project, declaring);
  const hasProject = declaring.some((path) => path.endsWith('.csproj') && folder(path) === project);
  const near = await readSome(source, [...(place === undefined ? [] : [place]), ...declaring]);
  const deployment = [...texts].find(([path, text]) => isKubernetes(path) && /^kind:\s*["']?Deployment\b/m.test(text))?.[0];
  const infrastructure = /\.(?:bicep|tf)$|(?:^|\/)azure\.ya?ml$/;
  return {
    language,
    packages,
    declared: declaredIn(near),
    manifest,
    framework: frameworkOf([near.get(manifest) ?? '', near.get('Directory.Build.props') ?? '']),
    build: buildOf(packages, project, tree),
    isPlain: safe(project) === project && !(hasProject && manifest === ''),
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
      ...(deployment === undefined ? [] : ['kubernetes' as const]),
      ...(packageIn(application) === '' ? [] : ['maven-layout' as const]),
      ...(hasProject && project !== '' && !files.some((path) => /^[^/]+\.csproj$/.test(path))
        ? ['project-in-folder' as const]
        : []),
    ],
    source: application,
    project,
    manifests: deployment === undefined ? '' : safe(folder(deployment)),
    isPackage: tree.has(application === '' ? '__init__.py' : `${application}/__init__.py`),
    module: /^module "?([\w./~-]+)/m.exec(near.get(within(project, 'go.mod')) ?? '')?.[1] ?? '',
    call: { path: place ?? '', text: near.get(place ?? '') ?? '' },
    key: keyOf(calls),
    provider: providerOf(calls),
    runsAction: holds(/uses:\s*["']?genaiops-maturity\/genaiops-maturity@/i, /^\.github\/workflows\//),
  };
}

async function readSome(source: Source, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  await source.read(files.slice(0, mostRead), sizeLimit, (path, content) => {
    if ('bytes' in content) texts.set(path, Buffer.from(content.bytes).toString('utf8'));
  });
  return texts;
}

// A chart's templates are no place for a file that has braces of its own.
function isKubernetes(path: string): boolean {
  return (
    /(?:^|\/)(?:k8s|kubernetes|deploy|deployment|manifests|base)\/(?:.*\/)?[^/]+\.ya?ml$/.test(path) &&
    !/(?:^|\/)templates\//.test(path)
  );
}

function pipelinesOf(files: readonly string[]): Stack['pipelines'] {
  if (files.some((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))) return 'github-actions';
  if (files.some((path) => /^\.gitlab-ci\.ya?ml$/.test(path))) return 'gitlab';
  const isAzure = /^(?:\.azuredevops|\.azdo|\.pipelines)\/.*\.ya?ml$|(?:^|\/)azure-pipelines[\w.-]*\.ya?ml$/;
  return files.some((path) => isAzure.test(path)) ? 'azure-pipelines' : 'github-actions';
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
  const platforms = stack.platforms.filter((one) => one === 'container-apps' || one === 'kubernetes');
  return [code, ...[pipelines, ...stack.clouds, ...platforms].map(titleOf)].join(', ');
}

/** Tells whether there are starters for a language at all. */
export function isStarterLanguage(language: string | undefined): boolean {
  return starterLanguages.some((one) => one === language);
}
