import picocolors from 'picocolors';
import stringWidth from 'string-width';
import type { Move, OrganisationReport } from '../../model/organisation';
import { printableAnywhere } from '../../report/escape';
import { shorten } from '../../report/place';
import type { Terminal } from '../../report/text';
import { counts, day, failures, levelCounts, percent, practiceTitle, reasonTexts } from './figures';

interface Page {
  width: number;
  colors: ReturnType<typeof picocolors.createColors>;
}

const widestLabel = 28;
const shownPractices = 6;
const shownMoves = 5;
const shownFailures = 5;

/** Gives the report for a terminal, 40 to 120 columns wide, in short: levels, practices most often missing, moves, failures. */
export function organisationText(report: OrganisationReport, terminal: Terminal): string {
  const width = Math.max(40, Math.min(120, Math.floor(terminal.width) || 80));
  const page = { width, colors: picocolors.createColors(terminal.color) };
  const sections = [
    header(report, page),
    levels(report, page),
    practices(report, page),
    moves('Rose', '▲', report.moves.rose, page, page.colors.green),
    moves('Fell', '▼', report.moves.fell, page, page.colors.red),
    notJudged(report, page),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function header(report: OrganisationReport, page: Page): string[] {
  const { bold, cyan, dim, yellow } = page.colors;
  const { all, judged, generative, failed, waiting } = counts(report);
  const others = [failed > 0 && `${failed} not judged by this run`, waiting > 0 && `${waiting} not scanned yet`].filter(Boolean);
  return [
    bold(cyan(shorten(`GenAIOps maturity of ${printableAnywhere(report.organisation)}`, page.width))),
    dim(shorten(`${day(report.date)} · ${all} repositories · ${judged} judged, ${generative} with generative AI`, page.width)),
    dim(shorten(`by the ${printableAnywhere(report.model.name)}`, page.width)),
    ...(others.length > 0 ? [yellow(shorten(others.join(' · '), page.width))] : []),
  ];
}

function levels(report: OrganisationReport, { width, colors }: Page): string[] {
  const rows = levelCounts(report);
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const digits = String(all).length;
  const labels = rows.map(({ number, name }) => shorten(`Level ${number} ${printableAnywhere(name)}`, widestLabel));
  const wide = Math.max(...labels.map((label) => stringWidth(label))) + 1;
  const room = width - wide - 1 - digits - 6;
  return rows.map(({ count }, index) => {
    const bar = '■'.repeat(all === 0 ? 0 : Math.ceil((count / all) * room));
    const label = pad(labels[index]!, wide);
    return `${colors.bold(label)} ${String(count).padStart(digits)} ${colors.dim(percent(count, all).padStart(4))} ${colors.cyan(bar)}`;
  });
}

function practices(report: OrganisationReport, { width, colors }: Page): string[] {
  const { bold, dim, green, yellow } = colors;
  const missing = report.practices.filter(({ partial, absent }) => partial + absent > 0).slice(0, shownPractices);
  if (missing.length === 0) return [];
  const digits = Math.max(...missing.map(({ met, partial, absent }) => String(Math.max(met, partial, absent)).length));
  const number = (count: number) => String(count).padStart(digits);
  const room = width - 8 - 3 * (digits + 2);
  return [
    bold(shorten('Practices most often missing (○ absent, ◐ partial, ● met)', width)),
    ...missing.map(({ id, met, partial, absent }) => {
      const title = pad(shorten(printableAnywhere(practiceTitle(report.model, id)), room), room);
      return `  ${title}  ${dim(`○ ${number(absent)}`)} ${yellow(`◐ ${number(partial)}`)} ${green(`● ${number(met)}`)}`;
    }),
  ];
}

function moves(title: string, mark: string, all: Move[], { width, colors }: Page, paint: (text: string) => string): string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, shownMoves).map(({ repository, from, to }) => {
    const moved = `  level ${from} → ${to}`;
    return `  ${paint(mark)} ${shorten(printableAnywhere(repository), width - 4 - moved.length)}${moved}`;
  });
  return [colors.bold(`${title}: ${all.length}`), ...shown, ...rest(all.length - shown.length)];
}

function notJudged(report: OrganisationReport, { width, colors }: Page): string[] {
  const groups = failures(report);
  if (groups.length === 0) return [];
  const shown = groups.slice(0, shownFailures).map(({ reason, repositories }) => {
    const names = repositories.slice(0, 3).map(({ name }) => printableAnywhere(name));
    const more = repositories.length - names.length;
    const head = `  ${repositories.length} ${reasonTexts[reason] ?? printableAnywhere(reason)}: `;
    const tail = more > 0 ? ` and ${more} more` : '';
    return shorten(head, width) + shorten(names.join(', '), Math.max(0, width - head.length - tail.length)) + tail;
  });
  return [colors.bold('Not judged by this run'), ...shown, ...rest(groups.length - shown.length)];
}

function rest(more: number): string[] {
  return more > 0 ? [`  ${more} more: see the JSON report`] : [];
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
