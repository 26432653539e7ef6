import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, stack } from 'd3-shape';
import type { OrganisationReport, TrendPoint } from '../../../model/organisation';
import { Heads, Section, said } from '../../../report/html/pieces';
import { day, levelNameOf, meanLevel, shadeOf } from '../figures';
import { round } from './bars';

// As many as can be told apart on a wide screen; of more, the oldest are left out.
const shownRuns = 200;
const shownRows = 60;
const [width, height] = [1000, 240];

/** How the levels went over the runs: stacked areas, and the same as a table. */
export function Trend({ report }: { report: OrganisationReport }) {
  const runs = report.trend.filter(({ date }) => !Number.isNaN(Date.parse(date))).slice(-shownRuns);
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || runs.length < 2) return null;
  const numbers = report.distribution.map((_, number) => number);
  const most = Math.max(...runs.map(({ distribution }) => sum(distribution)), 1);
  return (
    <Section id="trend" title="The levels over time">
      <p class="lead">{change(first, last)}</p>
      <figure class="card">
        <div class="chart">
          <span class="most" aria-hidden="true">
            {most}
          </span>
          <Areas runs={runs} numbers={numbers} most={most} />
          <span class="least" aria-hidden="true">
            0
          </span>
          <span class="start" aria-hidden="true">
            {day(first.date)}
          </span>
          <span class="end" aria-hidden="true">
            {day(last.date)}
          </span>
        </div>
        <figcaption>
          <ul class="legend">
            {[...numbers].reverse().map((number) => (
              <li key={number}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <rect class={shadeOf(number, numbers.length - 1)} width="16" height="16" />
                </svg>
                Level {number} {said(levelNameOf(report.model, number))}
              </li>
            ))}
          </ul>
        </figcaption>
      </figure>
      <details>
        <summary>The same as a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
        <section class="scroll low" tabIndex={0} aria-label="Table of runs">
          <table class="numbers">
            <Heads names={['Run', ...numbers.map((number) => `Level ${number}`)]} />
            <tbody>
              {runs
                .slice(-shownRows)
                .reverse()
                .map(({ date, distribution }) => (
                  <tr key={date}>
                    <th scope="row">{day(date)}</th>
                    {numbers.map((number) => (
                      <td key={number}>{distribution[number] ?? 0}</td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      </details>
    </Section>
  );
}

function Areas({ runs, numbers, most }: { runs: TrendPoint[]; numbers: number[]; most: number }) {
  const x = scaleUtc([Date.parse(runs[0]!.date), Date.parse(runs.at(-1)!.date)], [0, width]);
  const y = scaleLinear([0, most], [height, 0]);
  const layers = stack<TrendPoint, number>()
    .keys(numbers)
    .value(({ distribution }, number) => distribution[number] ?? 0)(runs);
  const shape = area<(typeof layers)[number][number]>()
    .x(({ data }) => round(x(Date.parse(data.date))))
    .y0(([low]) => round(y(low)))
    .y1(([, high]) => round(y(high)));
  return (
    <svg class="areas" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {layers.map((layer) => (
        <path class={shadeOf(layer.key, numbers.length - 1)} d={shape(layer) ?? ''} key={layer.key} />
      ))}
    </svg>
  );
}

function change(first: TrendPoint, last: TrendPoint): string {
  const [before, now] = [first, last].map(({ distribution }) => meanLevel(distribution)?.toFixed(2) ?? 'none');
  const high = ({ distribution }: TrendPoint) => sum(distribution.slice(2));
  return `From ${day(first.date)} to ${day(last.date)}: the mean level went from ${before} to ${now}, repositories at Level 2 or higher from ${high(first)} to ${high(last)}, judged ones from ${sum(first.distribution)} to ${sum(last.distribution)}.`;
}

function sum(distribution: readonly number[]): number {
  return distribution.reduce((all, count) => all + count, 0);
}
