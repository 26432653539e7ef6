import type { OrganisationReport, TeamReport } from '../../../model/organisation';
import { Heads, Section, said } from '../../../report/html/pieces';
import { meanLevel, shadeOf } from '../figures';
import { Bar } from './bars';

const shownTeams = 200;

const heads = ['Team', 'Repositories', 'Judged, by level'];

/** The teams with the levels of their repositories. Each leads to its repositories in the table. */
export function Teams({ report }: { report: OrganisationReport }) {
  const { teams, distribution } = report;
  if (teams.length === 0) return null;
  return (
    <Section id="teams" title="Teams">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="scroll low" tabIndex={0} aria-label="Table of teams">
        <table class="numbers">
          <Heads
            names={[...heads, ...distribution.map((_, number) => `Level ${number}`), 'Mean level', 'Since the run before']}
          />
          <tbody>
            {teams.slice(0, shownTeams).map((team) => (
              <tr key={team.name}>
                <th scope="row">
                  <a href={`#team=${encodeURIComponent(said(team.name))}`}>{said(team.name)}</a>
                </th>
                <td>{team.repositories.length}</td>
                <td class="of">
                  <Bar
                    parts={distribution.map((_, number) => ({
                      name: shadeOf(number, distribution.length - 1),
                      amount: team.distribution[number] ?? 0,
                    }))}
                    most={team.distribution.reduce((sum, count) => sum + count, 0)}
                  />
                  <span class="unseen">{team.distribution.reduce((sum, count) => sum + count, 0)}</span>
                </td>
                {distribution.map((_, number) => (
                  <td key={String(number)}>{team.distribution[number] ?? 0}</td>
                ))}
                <td>{meanLevel(team.distribution)?.toFixed(1) ?? '–'}</td>
                <td>{moved(team)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {teams.length > shownTeams && <p class="where more">{teams.length - shownTeams} more teams in the JSON report.</p>}
    </Section>
  );
}

function moved({ trend }: TeamReport): string {
  const [before, now] = trend.slice(-2).map(({ distribution }) => meanLevel(distribution));
  if (before === null || now === null || before === undefined || now === undefined) return '–';
  const difference = now - before;
  if (Math.abs(difference) < 0.05) return 'as before';
  return `${difference > 0 ? '▲ up' : '▼ down'} ${Math.abs(difference).toFixed(1)}`;
}
