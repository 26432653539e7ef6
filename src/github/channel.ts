import * as core from '@actions/core';
import type { AnnotationChannel } from '../model/config';
import type { Annotation, Verdict } from '../report/annotations';
import { printable } from '../report/escape';
import { startCheckRun } from './check-run';
import type { RunContext } from './context';
import { whyRefused } from './requests';

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
    const publish = async (verdict: Verdict) => {
      const { url, notes } = await run.complete(verdict);
      if (url !== run.url) core.info(`New check run: ${printable(url ?? '')}`);
      return notes;
    };
    return { publish: (verdict) => publish(verdict).catch((error) => fallBack(error, verdict.annotations, context)) };
  } catch (error) {
    return { publish: async ({ annotations }) => fallBack(error, annotations, context) };
  }
}

function fallBack(error: unknown, annotations: readonly Annotation[], context: RunContext): string[] {
  const why = whyRefused(error, 'checks', context);
  const line = printable(`No complete check run: ${why} The gaps are annotations of this workflow run instead.`);
  core.info(line);
  return [line, ...annotate(annotations)];
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
