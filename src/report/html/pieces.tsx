import type { ComponentChildren, JSX } from 'preact';
import type { Assessment, Gap, Practice, Status } from '../../model/assessment';
import { printable } from '../escape';
import type { Link } from '../markdown';
import { place, shorten } from '../place';

/** What every part of the page is drawn from. */
export interface Page {
  assessment: Assessment;
  link: Link;
}

// Columns: more than any honest text or path needs.
const longestText = 400;
const longestPlace = 160;

/** Gives a stranger's text as it can be shown: on one line, nothing hidden, of a bearable length. */
export function said(text: string): string {
  return shorten(uncrowded(printable(text)), longestText);
}

/** Gives `path:line` likewise. */
export function saidPlace(at: Gap['location']): string {
  return place({ ...at, path: uncrowded(printable(at.path)) }, longestPlace);
}

// No language sets more marks than these on one letter; a hundred would paint over the lines above.
function uncrowded(text: string): string {
  return text.replace(/(\p{M}{4})\p{M}+/gu, '$1…');
}

/** Gives the address if a browser may follow it, which a `javascript:` address is not; else undefined. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** Text that leads to an address, where there is one that a browser may follow. */
export function Linked({ to, class: name, children }: { to: string | undefined; class?: string; children: ComponentChildren }) {
  const address = webAddress(to);
  return address ? (
    <a class={name} href={address}>
      {children}
    </a>
  ) : (
    <span class={name}>{children}</span>
  );
}

/** `path:line`, with a link to the line where there is one. */
export function Place({ at, link }: { at: Gap['location']; link?: Link }) {
  return (
    <Linked to={link?.(at)} class="place">
      {saidPlace(at)}
    </Linked>
  );
}

/** A line of the repository, with its number. */
export function Excerpt({ at }: { at: Gap['location'] }) {
  if (at.excerpt.trim() === '') return null;
  return (
    <p class="excerpt">
      <span aria-hidden="true">{at.line}</span>
      <code>{said(at.excerpt)}</code>
    </p>
  );
}

const shapes: Record<Status, JSX.Element> = {
  met: (
    <>
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M5.8 10.4l2.9 2.9 5.6-6.2" class="tick" />
    </>
  ),
  partial: (
    <>
      <circle cx="10" cy="10" r="8" class="ring" />
      <path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor" />
    </>
  ),
  absent: <circle cx="10" cy="10" r="8" class="ring dashed" />,
};

/** A status as a shape and a word: a tick, a half, an empty ring. */
export function StatusMark({ status, children }: { status: Status; children?: ComponentChildren }) {
  return (
    <span class={`status ${status}`}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {shapes[status]}
      </svg>
      {children ?? status}
    </span>
  );
}

/** A part of the page under a heading of its own, reachable as `#id`. */
export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** Links to the parts of the page that it has: id, name, and whether it is shown. */
export function Parts({ parts }: { parts: readonly (readonly [id: string, name: string, shown: unknown])[] }) {
  return (
    <nav aria-label="Parts of the report">
      <ul>
        {parts
          .filter(([, , shown]) => shown)
          .map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** The row of heads of a table's columns. */
export function Heads({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The end of the page: by what it was made and of what, and how to read it. */
export function Footer({
  facts,
  children,
}: {
  facts: readonly (readonly [name: string, value: string])[];
  children: ComponentChildren;
}) {
  return (
    <footer>
      <h2>About this report</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said(value)}</dd>
          </div>
        ))}
      </dl>
      <p>{children}</p>
    </footer>
  );
}

// By position, since an id could be anything that a rule file says.
/** Gives the id of a practice's entry on the page. */
export function practiceAnchor(practices: readonly Practice[], id: string): string {
  return `practice-${practices.findIndex((practice) => practice.id === id) + 1}`;
}

/** The title of a practice, leading to its entry; the id where the assessment does not have it. */
export function PracticeLink({ page, id }: { page: Page; id: string }) {
  const { practices } = page.assessment;
  const practice = practices.find((each) => each.id === id);
  return practice ? <a href={`#${practiceAnchor(practices, id)}`}>{said(practice.title)}</a> : <span>{said(id)}</span>;
}

/** Gives "1 place" or "3 places". */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
