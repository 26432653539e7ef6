import { printable, printableJson } from '../report/escape';
import { conditionLines, createPage, type Page, placeLine } from '../report/explanation';
import { shorten } from '../report/place';
import type { Terminal } from '../report/text';
import type { CaseResult, RuleResult } from './test';

/** Most places that are shown of what was found. */
const shownPlaces = 3;

/** Gives what the cases came to for a terminal: a line for each rule, and for a failing case what was expected and what was found. */
export function testText(results: readonly RuleResult[], terminal: Terminal): string {
  const page = createPage(terminal);
  const failed = results.filter(({ passed }) => !passed).length;
  const cases = results.reduce((sum, one) => sum + one.cases.length, 0);
  const all = `${plural(results.length, 'rule')}, ${plural(cases, 'case')}`;
  const summary =
    failed === 0 ? page.colors.green(`${all}: all passed.`) : page.colors.red(`${all}: ${plural(failed, 'rule')} failed.`);
  return `${[...results.flatMap((one) => ruleLines(one, page)), '', summary].join('\n')}\n`;
}

function ruleLines({ id, passed, fault, cases }: RuleResult, page: Page): string[] {
  const failed = cases.filter((one) => !one.passed);
  const said = fault ?? (passed ? plural(cases.length, 'case') : `${failed.length} of ${plural(cases.length, 'case')} failed`);
  return [
    `${markOf(passed, page)} ${page.colors.bold(printable(id))}  ${printable(said)}`,
    ...failed.flatMap((one) => caseLines(one, page)),
  ];
}

function caseLines({ kind, name, at, place, found, lacks }: CaseResult, page: Page): string[] {
  const expected = kind === 'negative' ? 'nothing' : (at ?? 'a place, any');
  // They stand further to the right than those of an explanation.
  const places = found.slice(0, shownPlaces).map((one) => placeLine(one, { ...page, width: page.width - 8 }));
  const more = found.length > places.length ? [`and ${found.length - places.length} more`] : [];
  const [first = 'nothing', ...others] = [...places, ...more];
  return [
    `  ${markOf(false, page)} ${shorten(printable(`${kind}: ${name}`), page.width - 4)}`,
    `      case      ${shorten(printable(place), page.width - 16)}`,
    `      expected  ${shorten(printable(expected), page.width - 16)}`,
    `      found     ${first}`,
    ...others.map((one) => `                ${one}`),
    ...(lacks ? conditionLines(lacks, '      ', page) : []),
  ];
}

function markOf(passed: boolean, { colors }: Page): string {
  return passed ? colors.green('✓') : colors.red('✗');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Gives what the cases came to as JSON. */
export function testJson(results: readonly RuleResult[]): string {
  const passed = results.every((one) => one.passed);
  return `${printableJson(JSON.stringify({ passed, rules: results }, null, 2))}\n`;
}
