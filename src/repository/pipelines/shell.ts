import type { Line } from './tree';

/** One simple command of a command line: its words, the operator before it, how many subshells it is in. */
export interface Simple {
  words: string[];
  operator: string;
  depth: number;
}

/** A whole command line; `swallowed` where its failure goes unnoticed. */
export type Logical = Line & { swallowed: boolean };

const MAX_LENGTH = 4000;
const INTERPRETER = /(^|\s)(python3?|bash|sh|node|ssh|pwsh)\b/;
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const WORKSPACE =
  /\$\{\{[^}\n]{0,200}\}\}|\$\((?:System\.DefaultWorkingDirectory|Build\.SourcesDirectory|Pipeline\.Workspace)\)|\$\(dirname "?\$\{?(?:0|BASH_SOURCE)[^)\s]{0,30}\)/g;

/**
 * The logical lines of a shell script: continuations joined at their first line, comments and blank lines dropped, and
 * here-documents kept only where a program reads them.
 */
export function shellLines(lines: readonly (Line & { swallowed?: boolean })[]): Logical[] {
  const logical: Logical[] = [];
  let pending: Logical | undefined;
  let heredoc: { end: string; keep: boolean } | undefined;
  for (const { path, line, text, swallowed = false } of lines) {
    const trimmed = text.trim();
    if (heredoc) {
      if (trimmed === heredoc.end) heredoc = undefined;
      else if (heredoc.keep && trimmed && !trimmed.startsWith('#')) logical.push({ path, line, text: trimmed, swallowed });
      continue;
    }
    if (!pending && (!trimmed || trimmed.startsWith('#') || /^(rem|::)\s/i.test(trimmed))) continue;
    const continued = trimmed.endsWith('\\') || / [`^]$/.test(trimmed);
    const part = continued ? trimmed.slice(0, -1).trimEnd() : trimmed;
    pending = pending ? { ...pending, text: `${pending.text} ${part}` } : { path, line, text: part, swallowed };
    if (continued) continue;
    pending.text = pending.text.slice(0, MAX_LENGTH);
    const marker = /<<[-~]?\s?['"]?([A-Za-z_]\w*)/.exec(pending.text);
    if (marker?.[1]) heredoc = { end: marker[1], keep: INTERPRETER.test(pending.text) };
    logical.push(pending);
    pending = undefined;
  }
  if (pending) logical.push(pending);

  let lenient = false;
  return logical.map((line, i) => {
    if (/^set\s+[+-][a-z]*e/.test(line.text)) lenient = line.text.includes('+');
    const next = logical[i + 1]?.text;
    const unnoticed = lenient && next !== undefined && !next.includes('$?') && !next.includes('PIPESTATUS');
    const handled = isHandled(line.text, () => logical.slice(i + 1, i + 30).map(({ text }) => text));
    return { ...line, swallowed: line.swallowed || unnoticed || handled || isSwallowed(line.text) };
  });
}

/** True where a failure leads to a block, of `||` or of a condition, that does not fail itself. */
function isHandled(text: string, following: () => string[]): boolean {
  const group = text.slice(Math.max(0, text.lastIndexOf('||')));
  const isGroup = /^\|\|\s*\{[^}]*\}?$/.test(group);
  if (!isGroup && !/^if\s.*;\s*then$/.test(text)) return false;
  const rest = following();
  const end = text.endsWith('}') ? 0 : rest.findIndex((line) => (isGroup ? line.startsWith('}') : /^fi\b/.test(line)));
  const block = [isGroup ? group : '', ...rest.slice(0, Math.max(0, end))].join('\n');
  const isRead = rest.some((line) => /\bexit\s+["']?\$/.test(line));
  return end >= 0 && !isRead && !/\b(?:exit|return)\b(?! 0\b)|^\s*false\b/m.test(block);
}

/** True where a command line ends so that it always succeeds, such as `|| true`. */
function isSwallowed(text: string): boolean {
  if (!text.includes('||') && !text.includes(';')) return false;
  const commands = simpleCommands(text).filter((command) => command.depth === 0);
  const last = commands.at(-1);
  if (!last || commands.length < 2) return false;
  const [word, argument] = last.words;
  const succeeds = word === 'true' || word === ':' || (word === 'exit' && argument === '0');
  return (last.operator === '||' && (succeeds || word === 'echo')) || (last.operator === ';' && succeeds);
}

/** Splits a command line at its operators, subshells and substitutions, and into words without their quotes. One pass. */
export function simpleCommands(text: string): Simple[] {
  const source = text.replace(WORKSPACE, '$');
  const found: Simple[] = [];
  const outer: { words: string[]; word: string; operator: string; quote: string }[] = [];
  let words: string[] = [];
  let word = '';
  let operator = '';
  let quote = '';
  const endWord = () => {
    if (word) words.push(word);
    word = '';
  };
  const endCommand = (next: string) => {
    endWord();
    if (words.length) found.push({ words, operator, depth: outer.length });
    words = [];
    operator = next;
  };
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!;
    const next = source[i + 1] ?? '';
    if (quote === "'") {
      if (char === "'") quote = '';
      else word += char;
    } else if (char === '\\' && next) {
      // A backslash before a letter is a Windows path far more often than an escape.
      word += /[\w.]/.test(next) ? '/' : next;
      if (!/[\w.]/.test(next)) i++;
    } else if ((char === '$' && next === '(') || (char === '(' && !quote)) {
      if (char === '$') i++;
      outer.push({ words, word, operator, quote });
      [words, word, operator, quote] = [[], '', '(', ''];
    } else if (char === ')' && !quote && outer.length) {
      endCommand('');
      ({ words, word, operator, quote } = outer.pop()!);
      word ||= words.length ? '$' : '';
    } else if (char === '"') {
      quote = quote ? '' : '"';
    } else if (quote) {
      word += char;
    } else if (char === "'") {
      quote = "'";
    } else if (char === '#' && !word) {
      break;
    } else if ((char === '&' && next === '&') || (char === '|' && next === '|')) {
      endCommand(char + next);
      i++;
    } else if (char === '&' && (word.endsWith('>') || next === '>')) {
      word += char;
    } else if (';|&\n`'.includes(char)) {
      endCommand(char);
    } else if (char === ' ' || char === '\t') {
      endWord();
    } else {
      word += char;
    }
  }
  endCommand('');
  while (outer.length) {
    ({ words, word, operator } = outer.pop()!);
    endCommand('');
  }
  return found;
}

const KEYWORDS = new Set(
  'if then else elif do while until ! { time exec sudo nohup command xvfb-run env call npx bunx uvx pipx op opentelemetry-instrument ddtrace-run'.split(
    ' ',
  ),
);
const RUNNERS = new Set(
  'uv poetry pipenv pdm hatch rye pixi conda micromamba mamba coverage doppler dotenv bundle infisical'.split(' '),
);
const PACKAGE_MANAGERS = new Set(['npm', 'pnpm', 'yarn', 'bun']);
const VALUE_OPTIONS = new Set(
  '--with --extra --group --only-group --python --env-file --package --project --directory -n --name -e --environment -s --source --rcfile'.split(
    ' ',
  ),
);

/** The words of a command without assignments, shell keywords and wrappers such as `uv run`; `via` is the last wrapper. */
export function unwrap(words: readonly string[]): { words: string[]; via?: string; directory?: string } {
  let start = 0;
  let via: string | undefined;
  let directory: string | undefined;
  const skipOptions = () => {
    while (words[start]?.startsWith('-')) {
      if (words[start] === '--directory') directory = words[start + 1];
      start += VALUE_OPTIONS.has(words[start]!) ? 2 : 1;
    }
  };
  for (; start < words.length; ) {
    const word = words[start]!;
    const second = words[start + 1];
    if (ASSIGNMENT.test(word)) start++;
    else if (KEYWORDS.has(word)) {
      start++;
      skipOptions();
    } else if (word === 'timeout') {
      start++;
      skipOptions();
      start++;
    } else if (RUNNERS.has(word) && words.slice(start + 1, start + 4).includes('run')) {
      via = word;
      start = words.indexOf('run', start) + 1;
      skipOptions();
    } else if (PACKAGE_MANAGERS.has(word) && (second === 'exec' || second === 'dlx' || second === 'x')) {
      start += 2;
      skipOptions();
    } else break;
  }
  const rest = words.slice(start);
  const version = rest[0]?.indexOf('@', 1) ?? -1;
  if (rest[0] && version > 0) rest[0] = rest[0].slice(0, version);
  return { words: rest, ...(via && { via }), ...(directory && { directory }) };
}

/** A path that a command names, from the root of the tree; undefined where it leaves the tree or cannot be known. */
export function resolvePath(directory: string, path: string): string | undefined {
  const parts = path.startsWith('/') ? [] : directory.split('/');
  for (const [i, part] of path.split('/').entries()) {
    // A leading variable is nearly always the workspace or the script's own folder.
    if (i === 0 && part.startsWith('$') && path.includes('/')) continue;
    if (part === '..') {
      if (!parts.some(Boolean)) return undefined;
      parts.pop();
    } else if (part.includes('$')) return undefined;
    else if (part !== '.') parts.push(part);
  }
  return parts.filter(Boolean).join('/');
}
