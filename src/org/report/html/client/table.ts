import {
  type ColumnDef,
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { type Row, rowsOf, type TableData } from '../rows';
import type { View } from './view';

/** How many rows a page of the table has, so that the browser never holds more. */
export const pageSize = 100;

/** The value of the level filter for repositories that this run could not judge. */
export const notJudged = 'failed';

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  rowPaginationFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
});

type Column = ColumnDef<typeof features, Row>;
type Value = string | number | undefined;

/** Gives the table of all repositories, without a view yet. */
export function tableOf(data: TableData) {
  const rank = 'apm';
  const columns: Column[] = [
    column(
      'name',
      ({ name }) => name.toLowerCase(),
      ({ name }, wanted) => name.toLowerCase().includes(wanted.toLowerCase()),
    ),
    column(
      'level',
      ({ level }) => level ?? undefined,
      ({ level, failure }, wanted) => (wanted === notJudged ? failure !== '' : String(level ?? '') === wanted),
    ),
    column(
      'scope',
      ({ scope }) => scope ?? undefined,
      ({ scope }, wanted) => scope === wanted,
    ),
    column('language', ({ language }) => language || undefined),
    column(
      'teams',
      ({ teams }) => teams.join(', ') || undefined,
      ({ teams }, wanted) => teams.includes(wanted),
    ),
    column(
      'visibility',
      ({ visibility }) => visibility,
      ({ visibility }, wanted) => visibility === wanted,
    ),
    ...data.practices.map(({ id }, index) =>
      column(
        `practice:${id}`,
        ({ statuses }) => (statuses === '' ? undefined : rank.indexOf(statuses[index]!)),
        (row, wanted) => row.statuses[index] === wanted[0],
      ),
    ),
    column('changed', ({ changed }) => changed || undefined),
    column('failure', ({ failure }) => failure || undefined),
  ];
  return constructTable({
    features,
    columns,
    data: rowsOf(data),
    autoResetPageIndex: false,
    initialState: { pagination: { pageIndex: 0, pageSize } },
  });
}

export type Table = ReturnType<typeof tableOf>;

function column(id: string, value: (row: Row) => Value, keeps: (row: Row, wanted: string) => boolean = () => true): Column {
  return {
    id,
    accessorFn: value,
    sortUndefined: 'last',
    sortFn: (a, b) => compare(value(a.original), value(b.original)),
    filterFn: (row, _, wanted: string) => keeps(row.original, wanted),
  };
}

function compare(a: Value, b: Value): number {
  if (a === b || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}

/** Brings the table to a view and gives what is then shown: the rows of the page, and how many there are. */
export function shownIn(table: Table, view: View) {
  const known = new Set(table.getAllColumns().map(({ id }) => id));
  const wanted: [id: string, value: string][] = [
    ['name', view.search.trim()],
    ['level', view.level],
    ['scope', view.scope],
    ['teams', view.team],
    ['visibility', view.visibility],
    [`practice:${view.practice}`, view.status],
  ];
  const filters = wanted.filter(([id, value]) => value !== '' && known.has(id)).map(([id, value]) => ({ id, value }));
  table.setColumnFilters(filters);
  table.setSorting(known.has(view.sort) ? [{ id: view.sort, desc: view.descending }] : []);
  const found = table.getFilteredRowModel().rows.length;
  const pages = Math.max(1, Math.ceil(found / pageSize));
  const page = Math.min(view.page, pages);
  table.setPageIndex(page - 1);
  return { rows: table.getRowModel().rows.map(({ original }) => original), found, page, pages };
}

/** What of a table is shown in a view. */
export type Shown = ReturnType<typeof shownIn>;
