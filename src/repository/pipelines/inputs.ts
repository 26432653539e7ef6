import { at, entries, items, type Line, linesOf, type Tree, textAt } from './tree';

/** The values that a called workflow, action or template was given, by name. */
export type Inputs = ReadonlyMap<string, Tree>;

const REFERENCE = /\$\{\{\s{0,5}(?:inputs|parameters)\.([\w-]{1,80})\s{0,5}\}\}/g;
const MAX_LENGTH = 50_000;

/** The inputs of something called: what it declares with a default, then what the caller gives, itself filled in. */
export function inputsFor(declared: Tree | undefined, given: Tree | undefined, outer: Inputs): Inputs {
  const inputs = new Map<string, Tree>();
  for (const item of declared?.list ?? []) {
    const value = at(item, 'default');
    if (value) inputs.set(textAt(item, 'name') ?? '', value);
  }
  for (const [name, item] of entries(declared)) {
    const value = item.map ? at(item, 'default') : item;
    if (value) inputs.set(name, value);
  }
  for (const [name, value] of entries(given)) {
    inputs.set(name, value.text?.includes('${{') ? { ...value, text: fill(value.text, outer) } : value);
  }
  return inputs;
}

/** A text with the inputs that it names in their places; the others stay as they are. */
export function fill(text: string, inputs: Inputs): string {
  if (inputs.size === 0 || !text.includes('${{')) return text;
  let left = MAX_LENGTH;
  return text.replace(REFERENCE, (whole, name: string) => {
    const value = inputs.get(name)?.text;
    if (value === undefined || value.length > left) return whole;
    left -= value.length;
    return value;
  });
}

/** Lines with their inputs filled in; a line that is nothing but an input is the caller's, where the caller wrote it. */
export function fillLines(lines: Line[], inputs: Inputs): Line[] {
  if (inputs.size === 0) return lines;
  return lines.flatMap((line) => {
    const whole = /^\s*\$\{\{\s{0,5}(?:inputs|parameters)\.([\w-]{1,80})\s{0,5}\}\}\s*$/.exec(line.text)?.[1];
    const value = whole === undefined ? undefined : inputs.get(whole);
    return value?.text === undefined ? [{ ...line, text: fill(line.text, inputs) }] : linesOf(value);
  });
}

/** Trees with the inputs that they are nothing but a name of: lists of steps that a template was given. */
export function fillItems(list: Tree | undefined, inputs: Inputs): Tree[] {
  return items(list).flatMap((item) => {
    const name = /^\$\{\{\s{0,5}parameters\.([\w-]{1,80})\s{0,5}\}\}$/.exec(item.text?.trim() ?? '')?.[1];
    return name === undefined ? [item] : (inputs.get(name)?.list ?? []);
  });
}
