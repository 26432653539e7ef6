import type { Scope, Status } from '../../../model/assessment';
import type { Confidence } from '../../../model/evidence';
import type { AssessedRepository, ListedRepository, OrganisationReport, RepositoryReport } from '../../../model/organisation';
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

type Judged = AssessedRepository['practices'][number];

// More than any honest path.
const longestPath = 500;
const safeName = /^(?!\.)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

type Columns = { [Key in keyof Row]: (repository: RepositoryReport) => Row[Key] };

/** How many values are written at once: an organisation has tens of thousands. */
const written = 1000;

/** Gives what the script of the page reads, a TableData, as JSON in parts. It can stand in a script element: nothing in it can end the element or hide from a reader. */
export function* tableJson(report: OrganisationReport): Generator<string> {
  const { repositories, model } = report;
  const whole: Omit<TableData, 'columns'> = {
    server: webAddress(report.server)?.replace(/\/+$/, '') ?? null,
    levels: levelCounts(report).map(({ number, name }) => ({ number, name: said(name) })),
    practices: model.practices.map(({ id, title, level }) => ({
      id,
      short: said(id.replaceAll('-', ' ')),
      title: said(title),
      level,
    })),
    teams: [...new Set(repositories.flatMap(teamsOf))].sort(),
  };
  yield `${escapeMarkup(JSON.stringify(whole)).slice(0, -1)},"columns":{`;
  for (const [index, [key, value]] of Object.entries<(repository: RepositoryReport) => unknown>(
    columnsOf(model.practices),
  ).entries()) {
    yield `${index > 0 ? ',' : ''}"${key}":[`;
    for (let at = 0; at < repositories.length; at += written) {
      const values = repositories.slice(at, at + written).map(value);
      yield `${at > 0 ? ',' : ''}${escapeMarkup(JSON.stringify(values)).slice(1, -1)}`;
    }
    yield ']';
  }
  yield '}}';
}

function columnsOf(practices: readonly { id: string }[]): Columns {
  const found = ({ assessed }: RepositoryReport) =>
    practices.map(({ id }) => assessed?.practices.find((practice) => practice.id === id));
  const change = (repository: RepositoryReport) => (repository.assessed ? lastChange(repository) : undefined);
  const letters = (repository: RepositoryReport, of: (practice: Judged | undefined) => Status | Confidence) =>
    repository.assessed
      ? found(repository)
          .map((practice) => letter(of(practice)))
          .join('')
      : '';
  return {
    name: ({ name }) => said(name),
    visibility: ({ visibility }) => visibility,
    language: ({ language }) => said(language ?? ''),
    teams: teamsOf,
    commit: ({ name, assessed }) =>
      assessed && safeName.test(name) && /^[0-9a-f]{7,64}$/.test(assessed.commit) ? assessed.commit : null,
    level: ({ assessed }) => assessed?.level.number ?? null,
    scope: ({ assessed }) => assessed?.scope ?? null,
    statuses: (repository) => letters(repository, (practice) => practice?.status ?? 'absent'),
    confidences: (repository) => letters(repository, (practice) => practice?.confidence ?? 'low'),
    evidence: (repository) =>
      found(repository).map((practice) => {
        const at = practice?.evidence;
        return at && at.path.length <= longestPath ? [at.path, at.line] : 0;
      }),
    changed: (repository) => day(change(repository)?.date ?? ''),
    from: (repository) => change(repository)?.from ?? null,
    failure: ({ failure }) => (failure ? (reasonTexts[failure.reason] ?? said(failure.reason)) : ''),
    message: ({ failure }) => said(failure?.message ?? ''),
  };
}

function teamsOf({ teams }: RepositoryReport): string[] {
  return teams.slice(0, 20).map(said);
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
