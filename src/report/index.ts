import type { Assessment } from '../model/assessment';
import type { Link } from './markdown';

/** The formats of a report. */
export type Format = 'text' | 'json' | 'markdown' | 'html' | 'sarif' | 'badge' | 'badge-svg';

/** Where a report is shown: columns and colours of a terminal, the addresses of places, the scanned directory ("app/") and its repository's address. */
export interface Layout {
  width: number;
  color: boolean;
  link?: Link;
  directory?: string;
  repository?: string;
}

/** Gives the report of an assessment. */
export type Report = (assessment: Assessment, layout: Layout) => Promise<string>;

/** The reports, by format; each is loaded when it is asked for, because some are slow to load. */
export const reports: Record<Format, Report> = {
  text: async (assessment, layout) => (await import('./text')).text(assessment, layout),
  json: async (assessment) => (await import('./json')).json(assessment),
  markdown: async (assessment, layout) => (await import('./markdown')).markdown(assessment, layout),
  html: async (assessment, layout) => (await import('./html')).html(assessment, layout),
  sarif: async (assessment, layout) => (await import('./sarif')).sarif(assessment, layout.directory, layout.repository),
  badge: async (assessment) => (await import('./badge')).badge(assessment),
  'badge-svg': async (assessment) => (await import('./badge')).badgeSvg(assessment),
};
