import type { Assessment, Gap } from '../model/assessment';
import { markdownText, printable } from './escape';
import { type Link, markdown } from './markdown';
import { levelName, title, wayUp } from './way-up';

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

/** Gives a gap's annotation each, those that count for the next level first; `directory` ("app/") is the scanned one. */
export function annotations(assessment: Assessment, directory = ''): Annotation[] {
  const wanted = new Set(wayUp(assessment).groups.flatMap((group) => group.gaps.map((gap) => gap.practice)));
  const severity = (gap: Gap) => (gap.level === assessment.next?.number || wanted.has(gap.practice) ? 'warning' : 'notice');
  const all = assessment.gaps.map((gap) => ({ ...annotate(assessment, gap, directory), severity: severity(gap) }) as const);
  return [...all.filter((each) => each.severity === 'warning'), ...all.filter((each) => each.severity === 'notice')];
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

/** Gives what a check says of an assessment: without generative AI it is neutral, below a required level a failure. */
export function verdict(assessment: Assessment, { directory = '', link }: { directory?: string; link?: Link } = {}): Verdict {
  const failed = (assessment.policies ?? []).find((policy) => !policy.passed);
  return {
    conclusion: assessment.scope === 'none' ? 'neutral' : failed ? 'failure' : 'success',
    title: title(assessment),
    summary: markdown(assessment, link ? { link } : {}),
    annotations: annotations(assessment, directory),
    ...(failed && { failure: `${failed.id}: required ${failed.required}, found ${levelName(assessment.level)}` }),
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
