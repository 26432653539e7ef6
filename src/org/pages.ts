import type { OrganisationReport } from '../model/organisation';
import { blobLink } from '../report/link';
import { type OrganisationFormat, organisationReports } from './report';
import { pageOf } from './report/html/rows';
import { keyOf, type StateLine } from './state';

const files: [string, OrganisationFormat][] = [
  ['index.html', 'html'],
  ['repositories.csv', 'csv'],
  ['organisation.json', 'json'],
  ['facts.json', 'facts'],
  ['summary.md', 'markdown'],
];

/** Takes a report and how the state behind it is read, and gives the files of a report: one of each format, and a page for each repository. */
export async function* reportFiles(
  report: OrganisationReport,
  state: () => AsyncIterable<StateLine>,
): AsyncGenerator<{ path: string; parts: Iterable<string> }> {
  const terminal = { width: 80, color: false };
  for (const [path, format] of files) yield { path, parts: await organisationReports[format](report, terminal) };
  const wanted = new Set(
    report.repositories.flatMap(({ name, assessed }) => (assessed ? keyOf(name, assessed.commit, report.tool) : [])),
  );
  const { html } = await import('../report/html');
  for await (const line of state()) {
    if (line.kind !== 'outcome' || line.outcome.kind !== 'assessed' || !isFileName(line.name)) continue;
    const { assessment, commit } = line.outcome;
    if (!wanted.has(keyOf(line.name, commit, assessment.tool))) continue;
    const link = blobLink(`${report.server}/${line.name}`, commit);
    yield { path: pageOf({ name: line.name, commit })!, parts: [html(assessment, { link })] };
  }
}

// Names come from the API: none may lead out of the folder.
function isFileName(name: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(name) && !/(?:^|\/)\.\.?(?:\/|$)/.test(name);
}
