import type { Trigger } from './pipeline';

type Known = boolean | undefined;

/** The events of GitHub that are one trigger; none where it can be any. */
const events: Partial<Record<Trigger, string[]>> = {
  pull_request: ['pull_request', 'pull_request_target'],
  merge_group: ['merge_group'],
  push: ['push'],
  tag: ['push'],
  release: ['release'],
  schedule: ['schedule'],
  manual: ['workflow_dispatch', 'repository_dispatch'],
};

/** How the ref of a run begins, where the trigger tells. */
const refs: Partial<Record<Trigger, string>> = {
  pull_request: 'refs/pull/',
  merge_group: 'refs/heads/gh-readonly-queue/',
  tag: 'refs/tags/',
  release: 'refs/tags/',
};

// Longer than any that a person writes.
const longest = 1000;
const token = /\s*(\|\||&&|==|!=|!|\(|\)|,|'(?:[^']|'')*'|[\w.[\]*-]+)/y;

/** Takes the condition of a job or step of GitHub Actions and what starts its workflow, and gives those on which it may run. */
export function mayRunOn(condition: string | undefined, triggers: readonly Trigger[]): Trigger[] {
  if (condition === undefined || condition.length > longest || !/\bgithub\.(?:event_name|ref)/.test(condition))
    return [...triggers];
  const tokens = tokensOf(condition.replace(/^\s*\$\{\{|\}\}\s*$/g, ''));
  return tokens ? triggers.filter((trigger) => evaluate(tokens, trigger) !== false) : [...triggers];
}

function tokensOf(text: string): string[] | undefined {
  const found: string[] = [];
  for (let end = 0; text.slice(end).trim() !== ''; end = token.lastIndex) {
    token.lastIndex = end;
    const [, part] = token.exec(text) ?? [];
    if (part === undefined) return undefined;
    found.push(part);
  }
  return found;
}

/** Of three values: what is not known here may be true. */
function evaluate(tokens: readonly string[], trigger: Trigger): Known {
  let next = 0;
  const take = (wanted: string) => tokens[next] === wanted && ++next > 0;

  function either(): Known {
    let value = both();
    while (take('||')) {
      const other = both();
      value = value || other ? true : value === false && other === false ? false : undefined;
    }
    return value;
  }
  function both(): Known {
    let value = single();
    while (take('&&')) {
      const other = single();
      value = value === false || other === false ? false : value && other ? true : undefined;
    }
    return value;
  }
  function single(): Known {
    if (take('!')) {
      const value = single();
      return value === undefined ? undefined : !value;
    }
    const grouped = take('(');
    if (grouped) {
      const value = either();
      take(')');
      return value;
    }
    const left = tokens[next++];
    if (left === undefined) return undefined;
    if (take('(')) return called(left);
    const [equal, unequal] = [take('=='), take('!=')];
    if (!equal && !unequal) return left === 'true' ? true : left === 'false' ? false : undefined;
    const right = tokens[next++] ?? '';
    const same = right.startsWith("'") ? isValue(left, textOf(right), trigger) : isValue(right, textOf(left), trigger);
    return same === undefined || equal ? same : !same;
  }
  function called(name: string): Known {
    const given: string[] = [];
    for (let depth = 1; depth > 0 && next < tokens.length; next++) {
      if (tokens[next] === '(') depth++;
      else if (tokens[next] === ')') depth--;
      else if (depth === 1 && tokens[next] !== ',') given.push(tokens[next]!);
    }
    const [of = '', start = ''] = given;
    const ref = refs[trigger];
    if (name.toLowerCase() !== 'startswith' || of !== 'github.ref' || given.length !== 2 || ref === undefined) return undefined;
    const text = textOf(start);
    return ref.startsWith(text) ? true : text.startsWith(ref) ? undefined : false;
  }
  const value = either();
  // What is left over was not understood.
  return next < tokens.length ? undefined : value;
}

/** Whether a value of the run is a text; undefined where only the run knows. */
function isValue(name: string, text: string, trigger: Trigger): Known {
  if (name === 'github.event_name') {
    const names = events[trigger];
    if (!names) return undefined;
    return names.includes(text) ? (names.length === 1 ? true : undefined) : false;
  }
  const ref = refs[trigger];
  if (name === 'github.ref' && ref !== undefined) return text.startsWith(ref) ? undefined : false;
  // Of a pull request it is its number with `/merge`.
  if (name === 'github.ref_name' && trigger === 'pull_request') return text.endsWith('/merge') ? undefined : false;
  return undefined;
}

function textOf(literal: string): string {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
}
