import { printable } from '../escape';
import { shortRevision } from '../place';
import { levelName, practiceCount, wayUp } from '../way-up';
import { type Page, said } from './pieces';

/** The result at a glance: the level large, how far it is to the next, and what else has to be known at once. */
export function Hero({ page }: { page: Page }) {
  const { assessment } = page;
  const { needed, next } = wayUp(assessment);
  const failed = (assessment.policies ?? []).filter((policy) => !policy.passed).length;
  const { attestedLevel, comparison, level } = assessment;
  return (
    <div class="hero">
      <Gauge page={page} needed={needed} />
      <div>
        <h1>
          <span class="of">Level {level.number}</span> {said(level.name)}
        </h1>
        <p class="distance">
          {next ? (
            <>
              <strong>{practiceCount(needed)}</strong> to {said(levelName(next))}
            </>
          ) : (
            'The highest level'
          )}
        </p>
        <p class="badges">
          {failed > 0 && (
            <a class="badge failed" href="#policies">
              {failed} {failed === 1 ? 'policy' : 'policies'} failed
            </a>
          )}
          {comparison && comparison.base.level.number !== level.number && (
            <a class="badge" href="#changes">
              {comparison.base.level.number < level.number ? '▲ up from' : '▼ down from'} {said(levelName(comparison.base.level))}
            </a>
          )}
          {attestedLevel && (
            <a class="badge" href="#exemptions">
              {said(levelName(attestedLevel))} with attestations
            </a>
          )}
        </p>
      </div>
    </div>
  );
}

/** A ring with an arc for each level: full where reached, half where one practice is left to the next. */
function Gauge({ page: { assessment }, needed }: { page: Page; needed: number }) {
  const { level, next, model } = assessment;
  const numbers = model.levels.map(({ number }) => number);
  const arc = 400 / numbers.length;
  const half = next && needed === 1 ? next.number : undefined;
  return (
    <svg class="gauge" viewBox="0 0 120 120" aria-hidden="true">
      {numbers.map((number, index) => (
        <g key={number} transform={`rotate(${(index * 360) / numbers.length - 90 + 3} 60 60)`}>
          <circle class="track" cx="60" cy="60" r="52" pathLength="400" stroke-dasharray={`${arc - 7} 400`} />
          {(number <= level.number || number === half) && (
            <circle
              class="filled"
              cx="60"
              cy="60"
              r="52"
              pathLength="400"
              stroke-dasharray={`${number === half ? (arc - 7) / 2 : arc - 7} 400`}
            />
          )}
        </g>
      ))}
      <text class="figure" x="60" y="72">
        {level.number}
      </text>
      <text class="total" x="60" y="90">
        of {numbers.length}
      </text>
    </svg>
  );
}

/** Which tree was judged: its name, its kind and its commit. */
export function Subject({ page: { assessment } }: { page: Page }) {
  const { source, scope } = assessment;
  return (
    <p class="subject">
      <b>{said(source.id)}</b>
      {scope !== 'none' && <span>{scope}</span>}
      {source.revision && <code title={printable(source.revision)}>{shortRevision(source.revision)}</code>}
    </p>
  );
}
