import * as core from '@actions/core';
import { cutMarkdown } from '../report/annotations';
import { markdownText, printable } from '../report/escape';

// A longer one is lost as a whole.
const longest = 1024 * 1024;

/** Writes the job summary, the notes below the report; where the runner takes none, both go to the log. */
export async function writeJobSummary(markdown: string, notes: readonly string[]): Promise<void> {
  const below = notes.map((note) => `\n> ${markdownText(note)}\n`).join('');
  const text = cutMarkdown(markdown, longest - Buffer.byteLength(below)) + below;
  try {
    if (!process.env.GITHUB_STEP_SUMMARY) throw new Error('GITHUB_STEP_SUMMARY is not set');
    await core.summary.addRaw(text).write();
  } catch (error) {
    core.info(printable(`No job summary: ${(error as Error).message}. To get it, run on a runner that has them. The report:`));
    for (const line of text.split('\n')) core.info(printable(line));
  }
}
