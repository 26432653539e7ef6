import type { OrganisationReport } from '../../../model/organisation';
import { Heads, Section, said } from '../../../report/html/pieces';
import { counts, day, failures, levelCounts, percent, reasonTexts, shadeOf } from '../figures';
import { Bar } from './bars';

interface Given {
  report: OrganisationReport;
}

/** Whose report it is, and how many repositories stand in it. */
export function Hero({ report }: Given) {
  const { all, judged, generative, failed, earlier, waiting } = counts(report);
  const plural = (count: number) => (count === 1 ? 'repository' : 'repositories');
  return (
    <div class="hero organisation">
      <h1>
        <span class="of">{said(report.organisation)}</span> <span>on {day(report.date)}</span>
      </h1>
      <dl class="figures">
        <Figure name={plural(all)} value={all} />
        <Figure name="judged" value={judged} />
        <Figure name="with generative AI" value={generative} />
        <Figure name="not judged by this run" value={failed} />
        {waiting > 0 && <Figure name="not scanned yet" value={waiting} />}
      </dl>
      {earlier > 0 && (
        <p class="distance">
          {earlier === 1 ? 'One of those not judged is' : `${earlier} of those not judged are`} shown with the result of an
          earlier run.
        </p>
      )}
    </div>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** How many repositories stand at each level, as bars. Each leads to these repositories in the table. */
export function Levels({ report }: Given) {
  const rows = levelCounts(report);
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...rows.map(({ count }) => count), 1);
  const { judged, generative } = counts(report);
  return (
    <Section id="levels" title="Repositories by level">
      <ul class="bars card">
        {rows.map(({ number, name, count }) => (
          <li key={number}>
            <a href={`#level=${number}`}>
              Level {number} {said(name)}
            </a>
            <Bar parts={[{ name: shadeOf(number, rows.length - 1), amount: count }]} most={most} />
            <span class="number">
              <b>{count}</b> <span class="share">{percent(count, all)}</span>
            </span>
            {number === 0 && judged > generative && (
              <small>
                {judged - generative} of them use no generative AI, so that <a href="#scope=none">the model does not apply</a>
              </small>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const shownNames = 5;

/** Why repositories could not be judged, the most frequent reason first. */
export function NotJudged({ report }: Given) {
  const groups = failures(report);
  if (groups.length === 0) return null;
  const all = groups.reduce((sum, { repositories }) => sum + repositories.length, 0);
  return (
    <Section id="failed" title="Not judged by this run">
      <p class="lead">
        {all} {all === 1 ? 'repository' : 'repositories'}, which says nothing of their level.{' '}
        <a href="#level=failed">See them in the table</a> with what happened to each.
      </p>
      <table>
        <Heads names={['Why', 'Repositories', 'Which']} />
        <tbody>
          {groups.map(({ reason, repositories }) => (
            <tr key={reason}>
              <th scope="row">{reasonTexts[reason] ?? said(reason)}</th>
              <td>{repositories.length}</td>
              <td>
                {repositories
                  .slice(0, shownNames)
                  .map(({ name }) => said(name))
                  .join(', ')}
                {repositories.length > shownNames && ` and ${repositories.length - shownNames} more`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
