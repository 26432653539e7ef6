import picocolors from 'picocolors';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Assessment, Practice, Status } from '../model/assessment';
import { strongest } from '../model/practice';
import { printable, printableAnywhere } from './escape';
import { doubt, place, shorten, shortRevision } from './place';
import { changeText, choice, exemptionText, levelName, marks, missing, practiceCount, wayUp, wayUpHeading } from './way-up';

/** Where a text report is shown: columns, and whether colours are wanted. */
export interface Terminal {
  width: number;
  color: boolean;
}

type Paint = (text: string) => string;
type Colors = ReturnType<typeof picocolors.createColors>;

interface Page {
  width: number;
  colors: Colors;
}

const indent = ' '.repeat(13);
const shownDiagnostics = 5;
// Columns: more than any honest message needs.
const longest = 500;

/** Gives the report for a terminal, 40 to 120 columns wide: level, practices, the way up, what could not be judged. */
export function text(assessment: Assessment, terminal: Terminal): string {
  const width = Math.max(40, Math.min(120, Math.floor(terminal.width) || 80));
  const page = { width, colors: picocolors.createColors(terminal.color) };
  const sections =
    assessment.scope === 'none'
      ? [
          lines('No generative AI found, so there is no maturity level to estimate.', '', page),
          comparison(assessment, page),
          diagnostics(assessment, page),
          policies(assessment, page),
        ]
      : [
          header(assessment, page),
          comparison(assessment, page),
          ...levels(assessment, page),
          way(assessment, page),
          exemptions(assessment, page),
          diagnostics(assessment, page),
          policies(assessment, page),
        ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function header(assessment: Assessment, page: Page): string[] {
  const { bold, cyan, dim } = page.colors;
  const { needed, next } = wayUp(assessment);
  const top = assessment.model.levels.length;
  const reached = Math.min(assessment.level.number, top);
  const gauge = '■'.repeat(reached) + '□'.repeat(top - reached);
  const inset = ' '.repeat(gauge.length + 2);
  const revision = shortRevision(assessment.source.revision);
  const id = shorten(printable(assessment.source.id), page.width - inset.length - assessment.scope.length - revision.length - 6);
  return [
    `${cyan(gauge)}  ${bold(cyan(levelName(assessment.level)))}`,
    ...(next ? [`${inset}${practiceCount(needed)} to ${levelName(next)}`] : []),
    inset + dim([assessment.scope, id, revision].filter(Boolean).join(' · ')),
    ...lines(`by the ${assessment.model.name}`, inset, page, dim),
  ];
}

function levels(assessment: Assessment, page: Page): string[][] {
  return assessment.model.levels.map(({ number }) => {
    const own = assessment.practices.filter((practice) => practice.level === number);
    const met = own.filter((practice) => practice.status === 'met').length;
    const open = missing(assessment, number);
    const state = open === 0 ? 'complete' : `${open} more needed`;
    const heading = `${page.colors.bold(`Level ${number}`)}  ${page.colors.dim(`${met} of ${own.length} met, ${state}`)}`;
    return [heading, ...own.flatMap((practice) => entry(practice, page))];
  });
}

function entry(practice: Practice, page: Page): string[] {
  const first = strongest(practice);
  const more = (practice.evidence.length > 1 ? `  +${practice.evidence.length - 1} more` : '') + doubt(practice);
  const room = page.width - indent.length - more.length;
  return [
    ...titleLines(practice.status, practice.title, page),
    ...(first ? pair(place(first, room) + more, first.reason, indent, page) : []),
    ...(practice.techniques?.length ? lines(`techniques: ${practice.techniques.join(', ')}`, indent, page, page.colors.dim) : []),
  ];
}

function titleLines(status: Status, title: string, page: Page): string[] {
  const { green, yellow, dim } = page.colors;
  const paint = { met: green, partial: yellow, absent: dim }[status];
  const [first = '', ...rest] = lines(title, indent, page);
  return [`  ${paint(`${marks[status]} ${status.padEnd(8)}`)} ${first.slice(indent.length)}`, ...rest];
}

function way(assessment: Assessment, page: Page): string[] {
  const { bold, dim } = page.colors;
  const up = wayUp(assessment);
  if (up.groups.length === 0) return [];
  const titles = new Map(assessment.practices.map((practice) => [practice.id, practice.title]));
  const groups = up.groups.flatMap((group) => [
    ...(up.groups.length > 1 ? [`Level ${group.level}: ${choice(group)}`] : []),
    ...group.gaps.flatMap((gap) => [
      ...titleLines(gap.status, titles.get(gap.practice) ?? gap.practice, page),
      ...lines(gap.advice, indent, page),
      `${indent}${dim(`at ${place(gap.location, page.width - indent.length - 3)}`)}`,
    ]),
  ]);
  return [bold(wayUpHeading(up)), ...groups];
}

function diagnostics(assessment: Assessment, page: Page): string[] {
  const all = assessment.diagnostics;
  if (all.length === 0) return [];
  const shown = all.slice(0, shownDiagnostics).flatMap(({ path, kind, message }) => {
    const where = shorten(printable(path), page.width - 2);
    return pair(where, `${kind}: ${message}`, '  ', page);
  });
  const more = all.length - shownDiagnostics;
  return [page.colors.bold(`Not judged: ${all.length}`), ...shown, ...(more > 0 ? [`  ${more} more: see --format json`] : [])];
}

function policies(assessment: Assessment, page: Page): string[] {
  const { bold, dim, green, red } = page.colors;
  return (assessment.policies ?? []).flatMap(({ id, required, found, passed, advice }) => {
    const paint = passed ? green : red;
    return [
      ...lines(`Policy ${passed ? 'passed' : 'FAILED'}: ${id}, required ${required}, found ${found}`, '', page, (line) =>
        bold(paint(line)),
      ),
      ...(advice ? lines(advice, '  ', page, dim) : []),
    ];
  });
}

function comparison({ comparison: compared, level }: Assessment, page: Page): string[] {
  if (!compared) return [];
  const { bold, dim, green, red } = page.colors;
  const revision = shortRevision(compared.base.revision);
  const moved =
    compared.base.level.number === level.number
      ? `still level ${level.number}`
      : `level ${compared.base.level.number} → ${level.number}`;
  const heading = `${bold('Compared with')} ${dim(revision || 'the base')}${bold(`: ${moved}`)}`;
  const fell = compared.fell.flatMap((one) => lines(`▼ ${one.practice} ${changeText(one, true)}`, '  ', page, red));
  const rose = compared.rose.flatMap((one) => lines(`▲ ${one.practice} ${changeText(one, false)}`, '  ', page, green));
  const none = fell.length + rose.length === 0 ? [`  ${dim('no practice rose or fell')}`] : [];
  return [heading, ...fell, ...rose, ...none];
}

function exemptions({ exemptions: all = [], attestedLevel, asOf }: Assessment, page: Page): string[] {
  if (all.length === 0) return [];
  const { bold, dim, yellow } = page.colors;
  const figure = attestedLevel ? `, with attestations ${printable(levelName(attestedLevel))}` : '';
  return [
    `${bold(`Exemptions as of ${printable(asOf ?? '')}`)}${figure}`,
    ...all.flatMap((one) => lines(exemptionText(one), '  ', page, one.state === 'active' ? dim : yellow)),
  ];
}

// A place and what is said of it: on one line where both fit.
function pair(where: string, what: string, inset: string, page: Page): string[] {
  const { dim } = page.colors;
  const beside = `${inset}${where}  `;
  const said = printableAnywhere(what);
  const together = said.length <= page.width && stringWidth(beside + said) <= page.width;
  return together ? [beside + dim(said)] : [inset + where, ...lines(what, inset, page, dim)];
}

function lines(content: string, inset: string, page: Page, paint: Paint = String): string[] {
  const room = page.width - inset.length;
  return wrapAnsi(shorten(printableAnywhere(content), longest), room, { hard: true })
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => inset + paint(line));
}
