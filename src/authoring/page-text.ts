import wrapAnsi from 'wrap-ansi';
import { printable, printableAnywhere } from '../report/escape';
import { createPage, type Page } from '../report/explanation';
import type { Terminal } from '../report/text';
import { type Example, type RulePage, whyOf } from './page';
import { purposeWords, rendered, type Words } from './words';

/** Most lines of one file of an example that are shown. */
const shownLines = 16;

/** Gives what is told of a rule for a terminal. */
export function pageText(told: RulePage, terminal: Terminal): string {
  const page = createPage(terminal);
  const { bold, cyan, dim } = page.colors;
  const { rule, instead, practice, file } = told;
  const sections = [
    [bold(`${cyan(rule.id)}  ${printable(rule.title)}`), ...lines(sentence(purposeWords(rule), page), page)],
    instead === undefined ? [] : [bold('In place of another rule of its id'), ...lines(printableAnywhere(instead), page)],
    [bold('What it finds'), ...conditionLines(told.finds, '  ', page), ...lines(sentence(told.counts, page), page)],
    [bold('Why it matters'), ...whyOf(told).flatMap((one) => lines(printableAnywhere(one), page))],
    told.found ? [bold('Found, for example'), ...exampleLines(told.found, page)] : [],
    told.silent ? [bold('Not found, for example'), ...exampleLines(told.silent, page)] : [],
    practice ? [bold('How to satisfy it'), ...lines(printableAnywhere(practice.advice), page)] : [],
    [bold('Source'), ...(rule.source === undefined ? [] : [`  ${printable(rule.source)}`]), dim(`  ${printable(file)}`)],
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function conditionLines({ text, parts }: Words, inset: string, page: Page): string[] {
  const wrapped = wrapAnsi(sentence(text, page), page.width - inset.length - 2)
    .replaceAll(fixedSpace, ' ')
    .split('\n');
  return [
    ...wrapped.map((line, index) => `${inset}${index === 0 ? '- ' : '  '}${line}`),
    ...parts.flatMap((part) => conditionLines(part, `${inset}  `, page)),
  ];
}

function sentence(text: string, { colors }: Page): string {
  return rendered(text, (code) => colors.cyan(printableAnywhere(code).replaceAll(' ', fixedSpace)), printableAnywhere);
}

/** Stands for a space of a pattern while lines are wrapped: it is copied whole. */
const fixedSpace = '\ue000';

function exampleLines({ name, files, at }: Example, page: Page): string[] {
  return [
    ...lines(`${printableAnywhere(name)}${at === undefined ? '' : `, at ${printable(at)}`}`, page),
    ...Object.entries(files).flatMap(([path, text]) => [
      `  ${page.colors.dim(printable(path))}`,
      // Code is copied and compared: it is not wrapped.
      ...shown(text).map((line) => `    ${printable(line)}`),
    ]),
  ];
}

function shown(text: string): string[] {
  const all = text.trimEnd().split('\n');
  return all.length <= shownLines ? all : [...all.slice(0, shownLines), `… ${all.length - shownLines} more lines`];
}

function lines(text: string, { width }: Page): string[] {
  return wrapAnsi(text, width - 2, { hard: true })
    .replaceAll(fixedSpace, ' ')
    .split('\n')
    .map((line) => `  ${line}`);
}
