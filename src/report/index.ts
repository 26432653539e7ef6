import type { Assessment } from '../model/assessment';
import type { Terminal } from './text';

/** The formats of a report. */
export type Format = 'text' | 'json' | 'markdown' | 'sarif' | 'badge' | 'badge-svg';

/** Gives the report of an assessment; only `text` looks at the terminal. */
export type Report = (assessment: Assessment, terminal: Terminal) => Promise<string>;

/** The reports, by format; each is loaded when it is asked for, because measuring text is slow to load. */
export const reports: Record<Format, Report> = {
  text: async (assessment, terminal) => (await import('./text')).text(assessment, terminal),
  json: async (assessment) => (await import('./json')).json(assessment),
  markdown: async (assessment) => (await import('./markdown')).markdown(assessment),
  sarif: async (assessment) => (await import('./sarif')).sarif(assessment),
  badge: async (assessment) => (await import('./badge')).badge(assessment),
  'badge-svg': async (assessment) => (await import('./badge')).badgeSvg(assessment),
};
