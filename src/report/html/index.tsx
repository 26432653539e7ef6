import { createHash } from 'node:crypto';
import { renderToString } from 'preact-render-to-string';
import type { Assessment } from '../../model/assessment';
import type { Link } from '../markdown';
import { title } from '../way-up';
import { Exemptions } from './exemptions';
import { About, Changes, Diagnostics, Policies } from './facts';
import { Hero, Subject } from './hero';
import { Picture } from './picture';
import { type Page, Parts, said } from './pieces';
import { Practices, WayUp } from './practices';
import { style } from './style';

const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** Gives the report as one HTML document that loads nothing and runs nothing; `link` gives the address of a place. */
export function html(assessment: Assessment, options: { link?: Link } = {}): string {
  const page = { assessment, link: options.link ?? (() => undefined) };
  return `<!DOCTYPE html>\n${renderToString(<Whole page={page} />)}\n`;
}

function Whole({ page }: { page: Page }) {
  const { assessment } = page;
  const nothing = assessment.scope === 'none';
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${said(title(assessment))} · ${said(assessment.source.id)}`}</title>
        {/* Our own constant, byte for byte: the policy names its hash. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the report
        </a>
        <header>
          <p class="brand">GenAIOps maturity</p>
          <Subject page={page} />
        </header>
        {!nothing && <Contents page={page} />}
        <main id="main" tabIndex={-1}>
          {nothing ? <Nothing /> : <Hero page={page} />}
          {!nothing && <Picture page={page} />}
          <Changes page={page} />
          <Policies page={page} />
          {!nothing && <WayUp page={page} />}
          <Exemptions page={page} />
          {!nothing && <Practices page={page} />}
          <Diagnostics page={page} />
        </main>
        <About page={page} />
      </body>
    </html>
  );
}

function Contents({ page: { assessment } }: { page: Page }) {
  const { comparison, policies, next, exemptions, attestedLevel, diagnostics } = assessment;
  const parts: [id: string, name: string, shown: unknown][] = [
    ['picture', 'Levels', true],
    ['changes', 'Changes', comparison],
    ['policies', 'Policies', policies?.length],
    ['way', 'Way up', next],
    ['exemptions', 'Exemptions', exemptions?.length || attestedLevel],
    ['practices', 'Evidence', true],
    ['diagnostics', 'Not judged', diagnostics.length],
  ];
  return <Parts parts={parts} />;
}

function Nothing() {
  return (
    <div class="calm">
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <circle cx="32" cy="32" r="30" />
        <path d="M20 32h24" />
      </svg>
      <h1>No generative AI found</h1>
      <p>Nothing that this repository ships uses a generative model, so there is no maturity level to estimate.</p>
    </div>
  );
}
