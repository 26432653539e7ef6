import * as core from '@actions/core';
import type { AnnotationChannel } from '../model/config';
import type { Annotation, Verdict } from '../report/annotations';
import { printable } from '../report/escape';
import { startCheckRun } from './check-run';
import type { RunContext } from './context';

/** Where a verdict is shown beside the job summary. `publish` never throws; it gives notes for the job summary. */
export interface Channel {
  publish(verdict: Verdict): Promise<string[]>;
}

// GitHub shows no more of each kind for a step.
const shown = 10;
const emit = { warning: core.warning, notice: core.notice };

/** Opens the channel before the scan: a check run is in progress from then on, or falls back to the workflow's annotations. */
export async function openChannel(kind: AnnotationChannel, token: string, context: RunContext): Promise<Channel> {
  if (kind === 'none') return { publish: async () => [] };
  if (kind === 'workflow') return { publish: async ({ annotations }) => annotate(annotations) };
  try {
    const run = await startCheckRun(token, context);
    if (run.url) core.info(`Check run: ${printable(run.url)}`);
    const publish = (verdict: Verdict) => run.complete(verdict).then(() => []);
    return { publish: (verdict) => publish(verdict).catch((error) => fallBack(error, verdict.annotations)) };
  } catch (error) {
    return { publish: async ({ annotations }) => fallBack(error, annotations) };
  }
}

function fallBack(error: unknown, annotations: readonly Annotation[]): string[] {
  const line = printable(`No complete check run: ${whyLost(error)} The gaps are annotations of this workflow run instead.`);
  core.info(line);
  return [line, ...annotate(annotations)];
}

function whyLost(error: unknown): string {
  const { status, response, message } = error as { status?: number; response?: unknown; message: string };
  const permission =
    'To get it, run with `permissions: checks: write` and the token of the workflow or of an App; pull requests from forks never have it.';
  if (status === undefined) return `${message}. ${permission}`;
  if (!response) return `GitHub cannot be reached (${message}).`;
  return `GitHub answered ${status} (${message}). ${[401, 403, 404].includes(status) ? permission : ''}`.trim();
}

/** Emits annotations as workflow commands, the first of each severity; gives a note where some are left out. */
function annotate(annotations: readonly Annotation[]): string[] {
  const left = { warning: 0, notice: 0 };
  const room = { warning: shown, notice: shown };
  for (const { path, line, endLine, severity, title, message } of annotations) {
    if (room[severity]-- > 0) emit[severity](message, { title, file: printable(path), startLine: line, endLine });
    else left[severity] += 1;
  }
  const more = Object.entries(left).filter(([, count]) => count > 0);
  return more.map(
    ([severity, count]) => `${count} more of severity ${severity}: GitHub shows ${shown} a step. The JSON report has all.`,
  );
}
