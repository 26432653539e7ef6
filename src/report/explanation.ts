import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { ConditionExplanation, Explanation, Place, RuleExplanation } from '../model/explanation';
import { printable, printableAnywhere, printableJson } from './escape';
import { place, shorten } from './place';
import type { Terminal } from './text';
import { marks } from './way-up';

/** Most rules that are shown with what they lack; the others are named. */
const shownRules = 6;
/** Most alternatives of a condition that are shown. */
const shownAlternatives = 2;

/** Where lines are shown: columns and colours. */
export interface Page {
  width: number;
  colors: ReturnType<typeof picocolors.createColors>;
}

/** Takes a terminal and gives its page, 40 to 160 columns wide. */
export function createPage({ width, color }: Terminal): Page {
  return { width: Math.max(40, Math.min(160, width)), colors: picocolors.createColors(color) };
}

/** Gives an explanation for a terminal: the verdict, the rules that hold, those that nearly do and what they lack, the rest by name. */
export function explanationText(explanation: Explanation, terminal: Terminal): string {
  const page = createPage(terminal);
  const { practice, rules, change } = explanation;
  const holding = rules.filter(({ holds }) => holds);
  const near = rules.filter(({ holds, find }) => !holds && find.share > 0);
  const shown = near.slice(0, shownRules);
  const others = rules.filter((rule) => !rule.holds && !shown.includes(rule));
  const sections = [
    header(explanation, page),
    section('Found', holding, page),
    section('Not enough', shown, page),
    others.length > 0
      ? [page.colors.bold('Nothing found by'), ...wrapped(others.map(({ id }) => id).join(', '), page.width)]
      : [],
    change === null ? [] : [page.colors.bold(`What would change it (${practice.title})`), ...wrapped(change, page.width)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function header({ practice, scope }: Explanation, { colors }: Page): string[] {
  const { id, status, confidence, level, techniques } = practice;
  return [
    `${colors.bold(`${marks[status]} ${id}: ${status}`)}  ${colors.dim(`confidence ${confidence} · level ${level} · scope ${scope}`)}`,
    ...(techniques ? [`  techniques that count: ${techniques.join(', ') || 'none'}`] : []),
    ...(scope === 'none' ? ['  no generative AI was found, so nothing counts'] : []),
  ];
}

function section(title: string, rules: readonly RuleExplanation[], page: Page): string[] {
  if (rules.length === 0) return [];
  return [page.colors.bold(title), ...rules.flatMap((rule) => ruleLines(rule, page))];
}

function ruleLines({ id, supports, technique, scopes, reason, holds, find }: RuleExplanation, page: Page): string[] {
  const kind = [supports, technique && `technique ${technique}`, scopes && `only in scope ${scopes.join(' or ')}`]
    .filter(Boolean)
    .join(', ');
  return [
    `  ${page.colors.cyan(id)} ${page.colors.dim(`(${kind})`)}`,
    ...wrapped(reason, page.width - 2).map((line) => `  ${line}`),
    ...(holds && find.places.length > 0
      ? find.places.map((one) => `    ${placeLine(one, page)}`)
      : conditionLines(find, '    ', page)),
  ];
}

/** Gives a condition with its parts, below it, as lines of a page; of alternatives only those of which something was found. */
export function conditionLines(condition: ConditionExplanation, inset: string, page: Page): string[] {
  const { asks, holds, places, aside, parts } = condition;
  const mark = holds ? page.colors.green('✓') : page.colors.red('✗');
  const worth = asks === 'any of' ? nearest(parts) : parts;
  if (asks === 'any of' && worth.length === 1) return conditionLines(worth[0]!, inset, page);
  const room = page.width - inset.length - 2;
  const text = asks === 'any of' && worth.length === 0 ? alternatives(parts, room) : asks;
  return [
    `${inset}${mark} ${shorten(printable(text), room)}`,
    ...places.slice(0, parts.length > 0 ? 0 : 1).map((one) => `${inset}  ${placeLine(one, page)}`),
    ...aside.slice(0, 1).map((one) => `${inset}  only in a ${one.fileClass} file, which does not count: ${placeLine(one, page)}`),
    ...worth.flatMap((part) => conditionLines(part, `${inset}  `, page)),
  ];
}

/** Alternatives of which none holds: spelt out where a line has room for them. */
function alternatives(parts: readonly ConditionExplanation[], room: number): string {
  const text = parts.map(({ asks }) => asks).join(' or ');
  const isPlain = parts.every((one) => one.parts.length === 0) && text.length <= room;
  return isPlain ? text : `any of ${parts.length} alternatives`;
}

/** Of alternatives those that hold most, in their order. */
function nearest(parts: readonly ConditionExplanation[]): ConditionExplanation[] {
  const shares = parts.map(({ share }) => share).sort((a, b) => b - a);
  const least = shares[shownAlternatives - 1] ?? 0;
  return parts.filter(({ share }) => share > 0 && share >= least).slice(0, shownAlternatives);
}

/** Gives a place with its excerpt as a line of a page. */
export function placeLine(one: Pick<Place, 'path' | 'line' | 'excerpt'>, { width, colors }: Page): string {
  const where = place(one, Math.floor(width / 2));
  return `${where}  ${colors.dim(shorten(printable(one.excerpt), Math.max(10, width - where.length - 12)))}`;
}

function wrapped(text: string, width: number): string[] {
  return wrapAnsi(printableAnywhere(text), width - 2, { hard: true })
    .split('\n')
    .map((line) => `  ${line}`);
}

/** Gives an explanation as JSON. */
export function explanationJson(explanation: Explanation): string {
  return `${printableJson(JSON.stringify(explanation, null, 2))}\n`;
}
