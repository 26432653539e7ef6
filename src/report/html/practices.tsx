import type { Gap, Practice, PracticeEvidence } from '../../model/assessment';
import { strongest } from '../../model/practice';
import { choice, levelName, missing, type WayUpGroup, wayUp } from '../way-up';
import { counted, Excerpt, type Page, Place, PracticeLink, practiceAnchor, Section, StatusMark, said } from './pieces';

/** The shortest way to the next level; nothing where there is none. */
export function WayUp({ page }: { page: Page }) {
  const { groups, next } = wayUp(page.assessment);
  if (!next || groups.length === 0) return null;
  return (
    <Section id="way" title={`The way to ${said(levelName(next))}`}>
      {groups.map((group) => (
        <div key={group.level}>
          {groups.length > 1 ? (
            <h3>
              Level {group.level}: {needed(group)}
            </h3>
          ) : (
            <p class="lead">{needed(group)}.</p>
          )}
          <ul class="ways">
            {group.gaps.map((gap) => (
              <li key={gap.practice}>
                <StatusMark status={gap.status} />
                <p class="name">
                  <PracticeLink page={page} id={gap.practice} />
                </p>
                <p>{said(gap.advice)}</p>
                <p class="where">
                  Where to begin: <Place at={gap.location} link={page.link} />
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function needed(group: WayUpGroup): string {
  if (group.gaps.length === 1) return 'this practice is needed';
  return group.needed === 1 ? 'any one of these practices is enough' : `${choice(group)} these practices are needed`;
}

/** Each practice with its evidence and, where it is not met, what is missing. */
export function Practices({ page }: { page: Page }) {
  const { assessment } = page;
  const { model, practices } = assessment;
  return (
    <Section id="practices" title="The evidence">
      {model.levels.map(({ number, name }) => {
        const own = practices.filter((practice) => practice.level === number);
        const met = own.filter((practice) => practice.status === 'met').length;
        const open = missing(assessment, number);
        return (
          <div class="level" key={number}>
            <h3>
              Level {number} {said(name)}
              <small>
                {met} of {own.length} met, {open === 0 ? 'complete' : `${open} more needed`}
              </small>
            </h3>
            {own.map((practice) => (
              <Entry page={page} practice={practice} key={practice.id} />
            ))}
          </div>
        );
      })}
    </Section>
  );
}

function Entry({ page, practice }: { page: Page; practice: Practice }) {
  const { practices, gaps } = page.assessment;
  const { id, title, status, confidence, techniques = [], evidence } = practice;
  const first = strongest(practice);
  const gap = gaps.find((each) => each.practice === id);
  const anchor = practiceAnchor(practices, id);
  return (
    <article id={anchor} aria-labelledby={`${anchor}-title`} class={status}>
      <div class="side">
        <h4 id={`${anchor}-title`}>{said(title)}</h4>
        <p>
          <StatusMark status={status} />
          {status === 'met' && <span class="confidence">{confidence} confidence</span>}
        </p>
        {techniques.length > 0 && (
          <p class="techniques">
            Techniques:{' '}
            {techniques.map((name, index) => (
              <span key={name}>
                {index > 0 && ', '}
                {said(name)}
              </span>
            ))}
          </p>
        )}
      </div>
      <div class="body">
        {first ? <Found page={page} evidence={first} reason /> : <p class="nothing">Nothing was found for it.</p>}
        {evidence.length > 1 && <More page={page} evidence={evidence.filter((each) => each !== first)} />}
        {gap && <Missing page={page} gap={gap} />}
      </div>
    </article>
  );
}

function Missing({ page, gap }: { page: Page; gap: Gap }) {
  return (
    <div class="missing">
      <p>
        <b>To do.</b> {said(gap.advice)}
      </p>
      {gap.status === 'absent' && (
        <p class="where">
          Where to begin: <Place at={gap.location} link={page.link} />
        </p>
      )}
    </div>
  );
}

/** The other places, each reason said once. */
function More({ page, evidence }: { page: Page; evidence: PracticeEvidence[] }) {
  const groups = new Map<string, PracticeEvidence[]>();
  for (const each of evidence) {
    const key = `${each.supports} ${each.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return (
    <details>
      <summary>{counted(evidence.length, 'more place')}</summary>
      {[...groups].map(([key, group]) => (
        <div class="group" key={key}>
          <p class="reason">
            {group[0]!.supports === 'partial' && <b>Partial. </b>}
            {said(group[0]!.reason)}
          </p>
          <ul>
            {group.map((each) => (
              <li key={`${each.path}:${each.line}`}>
                <Found page={page} evidence={each} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Found({ page, evidence, reason = false }: { page: Page; evidence: PracticeEvidence; reason?: boolean }) {
  return (
    <div class="found">
      {reason && <p class="reason">{said(evidence.reason)}</p>}
      <p class="where">
        <Place at={evidence} link={page.link} />
        {evidence.technique && <span class="technique">{said(evidence.technique)}</span>}
      </p>
      <Excerpt at={evidence} />
    </div>
  );
}
