import type { TableData } from '../rows';
import type { View } from './view';

type Order = (sort: string) => void;

/** The heads of the columns: practices under their levels, each a button that sorts. */
export function Head({ data, view, order }: { data: TableData; view: View; order: Order }) {
  const numbers = [...new Set(data.practices.map(({ level }) => level))];
  const of = (number: number) => data.practices.filter(({ level }) => level === number);
  const shared = { view, order };
  return (
    <thead>
      <tr>
        <td colSpan={2} />
        {numbers.map((number) => (
          <th scope="colgroup" colSpan={of(number).length} class="group" key={number}>
            Level {number}
          </th>
        ))}
        <td colSpan={6} class="first" />
      </tr>
      <tr>
        <Sortable id="name" text="Repository" {...shared} />
        <Sortable id="level" text="Level" {...shared} />
        {numbers.map((number) =>
          of(number).map(({ id, short, title }, index) => (
            <Sortable id={`practice:${id}`} text={short} title={title} isFirst={index === 0} {...shared} key={id} />
          )),
        )}
        <Sortable id="scope" text="Scope" isFirst {...shared} />
        <Sortable id="language" text="Language" {...shared} />
        <Sortable id="teams" text="Teams" {...shared} />
        <Sortable id="visibility" text="Visibility" {...shared} />
        <Sortable id="changed" text="Level since" {...shared} />
        <Sortable id="failure" text="Not judged because" {...shared} />
      </tr>
    </thead>
  );
}

interface Named {
  id: string;
  text: string;
  /** The full title of a practice, whose text stands upright. */
  title?: string;
  isFirst?: boolean;
  view: View;
  order: Order;
}

function Sortable({ id, text, title, isFirst, view, order }: Named) {
  const sorted = view.sort === id ? (view.descending ? 'descending' : 'ascending') : 'none';
  const kind = [title && 'upright', isFirst && 'first', id === 'name' && 'name'].filter(Boolean).join(' ');
  return (
    <th scope="col" aria-sort={sorted} class={kind}>
      <button type="button" onClick={() => order(id)} title={title}>
        <span class="text">{text}</span>
        {title && <span class="unseen">: {title}</span>}
        <span class="arrow" aria-hidden="true">
          {sorted === 'none' ? '↕' : sorted === 'ascending' ? '▲' : '▼'}
        </span>
      </button>
    </th>
  );
}
