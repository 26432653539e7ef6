import { describe, expect, test } from 'vitest';
import type { ListedRepository, Outcome } from '../../src/model/organisation';
import type { StateLine } from '../../src/org/state';
import { summarise, type Teams } from '../../src/org/summary';
import { builtInModel } from '../model';
import { assessed, listed } from './made';

const tool = { name: 'genaiops-maturity', version: '1.0.0', rules: 'abc' };
const first = '2026-01-01T00:00:00.000Z';
const second = '2026-01-08T00:00:00.000Z';
const failed: Outcome = { kind: 'failed', reason: 'empty', message: 'Nothing here.' };

function linesOf(run: string, repositories: ListedRepository[], outcomes: [string, Outcome][], rules = tool): StateLine[] {
  return [
    { kind: 'run', run, organisation: 'acme', server: 'https://github.com', tool: rules },
    ...repositories.map((one) => ({ kind: 'repository' as const, run, listed: one })),
    { kind: 'listed', run, count: repositories.length },
    ...outcomes.map(([name, outcome]) => ({ kind: 'outcome' as const, run, name, outcome })),
    { kind: 'end', run },
  ];
}

async function reportOf(lines: StateLine[], teams?: Teams) {
  async function* give() {
    yield* lines;
  }
  return summarise(give(), builtInModel(), teams);
}

const [a, b, c] = ['acme/a', 'acme/b', 'acme/c'].map((name) =>
  listed({ name, commit: name.at(-1)!.repeat(40), topics: [name === 'acme/c' ? 'team-core' : 'team-web', 'ai'] }),
);
const weekOne = linesOf(
  first,
  [c!, a!, b!],
  [
    ['acme/a', assessed('acme/a', 1, tool)],
    ['acme/b', assessed('acme/b', 3, tool)],
    ['acme/c', failed],
  ],
);

describe('the report', () => {
  test('of one run has all repositories by name, judged or with the reason why not', async () => {
    const report = await reportOf(weekOne);
    expect(report.repositories.map(({ name, assessed, failure }) => [name, assessed?.level.number, failure?.reason])).toEqual([
      ['acme/a', 1, undefined],
      ['acme/b', 3, undefined],
      ['acme/c', undefined, 'empty'],
    ]);
    expect(report.distribution).toEqual([0, 1, 0, 1, 0]);
    expect(report.trend).toEqual([{ date: first, distribution: [0, 1, 0, 1, 0] }]);
    expect(report.moves).toEqual({ rose: [], fell: [] });
    expect(report.practices.at(-1)).toMatchObject({ met: 2, partial: 0, absent: 0 });
    expect(report.practices[0]).toMatchObject({ met: 0, absent: 2 });
  });

  test('of a second run takes over what is unchanged, and says what rose and fell', async () => {
    const changed = { ...a!, commit: 'd'.repeat(40) };
    const fallen = { ...b!, commit: 'e'.repeat(40) };
    const weekTwo = linesOf(
      second,
      [changed, fallen, c!],
      [
        ['acme/a', assessed('acme/a', 2, tool, 'd'.repeat(40))],
        ['acme/b', assessed('acme/b', 1, tool, 'e'.repeat(40))],
        ['acme/c', assessed('acme/c', 0, tool)],
      ],
    );
    const thirdRun = '2026-01-15T00:00:00.000Z';
    const report = await reportOf([...weekOne, ...weekTwo]);
    expect(report.moves.rose).toMatchObject([{ repository: 'acme/a', from: 1, to: 2 }]);
    expect(report.moves.fell).toMatchObject([{ repository: 'acme/b', from: 3, to: 1 }]);
    expect(report.moves.fell[0]!.practices).toContain('monitoring-logging');
    expect(report.repositories[0]!.history).toEqual([
      { date: first, level: 1 },
      { date: second, level: 2 },
    ]);
    const unchanged = await reportOf([...weekOne, ...weekTwo, ...linesOf(thirdRun, [changed, fallen, c!], [])]);
    expect(unchanged.distribution).toEqual(report.distribution);
    expect(unchanged.trend.length).toBe(3);
    expect(unchanged.moves).toEqual({ rose: [], fell: [] });
  });

  test('does not take over a result by other rules', async () => {
    const report = await reportOf([...weekOne, ...linesOf(second, [a!], [], { ...tool, rules: 'def' })]);
    expect(report.repositories[0]).toMatchObject({ assessed: null, failure: null });
  });

  test('keeps what a repository was over a fault that passes, and says the fault; of one that is gone nothing is known', async () => {
    const gone: Outcome = { kind: 'failed', reason: 'not-found', message: 'Not there.' };
    const late: Outcome = { kind: 'failed', reason: 'timeout', message: 'Slow.' };
    const changed = [a!, b!].map((one) => ({ ...one, commit: 'f'.repeat(40) }));
    const report = await reportOf([
      ...weekOne,
      ...linesOf(second, changed, [
        ['acme/a', late],
        ['acme/b', gone],
      ]),
    ]);
    expect(report.repositories.map(({ assessed, failure }) => [assessed?.level.number, failure?.reason])).toEqual([
      [1, 'timeout'],
      [undefined, 'not-found'],
    ]);
    expect(report.distribution).toEqual([0, 1, 0, 0, 0]);
  });

  test('has no point in the trend for a run that was given up, whose results still count', async () => {
    const given = linesOf(second, [a!, c!], [['acme/c', assessed('acme/c', 2, tool)]]).filter(({ kind }) => kind !== 'end');
    const third = '2026-01-15T00:00:00.000Z';
    const report = await reportOf([...weekOne, ...given, ...linesOf(third, [a!, b!, c!], [])]);
    expect(report.trend.map(({ date }) => date)).toEqual([first, third]);
    expect(report.distribution).toEqual([0, 1, 1, 1, 0]);
  });

  test('knows teams by topic or by property', async () => {
    const byTopic = await reportOf(weekOne, { topicPrefix: 'team-' });
    expect(byTopic.teams.map(({ name, repositories, distribution }) => [name, repositories, distribution])).toEqual([
      ['core', ['acme/c'], [0, 0, 0, 0, 0]],
      ['web', ['acme/a', 'acme/b'], [0, 1, 0, 1, 0]],
    ]);
    const owned = listed({ name: 'acme/a', commit: 'a'.repeat(40), properties: { owner: 'data' } });
    const byProperty = await reportOf(linesOf(first, [owned], [['acme/a', assessed('acme/a', 1, tool)]]), { property: 'owner' });
    expect(byProperty.teams.map(({ name }) => name)).toEqual(['data']);
  });

  test('learns a commit that the list did not tell', async () => {
    const untold = { ...a!, commit: null };
    const again = linesOf(second, [untold], []);
    again.splice(3, 0, { kind: 'commit', run: second, name: 'acme/a', commit: 'a'.repeat(40) });
    const report = await reportOf([...linesOf(first, [untold], [['acme/a', assessed('acme/a', 2, tool)]]), ...again]);
    expect(report.repositories[0]!.history.map(({ level }) => level)).toEqual([2, 2]);
  });

  test('needs a run', async () => {
    await expect(reportOf([])).rejects.toThrow('There is no run in this state');
  });

  test('is the same whatever the order in which the results came', async () => {
    const turned = [...weekOne.slice(0, 5), ...weekOne.slice(5, 8).reverse(), ...weekOne.slice(8)];
    expect(turned).not.toEqual(weekOne);
    expect(await reportOf(turned)).toEqual(await reportOf(weekOne));
  });
});
