import { stringify } from 'csv-stringify/sync';
import type { OrganisationReport, RepositoryReport } from '../../model/organisation';
import { printable } from '../../report/escape';
import { lastChange } from './figures';

type Cell = string | number | boolean | null | undefined;

/** Gives a table with one row a repository, in parts, for a spreadsheet: no cell can be taken for a formula. */
export function* organisationCsv(report: OrganisationReport): Generator<string> {
  const ids = report.model.practices.map(({ id }) => id);
  const columns: [name: string, cell: (repository: RepositoryReport) => Cell][] = [
    ['repository', ({ name }) => name],
    ['url', ({ url }) => url],
    ['visibility', ({ visibility }) => visibility],
    ['language', ({ language }) => language],
    ['topics', ({ topics }) => topics.join(' ')],
    ['teams', ({ teams }) => teams.join(' ')],
    ['archived', ({ archived }) => String(archived)],
    ['fork', ({ fork }) => String(fork)],
    ['scope', ({ assessed }) => assessed?.scope],
    ['level', ({ assessed }) => assessed?.level.number],
    ['level_name', ({ assessed }) => assessed?.level.name],
    ['next_level', ({ assessed }) => assessed?.next?.number],
    ...ids.map((id): (typeof columns)[number] => [
      id,
      ({ assessed }) => assessed?.practices.find((practice) => practice.id === id)?.status,
    ]),
    ['gaps', ({ assessed }) => assessed?.gaps.join(' ')],
    ['commit', ({ assessed }) => assessed?.commit],
    ['level_since', (repository) => lastChange(repository)?.date],
    ['level_before', (repository) => lastChange(repository)?.from],
    ['failure', ({ failure }) => failure?.reason],
    ['failure_message', ({ failure }) => failure?.message],
  ];
  const plain = (cell: Cell) => (typeof cell === 'string' ? printable(cell) : (cell ?? ''));
  yield stringify([columns.map(([name]) => printable(name))]);
  for (const repository of report.repositories)
    yield stringify([columns.map(([, cell]) => plain(cell(repository)))], { escape_formulas: true });
}
