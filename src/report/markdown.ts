import type { Assessment, Gap, Practice } from '../model/assessment';
import { markdownCode, markdownText, markdownUrl, printable } from './escape';
import { doubt, place, shorten, shortRevision, strongest } from './place';
import { choice, levelName, marks, practiceCount, wayUp, wayUpHeading } from './way-up';

/** Gives the address of a place, where it has one. */
export type Link = (location: Gap['location']) => string | undefined;

// A summary has a limit of 64 KiB, which a handful of hostile names must not use up.
const longestText = 400;
const longestUrl = 600;

/** Gives the Markdown report, for the summary of a check run or a job. */
export function markdown(assessment: Assessment, options: { link?: Link } = {}): string {
  const link = options.link ?? (() => undefined);
  const parts =
    assessment.scope === 'none'
      ? ['## No generative AI found', 'There is no maturity level to estimate.']
      : [heading(assessment), table(assessment.practices, link), ...way(assessment, link)];
  return `${[...parts, ...policies(assessment), ...diagnostics(assessment)].join('\n\n')}\n`;
}

function heading(assessment: Assessment): string {
  const { needed, next } = wayUp(assessment);
  const revision = shortRevision(assessment.source.revision);
  const facts = [
    next && `**${practiceCount(needed)} to ${markdownText(levelName(next))}**`,
    assessment.scope,
    markdownCode(short(assessment.source.id)),
    revision && markdownCode(revision),
  ];
  return `## ${markdownText(levelName(assessment.level))}\n\n${facts.filter(Boolean).join(' · ')}`;
}

function table(practices: readonly Practice[], link: Link): string {
  const rows = practices.map((practice) => {
    const evidence = strongest(practice);
    const more = practice.evidence.length > 1 ? ` +${practice.evidence.length - 1} more` : '';
    const where = evidence ? linked(evidence, link) + more : '';
    const why = [
      evidence && markdownText(short(evidence.reason)),
      practice.techniques?.length && `Techniques: ${practice.techniques.map((name) => markdownText(short(name))).join(', ')}`,
    ];
    return [
      practice.level,
      markdownText(practice.title),
      `${marks[practice.status]} ${practice.status}${doubt(practice)}`,
      where,
      why.filter(Boolean).join(' · '),
    ];
  });
  return [['Level', 'Practice', 'Status', 'Evidence', 'Why'], Array(5).fill('---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function way(assessment: Assessment, link: Link): string[] {
  const up = wayUp(assessment);
  if (up.groups.length === 0) return [];
  const titles = new Map(assessment.practices.map((practice) => [practice.id, practice.title]));
  const item = (gap: Gap) =>
    `- **${markdownText(titles.get(gap.practice) ?? gap.practice)}** (${gap.status}, at ${linked(gap.location, link)}): ${markdownText(short(gap.advice))}`;
  const groups = up.groups.flatMap((group) => [
    ...(up.groups.length > 1 ? [`Level ${group.level}: ${choice(group)}`] : []),
    group.gaps.map(item).join('\n'),
  ]);
  return ['### Way up', markdownText(wayUpHeading(up)), ...groups];
}

function policies(assessment: Assessment): string[] {
  const lines = (assessment.policies ?? []).map(
    ({ id, required, found, passed }) =>
      `- ${passed ? 'Passed' : '**Failed**'}: ${markdownText(short(id))}, required ${markdownText(short(required))}, found ${markdownText(short(found))}`,
  );
  return lines.length > 0 ? ['### Policies', lines.join('\n')] : [];
}

function diagnostics({ diagnostics: { length } }: Assessment): string[] {
  if (length === 0) return [];
  return [`${length} ${length === 1 ? 'diagnostic' : 'diagnostics'} on what could not be judged: see the JSON report.`];
}

function linked(location: Gap['location'], link: Link): string {
  const shown = markdownCode(place(location, 100));
  const url = markdownUrl(link(location) ?? '');
  return url !== '' && url.length <= longestUrl ? `[${shown}](${url})` : shown;
}

function short(text: string): string {
  return shorten(printable(text), longestText);
}
