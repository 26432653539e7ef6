import type { Scope, Status } from '../../../model/assessment';
import type { Confidence } from '../../../model/evidence';
import type { ListedRepository, OrganisationReport, RepositoryReport } from '../../../model/organisation';
import { printable } from '../../../report/escape';
import { said, webAddress } from '../../../report/html/pieces';
import { day, lastChange, levelCounts, reasonTexts } from '../figures';

/** One repository as the table of the page needs it. Texts are as they are shown; only paths are as they are in the repository. */
export interface Row {
  name: string;
  visibility: ListedRepository['visibility'];
  language: string;
  teams: string[];
  /** The commit, where links to it can be made. */
  commit: string | null;
  level: number | null;
  scope: Scope | null;
  /** A letter for each practice in the order of the table: m, p, a; empty where it was not judged. */
  statuses: string;
  /** A letter for each practice: h, m, l. */
  confidences: string;
  /** For each practice where its evidence is; 0 where there is none. */
  evidence: ([path: string, line: number] | 0)[];
  changed: string;
  from: number | null;
  failure: string;
  message: string;
}

/** What the script of the page reads: the rows by column, since that is a third of the size, and what all of them share. */
export interface TableData {
  /** The address of the server, where it can be linked to. */
  server: string | null;
  levels: { number: number; name: string }[];
  practices: { id: string; short: string; title: string; level: number }[];
  teams: string[];
  columns: { [Key in keyof Row]: Row[Key][] };
}

// More than any honest path.
const longestPath = 500;
const safeName = /^(?!\.)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/** Gives what the script of the page shows in its table. */
export function tableData(report: OrganisationReport): TableData {
  const practices = report.model.practices.map(({ id, title, level }) => ({
    id,
    short: said(id.replaceAll('-', ' ')),
    title: said(title),
    level,
  }));
  const rows = report.repositories.map((repository) => rowOf(repository, practices));
  const keys = Object.keys(rows[0] ?? rowOf(nothing, [])) as (keyof Row)[];
  return {
    server: webAddress(report.server)?.replace(/\/+$/, '') ?? null,
    levels: levelCounts(report).map(({ number, name }) => ({ number, name: said(name) })),
    practices,
    teams: [...new Set(rows.flatMap(({ teams }) => teams))].sort(),
    columns: Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])])) as TableData['columns'],
  };
}

const nothing: RepositoryReport = {
  ...{ name: '', url: '', visibility: 'public', language: null, topics: [], teams: [] },
  ...{ archived: false, fork: false, assessed: null, failure: null, history: [] },
};

function rowOf(repository: RepositoryReport, practices: { id: string }[]): Row {
  const { assessed, failure } = repository;
  const change = assessed && lastChange(repository);
  const found = practices.map(({ id }) => assessed?.practices.find((practice) => practice.id === id));
  return {
    name: said(repository.name),
    visibility: repository.visibility,
    language: said(repository.language ?? ''),
    teams: repository.teams.slice(0, 20).map(said),
    commit: assessed && safeName.test(repository.name) && /^[0-9a-f]{7,64}$/.test(assessed.commit) ? assessed.commit : null,
    level: assessed?.level.number ?? null,
    scope: assessed?.scope ?? null,
    statuses: assessed ? found.map((each) => letter(each?.status ?? 'absent')).join('') : '',
    confidences: assessed ? found.map((each) => letter(each?.confidence ?? 'low')).join('') : '',
    evidence: found.map((each) => {
      const at = each?.evidence;
      return at && at.path.length <= longestPath ? [at.path, at.line] : 0;
    }),
    changed: change ? day(change.date) : '',
    from: change?.from ?? null,
    failure: failure ? (reasonTexts[failure.reason] ?? said(failure.reason)) : '',
    message: said(failure?.message ?? ''),
  };
}

function letter(word: Status | Confidence): string {
  return word[0]!;
}

/** Gives the rows of the columns again. */
export function rowsOf({ columns }: TableData): Row[] {
  const keys = Object.keys(columns) as (keyof Row)[];
  return columns.name.map((_, index) => Object.fromEntries(keys.map((key) => [key, columns[key][index]])) as unknown as Row);
}

/** Gives the path of a repository's own page beside this one, where it has one. Artifacts and Pages leave out hidden files, and no name has a tilde. */
export function pageOf(row: Pick<Row, 'name' | 'commit'>): string | undefined {
  return row.commit ? `repositories/${row.name.replace('/.', '/~.')}.html` : undefined;
}

/** Gives the address of the commit, or of a line in it. */
export function addressOf(server: string | null, row: Pick<Row, 'name' | 'commit'>, at?: [path: string, line: number] | 0) {
  if (!server || !row.commit) return undefined;
  if (!at) return `${server}/${row.name}/tree/${row.commit}`;
  const path = at[0].split('/').map((name) => encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')));
  // A server or browser would follow these upward, out of the commit.
  if (path.some((name) => name === '' || name === '.' || name === '..')) return undefined;
  return `${server}/${row.name}/blob/${row.commit}/${path.join('/')}#L${at[1]}`;
}

/** Gives the JSON of the data as it can stand in a script element: nothing in it can end the element or hide from a reader. */
export function embedded(data: TableData): string {
  return escapeMarkup(JSON.stringify(data));
}

function escapeMarkup(json: string): string {
  const unit = (found: string) => [...Array(found.length).keys()].map((at) => hex(found.charCodeAt(at))).join('');
  return json.replace(/[<>&\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, unit);
}

function hex(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Gives `path:line` as it can be shown. */
export function placeText([path, line]: [path: string, line: number]): string {
  const shown = printable(path);
  return `${shown.length > 160 ? `…${shown.slice(-159)}` : shown}:${line}`;
}
