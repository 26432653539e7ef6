import type { OrganisationReport } from '../../model/organisation';
import { blobLink } from '../../report/link';
import { keyOf, type StateLine } from '../state';

/** The formats of an organisation's report. */
export type OrganisationFormat = 'text' | 'json' | 'markdown' | 'csv' | 'facts' | 'html';

/** Gives the report of an organisation. */
type Report = (report: OrganisationReport, terminal: { width: number; color: boolean }) => Promise<string>;

/** The reports of an organisation, by format; each is loaded when it is asked for. */
export const organisationReports: Record<OrganisationFormat, Report> = {
  text: async (report, terminal) => (await import('./text')).organisationText(report, terminal),
  json: async (report) => (await import('./json')).organisationJson(report),
  markdown: async (report) => (await import('./markdown')).organisationMarkdown(report),
  csv: async (report) => (await import('./csv')).organisationCsv(report),
  facts: async (report) => (await import('./facts')).organisationFacts(report),
  html: async (report) => (await import('./html')).organisationHtml(report),
};

export const formats = Object.keys(organisationReports) as OrganisationFormat[];

const files: [string, OrganisationFormat][] = [
  ['index.html', 'html'],
  ['repositories.csv', 'csv'],
  ['organisation.json', 'json'],
  ['facts.json', 'facts'],
  ['summary.md', 'markdown'],
];

/** Takes a report and how the state behind it is read, and gives the files of the report: one of each format, and a page for each repository. */
export async function* reportFiles(
  report: OrganisationReport,
  state: () => AsyncIterable<StateLine>,
): AsyncGenerator<{ path: string; text: string }> {
  const terminal = { width: 80, color: false };
  for (const [path, format] of files) yield { path, text: await organisationReports[format](report, terminal) };
  const wanted = new Set(
    report.repositories.flatMap(({ name, assessed }) => (assessed ? keyOf(name, assessed.commit, report.tool) : [])),
  );
  const { html } = await import('../../report/html');
  for await (const line of state()) {
    if (line.kind !== 'outcome' || line.outcome.kind !== 'assessed') continue;
    const { assessment, commit } = line.outcome;
    // Names come from the API: none may lead out of the folder.
    if (
      !wanted.has(keyOf(line.name, commit, assessment.tool)) ||
      !/^[\w.-]+\/[\w.-]+$/.test(line.name) ||
      /(?:^|\/)\.\.?(?:\/|$)/.test(line.name)
    )
      continue;
    yield {
      path: `repositories/${line.name}.html`,
      text: html(assessment, { link: blobLink(`${report.server}/${line.name}`, commit) }),
    };
  }
}
