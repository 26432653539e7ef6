import { follow } from './follow';
import { fill, type Inputs } from './inputs';
import type { Step } from './pipeline';
import { resolvePath } from './shell';
import { entries, type Line, type Tree, textAt } from './tree';
import { type Context, take } from './workspace';

/** A step as its system writes it. */
export interface StepDraft {
  at: { path: string; line: number };
  name?: string | undefined;
  uses?: string | undefined;
  with?: Record<string, string>;
  script?: Line[];
  /** The folder its commands run in, from the pipeline's root. */
  directory?: string | undefined;
  allowedToFail?: boolean;
  runs?: string[];
}

/**
 * The steps that a draft comes to. Commands whose failure is swallowed, with what they call, get a step of their own, so that
 * the others still count as able to fail.
 */
export function buildSteps(draft: StepDraft, context: Context): Step[] {
  if (!take(context, 'steps')) return [];
  const directory = resolvePath(context.root, draft.directory ?? '') ?? context.root;
  const commands = follow(draft.script ?? [], directory, context);
  const first: Step = {
    path: draft.at.path,
    line: draft.at.line,
    ...(draft.name && { name: draft.name }),
    ...(draft.uses && { uses: draft.uses }),
    with: draft.with ?? {},
    commands: [],
    runs: [...(draft.runs ?? [])],
    allowedToFail: draft.allowedToFail ?? false,
  };
  const steps = [first];
  for (const { runs, swallowed, ...command } of commands) {
    const allowedToFail = swallowed || first.allowedToFail;
    let step = steps.at(-1)!;
    if (step.allowedToFail !== allowedToFail) {
      if (step === first && first.commands.length === 0 && !first.uses && first.runs.length === 0) steps.pop();
      step = {
        path: command.path,
        line: command.line,
        ...(draft.name && { name: draft.name }),
        with: {},
        commands: [],
        runs: [],
        allowedToFail,
      };
      steps.push(step);
    }
    step.commands.push(command);
    step.runs.push(...runs);
  }
  for (const step of steps) step.runs = [...new Set(step.runs)].sort();
  return steps;
}

/** The texts of a map, such as a step's inputs, those that it names of its caller filled in. */
export const inputsOf = (tree: Tree | undefined, given: Inputs = new Map()): Record<string, string> =>
  Object.fromEntries(entries(tree).flatMap(([key, value]) => (value.text === undefined ? [] : [[key, fill(value.text, given)]])));

/** True where a key says `true`. */
export const isTrue = (tree: Tree | undefined, key: string): boolean => bare(textAt(tree, key) ?? '') === 'true';

/** An expression in lower case, without the braces around it. */
function bare(expression: string): string {
  return expression
    .replace(/^\$\{\{/, '')
    .replace(/\}\}$/, '')
    .trim()
    .toLowerCase();
}

/** True for a condition that can never hold. */
export function isNever(condition: string | undefined): boolean {
  if (condition === undefined) return false;
  const text = bare(condition);
  return (
    text === 'false' || text === '0' || /^false\s*&&/.test(text) || /&&\s*false$/.test(text) || /^and\(\s*false\s*,/.test(text)
  );
}

/** The file that a path in `from` names: from the root with a leading slash, else beside it. */
export function besides(from: string, path: string): string | undefined {
  return path.startsWith('/')
    ? resolvePath('', path.slice(1))
    : resolvePath(from.slice(0, Math.max(0, from.lastIndexOf('/'))), path);
}
