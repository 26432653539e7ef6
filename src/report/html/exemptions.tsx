import type { Exemption } from '../../model/assessment';
import { levelName } from '../way-up';
import { Linked, type Page, PracticeLink, Section, said } from './pieces';

const kinds: Record<Exemption['kind'], string> = { 'not-applicable': 'Not applicable', 'met-elsewhere': 'Met elsewhere' };

/** What the repository declares for itself, apart from what was seen: exemptions, and the level with them. */
export function Exemptions({ page }: { page: Page }) {
  const { attestedLevel, exemptions = [], level, asOf } = page.assessment;
  if (exemptions.length === 0 && !attestedLevel) return null;
  return (
    <Section id="exemptions" title="Exemptions and attestations">
      {attestedLevel && (
        <dl class="figures">
          <div>
            <dt>As seen in the repository</dt>
            <dd>{said(levelName(level))}</dd>
          </div>
          <div>
            <dt>With attestations</dt>
            <dd>{said(levelName(attestedLevel))}</dd>
          </div>
        </dl>
      )}
      <p class="lead">
        What is declared here was not seen by this tool, and never counts for the level.
        {asOf && ` Judged as of ${said(asOf)}.`}
      </p>
      <ul class="exemptions">
        {exemptions.map((exemption, index) => (
          <ExemptionCard page={page} exemption={exemption} key={String(index)} />
        ))}
      </ul>
    </Section>
  );
}

function ExemptionCard({ page, exemption }: { page: Page; exemption: Exemption }) {
  const { practice, rule, path, kind, reason, owner, link, expires, state, message } = exemption;
  const facts: [string, string | undefined][] = [
    ['Rule', practice && rule],
    ['Path', path],
    ['Owner', owner],
    ['Until', expires],
  ];
  return (
    <li class={`card ${state}`}>
      <p>
        <span class="badge">{state}</span>
      </p>
      <p class="name">{practice ? <PracticeLink page={page} id={practice} /> : said(rule ?? '')}</p>
      <p>
        <b>{kinds[kind]}.</b> {said(reason ?? '')}
      </p>
      <dl>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{said(value)}</dd>
              </div>
            ),
        )}
        {link && (
          <div>
            <dt>See</dt>
            <dd>
              <Linked to={link}>{said(link)}</Linked>
            </dd>
          </div>
        )}
      </dl>
      {message && <p class="message">{said(message)}</p>}
    </li>
  );
}
