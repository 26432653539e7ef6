import type { PipelineSystem } from './pipeline';

const AZURE_FOLDERS = new Set([
  '.azdo',
  '.azuredevops',
  '.azure-pipelines',
  'azure-pipelines',
  '.pipelines',
  'devops',
  '.devops',
]);
/** Folders in which includes and templates of pipelines lie. */
const CI_FOLDERS = new Set(['ci', '.ci', 'cicd', '.cicd', 'ci-cd', '.ci-cd', 'pipeline', 'pipelines', 'eng']);
const SUPPORT_NAMES = new Set([
  'action.yml',
  'action.yaml',
  'package.json',
  'Makefile',
  'makefile',
  'GNUmakefile',
  'justfile',
  'Justfile',
  '.justfile',
  'Taskfile.yml',
  'Taskfile.yaml',
  'taskfile.yml',
  'tox.ini',
  'noxfile.py',
  'pyproject.toml',
  'azure.yaml',
  'azure.yml',
  '.goreleaser.yml',
  '.goreleaser.yaml',
]);
const SUPPORT_EXTENSIONS = ['.sh', '.bash', '.ps1', '.cmd', '.mk'];

const isYaml = (path: string): boolean => path.endsWith('.yml') || path.endsWith('.yaml');
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** True where a folder prefix (`''`, or ending in `/`) is the root of the repository or of a tree that a template scaffolds. */
function isRoot(prefix: string): boolean {
  if (prefix === '' || prefix === 'template/') return true;
  const parts = prefix.split('/');
  if (parts.length === 2) return prefix.includes('{{') && prefix.includes('}}');
  return parts.length === 3 && parts[0] === 'templates';
}

const inAzureFolder = (path: string): boolean =>
  /^(?:(?:build|ci|\.ci|deploy|eng|infra|ops)\/)?pipelines\//.test(path) ||
  path.split('/').some((part) => AZURE_FOLDERS.has(part));

/** The root that a pipeline's own paths are relative to: `''`, or the folder of a scaffolded tree, ending in `/`. */
export function pipelineRoot(path: string): string {
  const end = path.indexOf('/.');
  const prefix = end === -1 ? path.slice(0, path.lastIndexOf('/') + 1) : path.slice(0, end + 1);
  return isRoot(prefix) ? prefix : '';
}

/** The system that reads the file at this path as a pipeline, if one does. */
export function pipelineSystem(path: string): PipelineSystem | undefined {
  const name = baseName(path);
  if (name.startsWith('Jenkinsfile'))
    return /^Jenkinsfile([-._][\w.-]+)?$/.test(name) && !/\.(disabled|bak|old|md)$/.test(name) ? 'jenkins' : undefined;
  if (!isYaml(name)) return undefined;
  const folder = path.slice(0, path.length - name.length);
  if (folder.endsWith('.github/workflows/')) return isRoot(folder.slice(0, -'.github/workflows/'.length)) ? 'github' : undefined;
  if (name.startsWith('azure-pipelines')) return 'azure';
  if (name.startsWith('buildspec')) return 'codebuild';
  if (name === 'cloudbuild.yaml' || name === 'cloudbuild.yml') return 'cloudbuild';
  if (name === '.gitlab-ci.yml') return isRoot(folder) ? 'gitlab' : undefined;
  if (name === 'bitbucket-pipelines.yml') return isRoot(folder) ? 'bitbucket' : undefined;
  if (folder.endsWith('.circleci/'))
    return name.startsWith('config.') && isRoot(folder.slice(0, -'.circleci/'.length)) ? 'circleci' : undefined;
  return folder !== '' && inAzureFolder(folder) ? 'azure' : undefined;
}

/** True for a file that a continuous integration system may read as a pipeline. */
export const isPipelinePath = (path: string): boolean => pipelineSystem(path) !== undefined;

/** True for a file that a pipeline may call: scripts, build files, composite actions, templates and includes. */
export function isPipelineSupport(path: string): boolean {
  const name = baseName(path);
  if (SUPPORT_NAMES.has(name)) return true;
  if (SUPPORT_EXTENSIONS.some((extension) => name.endsWith(extension))) return true;
  if (!isYaml(name)) return false;
  const lower = path.toLowerCase();
  if (baseName(lower).includes('template') || lower.includes('gitlab') || inAzureFolder(path)) return true;
  return lower.split('/').some((part) => CI_FOLDERS.has(part));
}

const PROGRAM = /\.(?:py|[cm]?js|tsx?|mts)$/;
const PROGRAM_WORDS =
  /(?:^|[/_.-])(?:evals?|evaluat\w*|checks?|gates?|scor\w+|bench\w*|quality|scripts?|ci|red_?team\w*|safety)(?:[/_.-]|$)/i;

/** True for code that is likely to be run by a pipeline rather than to be part of the application: its imports are followed. */
export function isPipelineProgram(path: string): boolean {
  return PROGRAM.test(path) && PROGRAM_WORDS.test(path);
}
