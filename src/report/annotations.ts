import type { Assessment, Change, Gap } from '../model/assessment';
import { exemptedPractices } from '../model/practice';
import { markdownText, printable } from './escape';
import { type Link, markdown } from './markdown';
import { title, wayUp } from './way-up';

/** A gap shown at its place. The path is the file's own and relative to the repository's root, the texts are safe to show. */
export interface Annotation {
  path: string;
  line: number;
  endLine: number;
  severity: 'warning' | 'notice';
  title: string;
  message: string;
}

/** What a check says of a commit: the conclusion, a line, the Markdown report, the annotations, and why it failed. */
export interface Verdict {
  conclusion: 'success' | 'failure' | 'neutral';
  title: string;
  summary: string;
  annotations: Annotation[];
  failure?: string;
}

const longestTitle = 255;
const longestMessage = 64 * 1024;

/** Whether a change touches lines of a file. */
export type Touches = (path: string, line: number, endLine?: number) => boolean;

/**
 * Gives what fell and the gaps, each as an annotation, those that count for the next level first. With `touches` only the gaps
 * that a change touches; exempted practices never. `directory` ("app/") is the scanned one.
 */
export function annotations(assessment: Assessment, directory = '', touches?: Touches): Annotation[] {
  const fell = touches ? (assessment.comparison?.fell ?? []).map((change) => lost(assessment, change, directory)) : [];
  const told = new Set(touches ? assessment.comparison?.fell.map(({ practice }) => practice) : []);
  const exempted = exemptedPractices(assessment);
  const shown = assessment.gaps.filter(
    ({ practice, location: { path, line, endLine } }) =>
      !told.has(practice) && !exempted.has(practice) && (!touches || touches(path, line, endLine)),
  );
  const wanted = new Set(wayUp(assessment).groups.flatMap((group) => group.gaps.map((gap) => gap.practice)));
  const severity = (gap: Gap) => (gap.level === assessment.next?.number || wanted.has(gap.practice) ? 'warning' : 'notice');
  const all = shown.map((gap) => ({ ...annotate(assessment, gap, directory), severity: severity(gap) }) as const);
  return [...fell, ...all.filter((each) => each.severity === 'warning'), ...all.filter((each) => each.severity === 'notice')];
}

/** What fell, at the nearest place that remains of its evidence, else where the gap is. */
function lost(assessment: Assessment, change: Change, directory: string): Annotation {
  const { practice, title: name, level, from, to, evidence, at } = change;
  const gap = assessment.gaps.find((each) => each.practice === practice);
  const { path, line } = at ?? gap?.location ?? evidence ?? { path: '', line: 1 };
  const before = evidence ? `${evidence.path}:${evidence.line} was its evidence.` : '';
  return {
    path: directory + path,
    line,
    endLine: line,
    severity: 'warning',
    title: cut(printable(`GenAIOps level ${level}: ${name} fell from ${from} to ${to}`), longestTitle),
    message: cut([before, gap?.advice ?? ''].filter(Boolean).map(printable).join('\n') || 'It is lost.', longestMessage),
  };
}

function annotate(assessment: Assessment, gap: Gap, directory: string): Omit<Annotation, 'severity'> {
  const { path, line, endLine } = gap.location;
  const practice = assessment.practices.find(({ id }) => id === gap.practice);
  const found = practice?.evidence.find((evidence) => evidence.path === path && evidence.line === line);
  const here = found ? `Found here: ${found.reason}` : 'Nothing was found for it. This is where the model is called.';
  return {
    path: directory + path,
    line,
    endLine: Math.max(line, endLine ?? line),
    title: cut(printable(`GenAIOps level ${gap.level}: ${practice?.title ?? gap.practice} (${gap.status})`), longestTitle),
    message: cut(`${printable(gap.advice)}\n${printable(here)}`, longestMessage),
  };
}

/**
 * How a verdict is shown: the scanned directory, the addresses of places, what a change touches, notes for the reader, and whether
 * it is `undecided`, since what is required is not known.
 */
export interface View {
  directory?: string;
  link?: Link;
  touches?: Touches;
  notes?: readonly string[];
  undecided?: boolean;
}

/** Gives what a check says of an assessment: a failure where a policy failed, neutral where there is no generative AI. */
export function verdict(
  assessment: Assessment,
  { directory = '', link, touches, notes = [], undecided = false }: View = {},
): Verdict {
  const failed = (assessment.policies ?? []).filter((policy) => !policy.passed);
  const shown = annotations(assessment, directory, touches);
  const left = touches ? annotations(assessment, directory).length - shown.length : 0;
  const aside = `${left} more ${left === 1 ? 'gap lies' : 'gaps lie'} on lines that this change does not touch and ${left === 1 ? 'has' : 'have'} no annotation.`;
  return {
    conclusion: failed.length > 0 ? 'failure' : undecided || assessment.scope === 'none' ? 'neutral' : 'success',
    title: printable(title(assessment)),
    summary: markdown(assessment, { ...(link && { link }), notes: [...notes, ...(left > 0 ? [aside] : [])] }),
    annotations: shown,
    ...(failed.length > 0 && {
      failure: failed.map(({ id, required, found }) => printable(`${id}: required ${required}, found ${found}`)).join('; '),
    }),
  };
}

/** Gives what a check says where there is no assessment, with the error's message. */
export function crash(message: string): Verdict {
  const summary = `## The scan failed\n\n${markdownText(message)}\n`;
  return { conclusion: 'failure', title: 'The scan failed', summary, annotations: [], failure: printable(message) };
}

/** Gives Markdown in at most so many bytes of UTF-8: whole lines from its beginning, and how many are left out. */
export function cutMarkdown(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const lines = text.split('\n');
  const note = (left: number) =>
    `\n\n${left} more lines are left out here: GitHub takes no more. The JSON report has everything.\n`;
  let room = bytes - Buffer.byteLength(note(lines.length));
  let kept = 0;
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    kept += 1;
  }
  return lines.slice(0, kept).join('\n') + note(lines.length - kept);
}

// Cut by bytes, which are never fewer than characters: GitHub does not say everywhere which of them it counts.
function cut(text: string, bytes: number): string {
  const all = Buffer.from(text);
  if (all.length <= bytes) return text;
  const start = all.subarray(0, bytes - 3).toString();
  return `${start.replace(/\ufffd$/, '')}…`;
}
