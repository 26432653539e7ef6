import { createTwoFilesPatch } from 'diff';
import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { type Proposal, type ProposedFile, type ProposedHelp, proposedFiles } from '../model/proposal';
import { printable, printableAnywhere } from '../report/escape';

/** Where a proposal is shown: columns, and whether colours are wanted. */
export interface Terminal {
  width: number;
  color: boolean;
}

/** What became of a proposal: the paths that were written, or whether they can be; and whether git has to be told. */
export interface Outcome {
  written?: ReadonlySet<string> | undefined;
  writable: boolean;
  tracked: boolean;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * Takes a proposal and gives it as text: what was found, each file as a unified diff that `git apply` takes, why, what it brings,
 * which steps remain and what to do now. What was written is named instead of shown.
 */
export function proposalText(proposal: Proposal, terminal: Terminal, outcome: Outcome): string {
  const { written } = outcome;
  const width = Math.max(40, Math.min(80, Math.floor(terminal.width) || 80));
  const colors = picocolors.createColors(terminal.color);
  const say = (text: string, first = '', rest = ' '.repeat(first.length)) => wrapped(text, width, first, rest);
  const shown = new Set<string>();
  const show = (files: readonly ProposedFile[]) =>
    files.flatMap((file) => {
      if (shown.has(file.path)) return say(`${file.path}: see above.`, '  ');
      shown.add(file.path);
      if (written?.has(file.path)) return [`  ${colors.green('written')}  ${printable(file.path)}`];
      if (file.untracked)
        return say(`${file.path} is there, not yet added to git${written ? ', and is left as it is' : ''}.`, '  ');
      if (file.exists) return say(`${file.path} exists and is left as it is.`, '  ');
      return written ? [] : ['', ...diffOf(file, colors)];
    });
  const head = proposal.applies
    ? `Level ${proposal.level.number} ${proposal.level.name}: ${proposal.stack}`
    : 'No generative AI found, so the model does not apply. The workflow says so when that changes.';
  const heading = (one: ProposedHelp) => say(`${one.practice} (${one.status}): ${one.title}`).map(colors.bold);
  const advised = proposal.help.filter((one) => !('files' in one) && one.noStarter === undefined);
  const sections = [
    [...say(head).map(colors.bold), ...proposal.notes.flatMap((note) => say(note))],
    show(proposal.files),
    ...proposal.help.map((one) => {
      if ('files' in one) return [...heading(one), ...starterLines(one, say), ...show(one.files)];
      return one.noStarter === undefined ? [] : [...heading(one), ...say(one.noStarter, '  '), ...say(one.advice, '  Advice: ')];
    }),
    [
      ...(advised.length === 0 ? [] : say('Without a starter for what is here:').map(colors.bold)),
      ...advised.flatMap((one) => ('advice' in one ? say(`${one.practice} (${one.status}): ${one.advice}`, '  ') : [])),
    ],
    nextLines(proposal, outcome, say),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n').replace(/^\n+/, ''))
    .join('\n\n')}\n`;
}

/** What to do now: nothing is found of a new file before git tracks it. */
function nextLines(proposal: Proposal, { written, writable, tracked }: Outcome, say: (text: string) => string[]): string[] {
  const files = proposedFiles(proposal);
  const added = tracked ? files.filter(({ path, untracked }) => untracked || written?.has(path)) : [];
  const steps = proposal.help.some((one) => 'files' in one) ? ['do the steps'] : [];
  if (!written && files.some(({ exists }) => !exists)) return writable ? ['Write them with --write.'] : [];
  if (added.length === 0) return written?.size ? say(`Now: ${[...steps, 'scan again'].join(', and ')}.`) : [];
  return [
    ...say(`Now: ${['git add these files', ...steps, 'and scan again'].join(', ')}:`),
    `  git add ${added.map(({ path }) => path).join(' \\\n    ')}`,
  ];
}

function starterLines(
  { name, why, brings, steps, status }: Extract<ProposedHelp, { files: unknown }>,
  say: (text: string, first?: string, rest?: string) => string[],
): string[] {
  return [
    ...say(`${name}. ${why}`, '  '),
    ...say(`${brings} By itself this is partial at most.`, '  Brings: '),
    ...say(status === 'met' ? 'It is met already. The steps that this starter leaves:' : 'To make it met:', '  '),
    ...steps.flatMap((step, index) => say(step, `  ${index + 1}. `)),
  ];
}

/** A new file as git shows it. */
function diffOf({ path, text }: ProposedFile, { dim, green, cyan }: Colors): string[] {
  const patch = createTwoFilesPatch('/dev/null', `b/${path}`, '', text);
  const [, ...rest] = patch.trimEnd().split('\n');
  const head = [`diff --git a/${path} b/${path}`, 'new file mode 100644'];
  const paint = (line: string) => (/^(?:---|\+\+\+)/.test(line) ? dim(line) : line.startsWith('@@') ? cyan(line) : green(line));
  return [...head.map(dim), ...rest.filter((line) => !line.startsWith('====')).map((line) => paint(shown(line)))];
}

// A diff keeps its tabs; what else cannot be seen is not in a starter.
function shown(line: string): string {
  return line.split('\t').map(printable).join('\t');
}

function wrapped(text: string, width: number, first: string, rest: string): string[] {
  const lines = wrapAnsi(printableAnywhere(text), width - rest.length, { hard: true }).split('\n');
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}
