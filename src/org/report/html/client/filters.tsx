import type { TableData } from '../rows';
import { notJudged } from './table';
import { firstView, type View } from './view';

/** Gives the view a change; the table goes back to its first page. */
export type Change = (change: Partial<View>) => void;

type Choice = [value: string, name: string];

/** The fields that choose what the table shows. */
export function Filters({ data, view, change }: { data: TableData; view: View; change: Change }) {
  const filtered = (Object.keys(firstView) as (keyof View)[]).some(
    (key) => !['sort', 'descending', 'page'].includes(key) && view[key] !== '',
  );
  return (
    <search class="filters" aria-label="Repositories">
      <label class="wide">
        Name
        <input
          type="search"
          value={view.search}
          placeholder="Part of a name"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => change({ search: event.currentTarget.value })}
        />
      </label>
      <Select name="Level" value={view.level} choose={(level) => change({ level })} choices={levels(data)} />
      <Select
        name="Practice"
        value={view.practice}
        choose={(practice) => change({ practice })}
        choices={data.practices.map(({ id, short }): Choice => [id, short])}
      />
      <Select
        name="Status"
        any={view.practice === '' ? 'Pick a practice' : undefined}
        value={view.status}
        choose={(status) => change({ status })}
        choices={view.practice === '' ? [] : same('met', 'partial', 'absent')}
      />
      {data.teams.length > 0 && (
        <Select name="Team" value={view.team} choose={(team) => change({ team })} choices={same(...data.teams)} />
      )}
      <Select
        name="Visibility"
        value={view.visibility}
        choose={(visibility) => change({ visibility })}
        choices={same('public', 'private', 'internal')}
      />
      <Select
        name="Scope"
        value={view.scope}
        choose={(scope) => change({ scope })}
        choices={same('app', 'library', 'tooling', 'content', 'none')}
      />
      {/* Disabled instead of taken away, so that the focus is not lost with it. */}
      <button
        type="button"
        aria-disabled={!filtered}
        onClick={() => change({ ...firstView, sort: view.sort, descending: view.descending })}
      >
        Clear filters
      </button>
    </search>
  );
}

function Select(props: {
  name: string;
  value: string;
  choices: Choice[];
  choose: (value: string) => void;
  any?: string | undefined;
}) {
  const { name, value, choices, choose, any = 'Any' } = props;
  const isKnown = value === '' || choices.some(([each]) => each === value);
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)} disabled={choices.length === 0}>
        {!(name === 'Status' && choices.length > 0) && <option value="">{any}</option>}
        {/* An address may ask for what this report does not have: say so rather than show another choice. */}
        {!isKnown && <option value={value}>Not in this report</option>}
        {choices.map(([each, text]) => (
          <option value={each} key={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function levels({ levels: all }: TableData): Choice[] {
  return [...all.map(({ number, name }): Choice => [String(number), `${number} ${name}`]), [notJudged, 'Not judged']];
}

function same(...values: string[]): Choice[] {
  return values.map((value): Choice => [value, value]);
}
