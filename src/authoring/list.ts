import stringWidth from 'string-width';
import { printable, printableJson } from '../report/escape';
import { createPage } from '../report/explanation';
import type { Terminal } from '../report/text';
import type { RuleBundle, RuleChange } from '../rules/bundle';

/** A rule in a list. */
export interface ListedRule {
  id: string;
  /** The practice it supports and how strongly, or the scope it shows. */
  practice?: string;
  supports?: string;
  technique?: string;
  scope?: string;
  title: string;
  /** What a directory of rules did, and why it overrides or disables the rule. */
  change?: 'added' | RuleChange['change'];
  why?: string;
}

/** Takes the rules that hold and the built-in ones and gives them as a list, in the model's order, those that are left out too; of one practice, if it is named. */
export function listRules({ compiled, model, changes = [] }: RuleBundle, builtIn: RuleBundle, practice?: string): ListedRule[] {
  const order = model.levels.flatMap(({ practices }) => practices.map(({ id }) => id));
  const known = new Set([...builtIn.compiled.rules, ...builtIn.compiled.scopes].map(({ id }) => id));
  const changeOf = new Map(changes.map(({ rule, change, reason }) => [rule, { change, why: reason }]));
  const changed = (id: string) => changeOf.get(id) ?? (known.has(id) ? {} : { change: 'added' as const });
  const isLeftOut = ({ id }: { id: string }) => changeOf.get(id)?.change === 'disabled';
  const rules = [...compiled.rules, ...builtIn.compiled.rules.filter(isLeftOut)]
    .map(({ id, practice, supports, technique, title }) => ({
      id,
      practice,
      supports,
      ...(technique && { technique }),
      title,
      ...changed(id),
    }))
    .sort((a, b) => order.indexOf(a.practice) - order.indexOf(b.practice) || (a.id < b.id ? -1 : 1));
  const scopes = [...compiled.scopes, ...builtIn.compiled.scopes.filter(isLeftOut)].map(({ id, scope, title }) => ({
    ...{ id, scope, title },
    ...changed(id),
  }));
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
    const shows = rule.scope ?? (rule.technique === undefined ? rule.supports! : `${rule.supports} (${rule.technique})`);
    const kind = rule.change === undefined ? shows : `${shows}, ${rule.change}`;
    const start = `  ${rule.id.padEnd(columns)}`;
    const title = cut(printable(rule.why ?? rule.title), width - start.length - kind.length - 2);
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
