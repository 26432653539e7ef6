import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TableData } from '../rows';
import { moveFocus } from './arrows';
import { Body } from './body';
import { Filters } from './filters';
import { Head } from './head';
import { pageSize, type Shown, shownIn, tableOf } from './table';
import { complete, firstView, hashOf, type View, viewOf } from './view';

/** The table of all repositories, to sort, filter, search and turn the pages; the address of the page follows it. */
export function Explorer({ data }: { data: TableData }) {
  const table = useMemo(() => tableOf(data), [data]);
  const [view, setView] = useState(() => viewOf(location.hash) ?? firstView);
  useEffect(() => {
    const follow = () => {
      const asked = viewOf(location.hash);
      if (!asked) return;
      setView(asked);
      document.getElementById('repositories')?.scrollIntoView();
    };
    if (location.hash !== '') follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const show = (next: View) => {
    setView(next);
    // Not a new entry of the history for each letter of a search.
    history.replaceState(null, '', hashOf(next) || '#repositories');
  };
  const change = (part: Partial<View>) => show(complete({ ...view, page: 1, ...part }));
  // The best comes first where that is a number, the first letter where it is a word; then the other way round.
  const order = (sort: string) =>
    change({ sort, descending: view.sort === sort ? !view.descending : /^(level|changed|practice:.*)$/.test(sort) });
  const shown = shownIn(table, view);
  return (
    <>
      <Filters data={data} view={view} change={change} />
      <p class="shown" role="status">
        {count(shown, data.columns.name.length)}
      </p>
      <Turn shown={shown} turn={(page) => show({ ...view, page })} name="Pages, above the table" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="scroll" tabIndex={0} aria-label="Table of repositories">
        <table onKeyDown={moveFocus}>
          <caption class="unseen">
            Repositories with their practices. The heads of the columns sort; the arrow keys go from link to link within the
            table.
          </caption>
          <Head data={data} view={view} order={order} />
          <Body data={data} rows={shown.rows} />
        </table>
      </section>
      {shown.found === 0 && <p class="empty">No repository matches these filters.</p>}
      <Turn shown={shown} turn={(page) => show({ ...view, page })} name="Pages, below the table" />
    </>
  );
}

function count({ found, page, rows }: Shown, all: number): string {
  const of = found === all ? `${all} repositories` : `${found} that match, of ${all} repositories`;
  const first = (page - 1) * pageSize + 1;
  return found === 0 ? `0 of ${all} repositories match` : `${first} to ${first + rows.length - 1} of ${of}`;
}

function Turn({ shown: { page, pages }, turn, name }: { shown: Shown; turn: (page: number) => void; name: string }) {
  if (pages === 1) return null;
  const to = (target: number, text: string) => {
    const isOff = target < 1 || target > pages || target === page;
    return (
      <button type="button" aria-disabled={isOff} onClick={() => !isOff && turn(target)}>
        {text}
      </button>
    );
  };
  return (
    <nav class="turn" aria-label={name}>
      {to(1, 'First')}
      {to(page - 1, 'Previous')}
      <span>
        Page {page} of {pages}
      </span>
      {to(page + 1, 'Next')}
      {to(pages, 'Last')}
    </nav>
  );
}
