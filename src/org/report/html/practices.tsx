import type { OrganisationReport } from '../../../model/organisation';
import { Section, StatusMark, said } from '../../../report/html/pieces';
import { practiceTitle } from '../figures';
import { Bar } from './bars';

const statuses = ['met', 'partial', 'absent'] as const;

/** How many repositories have each practice, the one most often missing first. Each leads to those without it in the table. */
export function MissingPractices({ report }: { report: OrganisationReport }) {
  if (report.practices.length === 0) return null;
  const most = Math.max(...report.practices.map(({ met, partial, absent }) => met + partial + absent), 1);
  return (
    <Section id="practices" title="Practices most often missing">
      <p class="lead">
        Of {most} {most === 1 ? 'repository' : 'repositories'} with generative AI.
      </p>
      <ol class="bars practices card">
        {report.practices.map((practice) => (
          <li key={practice.id}>
            <a href={`#practice=${encodeURIComponent(practice.id)}&status=absent`}>
              {said(practiceTitle(report.model, practice.id))}
            </a>
            <Bar parts={statuses.map((name) => ({ name, amount: practice[name] }))} most={most} />
            <span class="number">
              {statuses.map((status) => (
                <StatusMark status={status} key={status}>
                  <span>
                    {practice[status]} <span class="unseen">{status}</span>
                  </span>
                </StatusMark>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
