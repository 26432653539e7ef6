import type { Move, OrganisationReport } from '../../model/organisation';
import { markdownCode, markdownText, markdownUrl, printable } from '../../report/escape';
import { shorten } from '../../report/place';
import { counts, day, failures, levelCounts, percent, practiceTitle, reasonTexts } from './figures';

// Bytes for each list: a summary holds 1 MiB on GitHub, but one that is read holds far less. All of them together, with the
// tables, stay under 60 KB.
const roomForList = 9000;
const longestText = 100;
const longestUrl = 300;
const shownMoves = 15;
const shownNames = 10;

/** Gives the report for the summary of a job, under 60 KB: levels, practices most often missing, who rose and fell, who failed. */
export function organisationMarkdown(report: OrganisationReport): string {
  const parts = [
    `## GenAIOps maturity of ${text(report.organisation)}`,
    lead(report),
    levels(report),
    practices(report),
    ...moves('Rose', '▲', report.moves.rose, report),
    ...moves('Fell', '▼', report.moves.fell, report),
    ...notJudged(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

function lead(report: OrganisationReport): string {
  const { all, judged, generative, failed, earlier, waiting } = counts(report);
  const facts = [
    day(report.date),
    `${all} ${all === 1 ? 'repository' : 'repositories'}`,
    `**${judged} judged**, ${generative} with generative AI`,
    failed > 0 &&
      `${failed} not judged by this run${earlier > 0 ? ` (of ${earlier} the result of an earlier run is shown)` : ''}`,
    waiting > 0 && `${waiting} not scanned yet`,
    `by the ${text(report.model.name)}`,
  ];
  return facts.filter(Boolean).join(' · ');
}

function levels(report: OrganisationReport): string {
  const rows = levelCounts(report);
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const before = report.trend.at(-2)?.distribution;
  return table(
    ['Level', 'Repositories', 'Share', ...(before ? ['Run before'] : [])],
    rows.map(({ number, name, count }) => [
      `${number} ${text(name)}`,
      count,
      percent(count, all),
      ...(before ? [before[number] ?? 0] : []),
    ]),
  );
}

function practices(report: OrganisationReport): string {
  const rows = report.practices.slice(0, 20).map(({ id, met, partial, absent }) => {
    return [text(practiceTitle(report.model, id)), absent, partial, met];
  });
  return `### Practices most often missing\n\n${table(['Practice', '○ absent', '◐ partial', '● met'], rows)}`;
}

function moves(title: string, mark: string, all: Move[], report: OrganisationReport): string[] {
  if (all.length === 0) return [];
  const items = all.slice(0, shownMoves).map(({ repository, from, to, practices: own }) => {
    const because = own.slice(0, 4).map((id) => text(practiceTitle(report.model, id)));
    return `- ${mark} ${linked(repository, report.server)}: level ${from} → ${to}${because.length > 0 ? ` (${because.join(', ')})` : ''}`;
  });
  return [`### ${title}`, fitted(items, all.length)];
}

function notJudged(report: OrganisationReport): string[] {
  const groups = failures(report);
  if (groups.length === 0) return [];
  const items = groups.map(({ reason, repositories }) => {
    const names = repositories.slice(0, shownNames).map(({ name }) => markdownCode(shorten(printable(name), longestText)));
    const more = repositories.length - names.length;
    return `- **${reasonTexts[reason] ?? text(reason)}**: ${repositories.length}, ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  return ['### Not judged by this run', fitted(items, items.length)];
}

/** As many of the items as there is room for, and how many are left out. */
function fitted(items: string[], all: number): string {
  let room = roomForList;
  const shown = items.filter((item) => {
    room -= Buffer.byteLength(item) + 1;
    return room >= 0;
  });
  const more = all - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${more} more: see the JSON report`] : [])].join('\n');
}

function linked(name: string, server: string): string {
  const shown = markdownCode(shorten(printable(name), longestText));
  const url = /^https?:\/\//.test(server) ? markdownUrl(`${server}/${name}`) : '';
  return url !== '' && url.length <= longestUrl ? `[${shown}](${url})` : shown;
}

function table(head: string[], rows: (string | number)[][]): string {
  return [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function text(said: string): string {
  return markdownText(shorten(printable(said), longestText));
}
