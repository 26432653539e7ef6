import type { Move, OrganisationReport } from '../../../model/organisation';
import { Section, said } from '../../../report/html/pieces';
import { practiceTitle } from '../figures';

const shownMoves = 12;

/** Which repositories rose and fell since the run before, the greatest moves first. */
export function Moves({ report }: { report: OrganisationReport }) {
  const { rose, fell } = report.moves;
  if (rose.length + fell.length === 0) return null;
  return (
    <Section id="moves" title="Rose and fell since the run before">
      <div class="columns">
        <MoveList report={report} title="Fell" mark="▼" moves={fell} />
        <MoveList report={report} title="Rose" mark="▲" moves={rose} />
      </div>
    </Section>
  );
}

function MoveList(props: { report: OrganisationReport; title: 'Fell' | 'Rose'; mark: string; moves: Move[] }) {
  const { report, title, mark, moves } = props;
  if (moves.length === 0) return null;
  return (
    <div class={`card ${title.toLowerCase()}`}>
      <h3>
        <span aria-hidden="true">{mark}</span> {title}: {moves.length}
      </h3>
      <ul>
        {moves.slice(0, shownMoves).map(({ repository, from, to, practices }) => (
          <li key={repository}>
            <a href={`#search=${encodeURIComponent(repository.replace(/\p{Cs}/gu, '\ufffd'))}`}>{said(repository)}</a>
            <p>
              Level {from} <span class="to">to</span> {to}
            </p>
            {practices.length > 0 && (
              <p class="where">
                {practices
                  .slice(0, 4)
                  .map((id) => said(practiceTitle(report.model, id)))
                  .join(', ')}
                {practices.length > 4 && ` and ${practices.length - 4} more`}
              </p>
            )}
          </li>
        ))}
      </ul>
      {moves.length > shownMoves && <p class="where more">{moves.length - shownMoves} more in the JSON report.</p>}
    </div>
  );
}
