import wrapAnsi from 'wrap-ansi';
import { printable, printableAnywhere } from '../report/escape';
import { createPage } from '../report/explanation';
import type { Terminal } from '../report/text';
import type { Remark } from './remark';

/** Gives what is wrong or doubtful in a directory of so many rules for a terminal. */
export function checkText(remarks: readonly Remark[], name: string, rules: number, terminal: Terminal): string {
  const { width, colors } = createPage(terminal);
  const [faults, warnings] = [
    remarks.filter(({ kind }) => kind === 'fault').length,
    remarks.filter(({ kind }) => kind === 'warning').length,
  ];
  const lines = remarks.flatMap(({ kind, path, line, message }) => [
    `${colors.bold(printable(path === '' ? name : `${name}/${path}:${line}`))}  ${kind === 'fault' ? colors.red(kind) : colors.yellow(kind)}`,
    ...wrapAnsi(printableAnywhere(message), width - 2, { hard: true })
      .split('\n')
      .map((one) => `  ${one}`),
  ]);
  const summary = `${plural(rules, 'rule')}: ${plural(faults, 'fault')}, ${plural(warnings, 'warning')}.`;
  const shown = faults > 0 ? colors.red(summary) : warnings > 0 ? colors.yellow(summary) : colors.green(summary);
  return `${[...lines, ...(lines.length > 0 ? [''] : []), shown].join('\n')}\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
