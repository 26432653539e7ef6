/** What the table shows: its order, filters and page. The address of the page holds it after `#`, so that a view can be shared. */
export interface View {
  sort: string;
  descending: boolean;
  search: string;
  level: string;
  practice: string;
  status: string;
  team: string;
  visibility: string;
  scope: string;
  page: number;
}

/** The view that a reader begins with. */
export const firstView: View = {
  ...{ sort: 'name', descending: false, search: '', page: 1 },
  ...{ level: '', practice: '', status: '', team: '', visibility: '', scope: '' },
};

const texts = ['search', 'level', 'practice', 'status', 'team', 'visibility', 'scope'] as const;
const longest = 500;

/** Gives the view that an address names after `#`; undefined where it names a part of the page instead. */
export function viewOf(hash: string): View | undefined {
  const text = hash.replace(/^#/, '');
  if (text !== '' && !text.includes('=')) return undefined;
  const said = new URLSearchParams(text.slice(0, 20 * longest));
  const view = { ...firstView };
  for (const key of texts) view[key] = (said.get(key) ?? '').slice(0, longest);
  const sort = (said.get('sort') ?? '').slice(0, longest);
  if (sort.replace('-', '') !== '') Object.assign(view, { sort: sort.replace(/^-/, ''), descending: sort.startsWith('-') });
  view.page = Math.max(1, Math.min(1_000_000, Math.floor(Number(said.get('page'))) || 1));
  return complete(view);
}

/** Gives the view as an address names it after `#`; empty for the first view. */
export function hashOf(view: View): string {
  const said = new URLSearchParams();
  for (const key of texts) if (view[key] !== '') said.set(key, view[key]);
  if (view.sort !== firstView.sort || view.descending) said.set('sort', `${view.descending ? '-' : ''}${view.sort}`);
  if (view.page > 1) said.set('page', String(view.page));
  return said.size === 0 ? '' : `#${said}`;
}

/** A practice is asked for with a status: absent, if none was named. */
export function complete(view: View): View {
  return { ...view, status: view.practice === '' ? '' : view.status || 'absent' };
}
