import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { OrganisationReport } from '../../../model/organisation';
import { Footer, Linked, Parts, Section, said } from '../../../report/html/pieces';
import { style as pageStyle } from '../../../report/html/style';
import { day } from '../figures';
import { Moves } from './moves';
import { PlainTable } from './plain-table';
import { MissingPractices } from './practices';
import { tableJson } from './rows';
import { style as ownStyle } from './style';
import { Hero, Levels, NotJudged } from './summary';
import { Teams } from './teams';
import { Trend } from './trend';

const style = pageStyle + ownStyle;
const script = __ORGANISATION_SCRIPT__;
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;

/**
 * Gives the report of an organisation as one HTML document that loads nothing, in parts. It leads to `repositories/OWNER/NAME.html`
 * beside it for each judged repository, and to the evidence on the server. Its table needs the script in it; all else does not.
 */
export function* organisationHtml(report: OrganisationReport): Generator<string> {
  const page = `<!DOCTYPE html>\n${renderToString(<Whole report={report} />)}\n`;
  // All other text has its marks escaped, so that this stands nowhere else.
  const at = page.indexOf(data) + data.length;
  yield page.slice(0, at);
  yield* tableJson(report);
  yield page.slice(at);
}

const data = '<script type="application/json" id="data">';

function Whole({ report }: { report: OrganisationReport }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`GenAIOps maturity of ${said(report.organisation)} · ${day(report.date)}`}</title>
        {/* Our own constants, byte for byte: the policy names their hashes. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the report
        </a>
        <header>
          <p class="brand">GenAIOps maturity</p>
          <p class="subject">
            <b>{said(report.organisation)}</b>
            <span>{day(report.date)}</span>
          </p>
        </header>
        <Contents report={report} />
        <main id="main" tabIndex={-1}>
          <Hero report={report} />
          <Levels report={report} />
          <Trend report={report} />
          <MissingPractices report={report} />
          <Moves report={report} />
          <Teams report={report} />
          <NotJudged report={report} />
          <Section id="repositories" title="All repositories">
            <div id="explorer" />
            <noscript>
              <PlainTable report={report} />
            </noscript>
          </Section>
        </main>
        <About report={report} />
        <script type="application/json" id="data" />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

function Contents({ report }: { report: OrganisationReport }) {
  const { rose, fell } = report.moves;
  const parts: [id: string, name: string, shown: unknown][] = [
    ['levels', 'Levels', true],
    ['trend', 'Trend', report.trend.length > 1],
    ['practices', 'Practices', report.practices.length],
    ['moves', 'Rose and fell', rose.length + fell.length],
    ['teams', 'Teams', report.teams.length],
    ['failed', 'Not judged', report.repositories.some(({ failure }) => failure)],
    ['repositories', 'All repositories', true],
  ];
  return <Parts parts={parts} />;
}

function About({ report: { tool, organisation, server, date, model } }: { report: OrganisationReport }) {
  const facts = [
    ['Tool', `${tool.name} ${tool.version}`],
    ['Rules', tool.rules],
    ['Organisation', organisation],
    ['Server', server],
    ['Run', date],
  ] as const;
  return (
    <Footer facts={facts}>
      Estimates by the <Linked to={model.source}>{said(model.name)}</Linked>, from what the files of each repository show on its
      default branch.
    </Footer>
  );
}
