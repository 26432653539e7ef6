import type { Assessment } from '../model/assessment';
import { json } from './json';
import { markdown } from './markdown';
import { type Terminal, text } from './text';

/** The formats of a report. */
export type Format = 'text' | 'json' | 'markdown';

/** Gives the report of an assessment; only `text` looks at the terminal. */
export type Report = (assessment: Assessment, terminal: Terminal) => string;

/** The reports, by format. */
export const reports: Record<Format, Report> = {
  text,
  json: (assessment) => json(assessment),
  markdown: (assessment) => markdown(assessment),
};
