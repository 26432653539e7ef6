import type { OrganisationReport } from '../../model/organisation';
import type { Terminal } from '../../report/text';

/** The formats of the report of an organisation. */
export type OrganisationFormat = 'text' | 'json' | 'csv' | 'markdown' | 'html' | 'facts';

/** Gives a report, in parts: of a large organisation a whole would be large too. */
type Report = (report: OrganisationReport, terminal: Terminal) => Promise<Iterable<string>>;

/** The reports of an organisation, by format; each is loaded when it is asked for, because some are slow to load. */
export const organisationReports: Record<OrganisationFormat, Report> = {
  text: async (report, terminal) => [(await import('./text')).organisationText(report, terminal)],
  json: async (report) => (await import('./json')).organisationJson(report),
  csv: async (report) => (await import('./csv')).organisationCsv(report),
  markdown: async (report) => [(await import('./markdown')).organisationMarkdown(report)],
  html: async (report) => (await import('./html')).organisationHtml(report),
  facts: async (report) => (await import('./facts')).organisationFacts(report),
};
