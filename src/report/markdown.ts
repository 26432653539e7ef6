import type { Assessment, Change, Gap } from '../model/assessment';
import { exemptedPractices, strongest } from '../model/practice';
import { markdownCode, markdownText, markdownUrl, printable } from './escape';
import { doubt, place, shorten, shortRevision } from './place';
import { changeText, choice, exemptionText, levelName, marks, practiceCount, title, wayUp, wayUpHeading } from './way-up';

/** Gives the address of a place, where it has one. */
export type Link = (location: Gap['location']) => string | undefined;

// A summary has a limit of 64 KiB, which a handful of hostile names must not use up.
const longestText = 400;
const longestUrl = 600;

/** Gives the Markdown report, for the summary of a check run or a job. */
export function markdown(assessment: Assessment, options: { link?: Link; notes?: readonly string[] } = {}): string {
  const link = options.link ?? (() => undefined);
  const notes = (options.notes ?? []).map((note) => `> ${markdownText(short(note))}`);
  const above = [...comparison(assessment), ...policies(assessment), ...notes];
  const parts =
    assessment.scope === 'none'
      ? ['## No generative AI found', 'There is no maturity level to estimate.', ...above]
      : [heading(assessment), ...above, table(assessment, link), ...way(assessment, link), ...exemptions(assessment)];
  return `${[...parts, ...diagnostics(assessment)].join('\n\n')}\n`;
}

/** Gives what a comment on a pull request says: what rose or fell and which policies failed; undefined where that is nothing. */
export function commentMarkdown(assessment: Assessment): string | undefined {
  const { comparison: compared, policies: all = [] } = assessment;
  const moved = compared && compared.rose.length + compared.fell.length > 0;
  if (!moved && all.every(({ passed }) => passed)) return undefined;
  return `${[`**${markdownText(title(assessment))}**`, ...comparison(assessment), ...policies(assessment)].join('\n\n')}\n`;
}

function comparison({ comparison: compared, level }: Assessment): string[] {
  if (!compared) return [];
  const revision = markdownCode(shortRevision(compared.base.revision)) || 'the base';
  const { number } = compared.base.level;
  const moved = number === level.number ? `still level ${number}` : `**level ${number} → ${level.number}**`;
  const item = (mark: string, one: Change, hasFallen: boolean) =>
    `- ${mark} **${markdownText(short(one.practice))}** ${markdownText(short(changeText(one, hasFallen)))}`;
  const items = [...compared.fell.map((one) => item('▼', one, true)), ...compared.rose.map((one) => item('▲', one, false))];
  return ['### Change', `Compared with ${revision}: ${moved}.`, items.join('\n') || 'No practice rose or fell.'];
}

function exemptions({ exemptions: all = [], attestedLevel, asOf }: Assessment): string[] {
  if (all.length === 0) return [];
  const figure = attestedLevel ? `With attestations: **${markdownText(levelName(attestedLevel))}**` : 'None of them counts';
  const items = all.map((one) => `- ${markdownText(short(exemptionText(one)))}`);
  return [
    '### Exemptions',
    `${figure}, as of ${markdownText(asOf ?? '')}. The level above counts none of them.`,
    items.join('\n'),
  ];
}

function heading(assessment: Assessment): string {
  const { needed, next } = wayUp(assessment);
  const revision = shortRevision(assessment.source.revision);
  const facts = [
    next && `**${practiceCount(needed)} to ${markdownText(levelName(next))}**`,
    assessment.scope,
    markdownCode(short(assessment.source.id)),
    revision && markdownCode(revision),
    `by the ${modelLink(assessment)}`,
  ];
  return `## ${markdownText(levelName(assessment.level))}\n\n${facts.filter(Boolean).join(' · ')}`;
}

function modelLink({ model: { name, source } }: Assessment): string {
  const url = /^https?:/.test(source) ? markdownUrl(source) : '';
  return url !== '' && url.length <= longestUrl ? `[${markdownText(short(name))}](${url})` : markdownText(short(name));
}

function table(assessment: Assessment, link: Link): string {
  const exempted = exemptedPractices(assessment);
  const rows = assessment.practices.map((practice) => {
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
      `${marks[practice.status]} ${practice.status}${doubt(practice)}${exempted.has(practice.id) ? ', exempted' : ''}`,
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
    ({ id, required, found, passed, advice }) =>
      `- ${passed ? 'Passed' : '**Failed**'}: ${markdownText(short(id))}, required ${markdownText(short(required))}, found ${markdownText(short(found))}${advice ? `. ${markdownText(short(advice))}` : ''}`,
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
