import type { Pipeline, Step } from './pipeline';
import { buildSteps, isTrue } from './steps';
import { at, entries, items, type Line, linesOf, type Tree, textAt, texts } from './tree';
import type { Context } from './workspace';

/** The pipeline of an AWS CodeBuild buildspec: its phases are the steps of one job. */
export function codebuildPipeline(tree: Tree, context: Context): Pipeline | undefined {
  const phases = entries(at(tree, 'phases'));
  if (phases.length === 0) return undefined;
  const steps = phases.flatMap(([name, phase]) => {
    const script = [...items(at(phase, 'commands')), ...items(at(phase, 'finally'))].flatMap(linesOf);
    return buildSteps(
      { at: { path: phase.path, line: phase.keyLine }, name, script, allowedToFail: textAt(phase, 'on-failure') === 'CONTINUE' },
      context,
    );
  });
  return oneJob('codebuild', at(tree, 'phases')!.keyLine, steps, context);
}

/** The pipeline of a Google Cloud Build file: its steps in one job. */
export function cloudbuildPipeline(tree: Tree, context: Context): Pipeline | undefined {
  if (!at(tree, 'steps')?.list) return undefined;
  const steps = items(at(tree, 'steps')).flatMap((step) =>
    buildSteps(
      {
        at: step,
        name: textAt(step, 'id'),
        uses: textAt(step, 'name'),
        script: cloudbuildLines(step),
        directory: textAt(step, 'dir'),
        allowedToFail: isTrue(step, 'allowFailure'),
      },
      context,
    ),
  );
  return oneJob('cloudbuild', at(tree, 'steps')!.keyLine, steps, context);
}

/** The command that a step's entry point and arguments make; a script in the arguments of a shell keeps its lines. */
function cloudbuildLines(step: Tree): Line[] {
  const script = at(step, 'script');
  if (script) return linesOf(script);
  const args = items(at(step, 'args'));
  const entrypoint = textAt(step, 'entrypoint') ?? textAt(step, 'name')?.split(':')[0]?.split('/').at(-1) ?? '';
  const inline = args.findIndex((arg) => /^-[a-z]*c$/.test(arg.text?.trim() ?? ''));
  if (/(^|\/)(ba|z|da)?sh$/.test(entrypoint) && inline >= 0) return linesOf(args[inline + 1]);
  if (args.length === 0) return [];
  return [{ path: step.path, line: args[0]!.line, text: [entrypoint, ...texts(at(step, 'args'))].join(' ') }];
}

const oneJob = (system: 'codebuild' | 'cloudbuild', line: number, steps: Step[], context: Context): Pipeline => ({
  path: context.path,
  system,
  triggers: ['other'],
  jobs: [{ id: 'build', line, needs: [], allowedToFail: false, steps }],
});
