import * as core from '@actions/core';
import { cutMarkdown } from '../report/annotations';
import { markdownText } from '../report/escape';

// A longer one is lost as a whole.
const longest = 1024 * 1024;

/** Writes the job summary, the notes below the report. Outside of a workflow there is none; a failure is only logged. */
export async function writeJobSummary(markdown: string, notes: readonly string[]): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  const below = notes.map((note) => `\n> ${markdownText(note)}\n`).join('');
  const text = cutMarkdown(markdown, longest - Buffer.byteLength(below)) + below;
  try {
    await core.summary.addRaw(text).write();
  } catch (error) {
    core.info(`No job summary: ${(error as Error).message}`);
  }
}
