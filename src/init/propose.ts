import type { Assessment } from '../model/assessment';
import { configPaths, schemaAddress } from '../model/config';
import type { Proposal, ProposedFile, ProposedHelp } from '../model/proposal';
import type { Source } from '../source/source';
import { fill, installStep, variablesOf } from './commands';
import { importLine } from './imports';
import { detectStack, isStarterLanguage, type Stack, stackText, titleOf } from './stack';
import type { Starter } from './starter';

/** What is wanted: help with one practice, or with so many of the nearest gaps; and what is known of the disk. */
export interface Wanted {
  practice?: string | undefined;
  gaps?: number | undefined;
  /** Whether something stands at a path, also where git does not track it. */
  onDisk?: ((path: string) => boolean) | undefined;
}

const nearest = 3;
const workflowPath = '.github/workflows/genaiops-maturity.yml';
const project = 'genaiops-maturity/genaiops-maturity';

/** Takes a source, what a scan said of it and the starters, and gives what would bring it up. */
export async function propose(
  source: Source,
  assessment: Assessment,
  starters: readonly Starter[],
  { practice, gaps = nearest, onDisk = () => false }: Wanted = {},
): Promise<Proposal> {
  const stack = await detectStack(source, assessment);
  const known = new Set((await source.list()).map(({ path }) => path));
  const applies = assessment.scope !== 'none';
  // A file where a folder would have to be is in the way too.
  const isTaken = (path: string) => path.split('/').some((_, index, names) => known.has(names.slice(0, index + 1).join('/')));
  const file = (path: string, text: string): ProposedFile => {
    const untracked = !isTaken(path) && onDisk(path);
    return { path, text, exists: untracked || isTaken(path), untracked };
  };
  const help = (id: string) => helpWith(id, assessment, starters, stack, file);
  const isHosted = stack.pipelines === 'github-actions';
  const held = configPaths.find((path) => known.has(path));
  const config = configPaths.find((path) => onDisk(path)) ?? configPaths[0];
  return {
    level: assessment.level,
    applies,
    stack: stackText(stack),
    files: [
      ...(isHosted && !stack.runsAction ? [file(workflowPath, workflow())] : []),
      ...(applies && held === undefined ? [file(config, configuration(assessment))] : []),
    ],
    notes: notesOn(stack, held),
    help: !applies ? [] : practice === undefined ? nearestHelp(nearestGaps(assessment).map(help), gaps) : [help(practice)],
  };
}

/** So many with a starter, and after them so many that have none, of which only the advice is left. */
function nearestHelp(all: readonly ProposedHelp[], most: number): ProposedHelp[] {
  const without = all.flatMap((one) => {
    if ('files' in one) return [];
    const { noStarter: _noStarter, ...rest } = one;
    return [rest];
  });
  return [...all.filter((one) => 'files' in one).slice(0, most), ...without.slice(0, most)];
}

/** The practices that lead to the next level, in the order of the report. */
function nearestGaps({ gaps, next }: Assessment): string[] {
  return gaps.filter(({ level }) => next === null || level <= next.number).map(({ practice }) => practice);
}

function notesOn(stack: Stack, configuration: string | undefined): string[] {
  const { pipelines, runsAction } = stack;
  return [
    ...(runsAction ? ['A workflow runs this Action already.'] : []),
    ...(pipelines === 'github-actions'
      ? []
      : [
          `No workflow is proposed, since the pipelines are those of ${titleOf(pipelines)}: let a job run \`npx genaiops-maturity@${__VERSION__}\`.`,
        ]),
    ...(configuration === undefined ? [] : [`The configuration ${configuration} is left as it is.`]),
  ];
}

