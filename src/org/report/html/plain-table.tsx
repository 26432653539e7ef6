import type { OrganisationReport } from '../../../model/organisation';
import { Heads, said } from '../../../report/html/pieces';
import { reasonTexts } from '../figures';

const shownRepositories = 1000;

/** The repositories for a browser that runs no scripts: the first thousand, nothing to sort or filter. */
export function PlainTable({ report }: { report: OrganisationReport }) {
  const { repositories } = report;
  const more = repositories.length - shownRepositories;
  return (
    <>
      <p class="lead">
        Sorting, filters and links to evidence need scripts, which this browser does not run.
        {more > 0 && ` Here are the first ${shownRepositories} repositories; the other ${more} are in the CSV and JSON reports.`}
      </p>
      <table>
        <Heads names={['Repository', 'Level', 'Scope', 'Practices', 'Not judged because']} />
        <tbody>
          {repositories.slice(0, shownRepositories).map(({ name, assessed, failure }) => (
            <tr key={name}>
              <th scope="row">{said(name)}</th>
              <td>{assessed ? `${assessed.level.number} ${said(assessed.level.name)}` : ''}</td>
              <td>{assessed?.scope}</td>
              <td>{assessed && practices(assessed.practices)}</td>
              <td>{failure && `${reasonTexts[failure.reason] ?? said(failure.reason)}: ${said(failure.message)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function practices(all: { status: string }[]): string {
  return ['met', 'partial', 'absent']
    .map((status) => `${all.filter((each) => each.status === status).length} ${status}`)
    .join(', ');
}
