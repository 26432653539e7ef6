import type { Assessment, Change } from '../../model/assessment';
import { shortRevision } from '../place';
import { levelName } from '../way-up';
import { Footer, Heads, Linked, type Page, Place, PracticeLink, Section, StatusMark, said, saidPlace } from './pieces';

/** What rose and fell since the base commit, where the assessment has a comparison. */
export function Changes({ page }: { page: Page }) {
  const { comparison, level, scope } = page.assessment;
  if (!comparison) return null;
  const { base, fell, rose } = comparison;
  const since = shortRevision(base.revision);
  return (
    <Section id="changes" title={since ? `What changed since ${since}` : 'What changed'}>
      <p class="lead">
        {base.level.number === level.number
          ? `${said(levelName(level))}, as before.`
          : `From ${said(levelName(base.level))} to ${said(levelName(level))}.`}
        {base.scope !== scope && ` The scope was ${base.scope} and is ${scope}.`}
        {rose.length + fell.length === 0 && ' No practice rose or fell.'}
      </p>
      <div class="columns">
        <ChangeList page={page} title="Fell" mark="▼" changes={fell} />
        <ChangeList page={page} title="Rose" mark="▲" changes={rose} />
      </div>
    </Section>
  );
}

function ChangeList({ page, title, mark, changes }: { page: Page; title: 'Fell' | 'Rose'; mark: string; changes: Change[] }) {
  if (changes.length === 0) return null;
  return (
    <div class={`card ${title.toLowerCase()}`}>
      <h3>
        <span aria-hidden="true">{mark}</span> {title}
      </h3>
      <ul>
        {changes.map((change) => (
          <li key={change.practice}>
            <PracticeLink page={page} id={change.practice} />
            <p>
              <StatusMark status={change.from} /> <span class="to">to</span> <StatusMark status={change.to} />
            </p>
            {change.evidence && (
              <p class="where">
                {title === 'Fell' ? 'It stood at ' : 'Seen at '}
                {/* What fell stood in the base, to which no link leads. */}
                {title === 'Fell' ? (
                  <span class="place">{saidPlace(change.evidence)}</span>
                ) : (
                  <Place at={change.evidence} link={page.link} />
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was required and what was found, where a policy applies. */
export function Policies({ page }: { page: Page }) {
  const policies = page.assessment.policies ?? [];
  if (policies.length === 0) return null;
  return (
    <Section id="policies" title="Policies">
      <table>
        <Heads names={['Policy', 'Required', 'Found']} />
        <tbody>
          {policies.map(({ id, required, found, passed, advice }) => (
            <tr key={`${id} ${required}`} class={passed ? 'passed' : 'failed'}>
              <th scope="row">
                {said(id)} <b>{passed ? '✓ passed' : '✕ failed'}</b>
              </th>
              <td>{said(required)}</td>
              <td>
                {said(found)}
                {advice && <p class="advice">{said(advice)}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What could not be judged, collapsed. */
export function Diagnostics({ page }: { page: Page }) {
  const { diagnostics } = page.assessment;
  if (diagnostics.length === 0) return null;
  return (
    <Section id="diagnostics" title="Not judged">
      <details>
        <summary>
          {diagnostics.length} {diagnostics.length === 1 ? 'place' : 'places'} could not be judged, which is not the same as
          absent
        </summary>
        <table>
          <Heads names={['Path', 'Why']} />
          <tbody>
            {diagnostics.map(({ path, kind, message }) => (
              <tr key={`${path} ${kind} ${message}`}>
                <th scope="row" class="place">
                  {said(path)}
                </th>
                <td>
                  <b>{said(kind)}</b>: {said(message)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

/** By what the report was made and of what, so that it can be made again. */
export function About({ page: { assessment } }: { page: Page }) {
  const { tool, source, model } = assessment;
  const facts = [
    ['Tool', `${tool.name} ${tool.version}`],
    ['Rules', tool.rules],
    ['Repository', source.id],
    ['Revision', source.revision ?? (source.kind === 'worktree' ? 'the work tree' : 'none')],
  ] as const;
  return (
    <Footer facts={facts}>
      An estimate by the <Linked to={model.source}>{said(model.name)}</Linked>, from what the files of the repository show.{' '}
      {completions(assessment)}. A level counts when those below it are complete.
    </Footer>
  );
}

/** "Levels 1 to 3 are complete with 2 of 3 practices, Level 4 with these 2: …": levels that are alike are said once. */
function completions({ model, practices }: Assessment): string {
  const texts = model.levels.map(({ number, complete: { met, of } }) => {
    const own = practices.filter(({ level }) => level === number);
    if (of.length === own.length) return met === of.length ? `all ${met} practices` : `${met} of ${of.length} practices`;
    const titles = own.filter(({ id }) => of.includes(id)).map(({ title }) => `“${said(title)}”`);
    return `${met === of.length ? '' : `${met} of `}${titles.join(', ')}`;
  });
  const parts = texts.flatMap((text, index) => {
    if (text === texts[index - 1]) return [];
    const last = texts.findIndex((other, at) => at > index && other !== text);
    const end = last < 0 ? texts.length : last;
    return `${end - index > 1 ? `Levels ${index + 1} to ${end}` : `Level ${index + 1}`} with ${text}`;
  });
  return `Complete ${texts.length === 1 ? 'is' : 'are'} ${parts.join('; ')}`;
}
