import stringWidth from 'string-width';
import { printable, printableJson } from '../report/escape';
import { createPage } from '../report/explanation';
import type { Terminal } from '../report/text';
import type { RuleBundle } from '../rules/bundle';

/** A rule in a list. */
export interface ListedRule {
  id: string;
  /** The practice it supports and how strongly, or the scope it shows. */
  practice?: string;
  supports?: string;
  technique?: string;
  scope?: string;
  title: string;
}

/** Takes rules and gives them as a list, in the model's order; of one practice, if it is named. */
export function listRules({ compiled, model }: RuleBundle, practice?: string): ListedRule[] {
  const order = model.levels.flatMap(({ practices }) => practices.map(({ id }) => id));
  const rules = compiled.rules
    .map(({ id, practice, supports, technique, title }) => ({ id, practice, supports, ...(technique && { technique }), title }))
    .sort((a, b) => order.indexOf(a.practice) - order.indexOf(b.practice) || (a.id < b.id ? -1 : 1));
  const scopes = compiled.scopes.map(({ id, scope, title }) => ({ id, scope, title }));
  return [...rules, ...scopes].filter((rule) => practice === undefined || ('practice' in rule && rule.practice === practice));
}

/** Gives a list of rules for a terminal, below the practice or scope of each. */
export function listText(rules: readonly ListedRule[], terminal: Terminal): string {
  const { width, colors } = createPage(terminal);
  const columns = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const lines: string[] = [];
  let heading: string | undefined;
  for (const rule of rules) {
    const group = rule.practice ?? 'scope';
    if (group !== heading) lines.push(...(heading === undefined ? [] : ['']), colors.bold(group));
    heading = group;
    const kind = rule.scope ?? (rule.technique === undefined ? rule.supports! : `${rule.supports} (${rule.technique})`);
    const start = `  ${rule.id.padEnd(columns)}`;
    const title = cut(printable(rule.title), width - start.length - kind.length - 2);
    lines.push(`${start}${colors.cyan(kind)}  ${colors.dim(title)}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

/** Leaves out the end of what is wider than so many columns. */
function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let [shown, width] = ['', 0];
  for (const character of text) {
    width += stringWidth(character);
    if (width >= columns) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

/** Gives a list of rules as JSON. */
export function listJson(rules: readonly ListedRule[]): string {
  return `${printableJson(JSON.stringify(rules, null, 2))}\n`;
}
