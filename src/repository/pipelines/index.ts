import type { Diagnostic } from '../../model/evidence';
import { azurePipeline, azureTemplates } from './azure';
import { bitbucketPipelines } from './bitbucket';
import { circlePipelines } from './circleci';
import { cloudbuildPipeline, codebuildPipeline } from './cloud';
import { chainTriggers, githubPipeline, readWorkflow, type Workflow } from './github';
import { gitlabPipeline } from './gitlab';
import { jenkinsPipeline } from './jenkins';
import { pipelineSystem } from './paths';
import type { Pipeline, PipelineSystem, ReadText } from './pipeline';
import { createContext, createWorkspace, type Workspace } from './workspace';

export { executedFiles } from './commands';
export { isPipelinePath, isPipelineProgram, isPipelineSupport } from './paths';

/**
 * Reads the pipelines among these paths: what something starts, with scripts, templates and reusable workflows in their
 * places, sorted by path. `tree` is all paths of the repository, where they are known: it finds modules and packages. A file
 * that cannot be read is one diagnostic.
 */
export function readPipelines(
  paths: readonly string[],
  read: ReadText,
  diagnose: (diagnostic: Diagnostic) => void,
  tree?: ReadonlySet<string>,
): Pipeline[] {
  const workspace = createWorkspace(read, diagnose, tree);
  const files = [...new Set(paths)].sort().flatMap((path): [string, PipelineSystem][] => {
    const system = pipelineSystem(path);
    return system ? [[path, system]] : [];
  });
  const workflows = new Map<string, Workflow>();
  const templates = new Set<string>();
  for (const [path, system] of files) {
    const workflow = system === 'github' ? readWorkflow(workspace.yaml(path)) : undefined;
    if (workflow) workflows.set(path, workflow);
    if (system === 'azure') for (const template of azureTemplates(workspace.yaml(path))) templates.add(template);
  }
  const chained = chainTriggers(workflows);
  return files.flatMap(([path, system]) => {
    const workflow = workflows.get(path);
    if (system === 'github')
      return workflow ? (githubPipeline(workflow, chained.get(path) ?? [], createContext(workspace, path)) ?? []) : [];
    return templates.has(path) ? [] : readOther(path, system, workspace);
  });
}

function readOther(path: string, system: Exclude<PipelineSystem, 'github'>, workspace: Workspace): Pipeline | Pipeline[] {
  const context = createContext(workspace, path);
  if (system === 'jenkins') return jenkinsPipeline(workspace.read(path) ?? '', context) ?? [];
  const tree = workspace.yaml(path);
  if (!tree) return [];
  switch (system) {
    case 'azure':
      return azurePipeline(tree, context) ?? [];
    case 'gitlab':
      return gitlabPipeline(tree, context) ?? [];
    case 'codebuild':
      return codebuildPipeline(tree, context) ?? [];
    case 'cloudbuild':
      return cloudbuildPipeline(tree, context) ?? [];
    case 'circleci':
      return circlePipelines(tree, context);
    case 'bitbucket':
      return bitbucketPipelines(tree, context);
  }
}