function helpWith(
  practice: string,
  { practices, gaps }: Assessment,
  starters: readonly Starter[],
  stack: Stack,
  file: (path: string, text: string) => ProposedFile,
): ProposedHelp {
  const { title = practice, status = 'absent' } = practices.find(({ id }) => id === practice) ?? {};
  const head = { practice, title, status };
  const own = starters.filter((one) => one.practice === practice);
  const companionOf = (one: Starter) =>
    bestFor(
      starters.filter((other) => other.practice === one.with),
      stack,
    );
  const whole = own.filter((one) => one.with === undefined || companionOf(one));
  const starter = bestFor(whole, stack);
  if (!starter) {
    const advice = gaps.find((gap) => gap.practice === practice)?.advice ?? 'This practice is met already.';
    return { ...head, advice, noStarter: whyNone(own, stack) };
  }
  const variables = variablesOf(stack);
  const companion = companionOf(starter);
  const texts = { ...companion?.files, ...starter.files };
  const installing = installStep([starter, ...(companion ? [companion] : [])], stack);
  const files = Object.entries(texts).map(([path, text]) => file(fill(path, variables), fill(text, variables)));
  const [brought] = Object.keys(starter.files).map((path) => fill(path, variables));
  const line = starter.imports && brought !== undefined ? { import: importLine(brought, starter.imports, stack) } : {};
  const steps = starter.steps.map((step) => (line.import === '' ? step.replace(' (`%import%`)', '') : step));
  const [first, second] = steps.map((step) => fill(step, { ...variables, ...line })) as [string, string];
  return {
    ...head,
    name: starter.title,
    why: starter.why,
    brings: starter.brings,
    files,
    steps: [installing ? `${installing} ${first}` : first, second],
  };
}

/** The starter that asks for most of what the stack has, and for nothing that it lacks. */
function bestFor(starters: readonly Starter[], stack: Stack): Starter | undefined {
  const fits = starters.filter((one) => fitsStack(one, stack));
  const weight = ({ languages, clouds }: Starter) => Number(languages !== undefined) * 2 + Number(clouds !== undefined);
  return fits.sort((a, b) => weight(b) - weight(a))[0];
}

function fitsStack({ languages, pipelines, clouds, needs }: Starter, stack: Stack): boolean {
  return (
    (languages === undefined || (stack.isPlain && languages.some((one) => one === stack.language))) &&
    (pipelines?.includes(stack.pipelines) ?? true) &&
    (clouds?.some((one) => stack.clouds.includes(one)) ?? true) &&
    (needs?.every((one) => stack.platforms.includes(one)) ?? true)
  );
}

function whyNone(own: readonly Starter[], stack: Stack): string {
  const { language, pipelines } = stack;
  if (own.length === 0) return 'There is no starter for this practice: what it takes depends on the application.';
  if (language === undefined) return 'There is no starter, since no code that calls a model was found.';
  const others = [...new Set(own.flatMap((one) => one.languages ?? []))];
  if (!isStarterLanguage(language) || !others.some((one) => one === language))
    return `There is no starter for it in ${titleOf(language)} (there is one in ${others.map(titleOf).join(', ')}).`;
  if (!stack.isPlain)
    return 'There is no starter for it where folders of the code have other characters than letters, digits, dots, hyphens and underscores.';
  const fitsPipelines = own.some((one) => one.pipelines?.includes(pipelines) ?? true);
  return fitsPipelines
    ? 'There is no starter for it that fits how this repository is laid out.'
    : `There is no starter for it on ${titleOf(pipelines)}.`;
}

function workflow(): string {
  return `# See https://github.com/${project}#as-a-step-in-a-workflow
name: GenAIOps maturity
on:
  pull_request:
  merge_group:
  push:
    branches: [main] # the default branch
permissions:
  contents: read
  checks: write
jobs:
  maturity:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - uses: ${project}@v${__VERSION__} # pin the full commit of a release
`;
}

function configuration({ level }: Assessment): string {
  return `# yaml-language-server: $schema=${schemaAddress}/config.json\n# The present level: what falls below it fails.\nmin-level: ${level.number}\n`;
}
