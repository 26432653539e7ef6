import type { JudgingModel, Practice, Status } from '../../model/assessment';
import { marks, missing } from '../way-up';
import { counted, type Page, practiceAnchor, Section, StatusMark, said } from './pieces';

/** The practices as a staircase: a step for each level, its practices standing on it. */
export function Picture({ page }: { page: Page }) {
  const { model, practices } = page.assessment;
  return (
    <Section id="picture" title="The practices by level">
      <p class="legend">
        {(Object.keys(marks) as Status[]).map((status) => (
          <StatusMark status={status} key={status}>
            {practices.filter((practice) => practice.status === status).length} {status}
          </StatusMark>
        ))}
      </p>
      <ol class="stairs">
        {model.levels.map((level) => (
          <Step page={page} of={level} key={level.number} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ page, of: { number, name } }: { page: Page; of: JudgingModel['levels'][number] }) {
  const { assessment } = page;
  const { level, next, practices } = assessment;
  const open = missing(assessment, number);
  const state = number <= level.number ? 'reached' : number === next?.number ? 'next' : 'ahead';
  return (
    <li class={`step ${state}`}>
      <div class="plinth">
        <h3>
          <span class="number">
            <span class="unseen">Level </span>
            {number}
          </span>{' '}
          {said(name)}
        </h3>
        <p>
          {open === 0 ? 'complete' : `${open} more needed`}
          {number === level.number && <strong>You are here</strong>}
          {number === next?.number && <strong>Next</strong>}
        </p>
      </div>
      <ul>
        {practices
          .filter((practice) => practice.level === number)
          .map((practice) => (
            <Tile page={page} practice={practice} key={practice.id} />
          ))}
      </ul>
    </li>
  );
}

function Tile({ page: { assessment }, practice }: { page: Page; practice: Practice }) {
  const { id, title, status, evidence } = practice;
  const attested = assessment.exemptions?.some((each) => each.practice === id && !each.rule && each.state === 'active');
  return (
    <li>
      <a class={`tile ${status}`} href={`#${practiceAnchor(assessment.practices, id)}`}>
        <StatusMark status={status} />
        <span class="name">{said(title)}</span>
        <span class="count">
          {[evidence.length > 0 && counted(evidence.length, 'place'), attested && 'attested'].filter(Boolean).join(' · ')}
        </span>
      </a>
    </li>
  );
}
