import { stripComments } from './comments';
import type { Language } from './languages';
import { csharp } from './outlines/csharp';
import { go } from './outlines/go';
import { java, kotlin } from './outlines/jvm';
import { python } from './outlines/python';
import { script } from './outlines/script';
import type { Defined, Syntax } from './outlines/syntax';

/** A function or class at the top level of a file: the names it is used by, where it begins and ends (offsets), and whether something outside the code calls it. */
export interface Definition {
  names: string[];
  start: number;
  end: number;
  /** Called by a framework or a tool: decorated, derived from a base, or exported where conventions look for it. */
  isEntry: boolean;
  /** A part of what has the same first name in the same folder. */
  isShared: boolean;
}

/** The top level of a program. */
export interface Outline {
  definitionAt(offset: number): Definition | undefined;
  /** Whether what stands here only brings names in, or lists what is exported. */
  isImport(offset: number): boolean;
  /** Where a line, from 1, begins. */
  offsetOf(line: number): number;
}

const syntaxes: Record<string, Syntax> = { py: python, go, cs: csharp, java, kt: kotlin };
const longestName = 100;
/** Names by which one definition may be used: with more it counts as called. */
const mostNames = 30;
/** So much of a list of exports is looked at, and of what a definition begins with. */
const longestList = 10_000;
const longestHead = 2000;
/** How a statement at the top level begins; what closes a bracket or goes on with a line before does not. */
const STATEMENT = /^[\w@$"'`([;!+~-]/;
/** Names that tools call without naming them in the repository. */
const CALLED =
  /^(?:main|_*(?:default_)?handler|lambda_handler|upgrade|downgrade|activate|deactivate|register|setup|async_(?:setup|unload|migrate)\w*|__\w+__)$/;

/** Takes a path, its text and its language and gives the text without the comments by which nothing is called. */
export function codeOf(path: string, text: string, language: Language | undefined): string {
  if (!language) return text;
  return stripComments(syntaxOf(path)?.keepCalls?.(text) ?? text, language);
}

/** Takes a path and its text without comments and gives its outline; undefined where the language is not followed. */
export function outline(path: string, text: string): Outline | undefined {
  const syntax = syntaxOf(path);
  if (!syntax) return undefined;
  const indent = syntax.indent?.(text) ?? '';
  const unindented = (line: string): string => (indent && line.startsWith(indent) ? line.slice(indent.length) : line);
  const isStatement = (line: string): boolean => (syntax.statement ?? STATEMENT).test(unindented(line));
  const starts: number[] = [];
  const definitions: Definition[] = [];
  const imports = new Set<number>();
  let open: Definition | undefined;
  let before = '';
  let importing = false;
  let statement = 0;
  const texts = syntax.texts(text);
  let next = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    const line = text.slice(start, Math.min(end, start + 1000));
    while (next < texts.length && texts[next + 1]! <= start) next += 2;
    if (next < texts.length && texts[next]! < start) {
      // A line of a text defines nothing and brings nothing in, whatever it looks like.
      if (open && !syntax.closes && isStatement(line)) {
        open.end = start;
        open = undefined;
      }
    } else if (importing || syntax.isImport.test(line)) {
      if (!importing) statement = starts.length;
      if (open && isStatement(line)) {
        open.end = start;
        open = undefined;
      }
      before = '';
      imports.add(starts.length);
      importing = !syntax.importEnds(line);
      if (!importing && syntax.offers?.(text.slice(starts[statement] ?? start, end).slice(0, longestList), path))
        for (let at = statement; at <= starts.length; at++) imports.delete(at);
    } else if (isStatement(line)) {
      // A statement at the top level ends the one before.
      if (open) open.end = start;
      open = definitionOf(syntax.define(line, before, path, text.slice(start, start + longestHead)), start, text.length);
      if (open) definitions.push(open);
      if (open && syntax.closes && isWhole(line)) {
        open.end = end;
        open = undefined;
      }
      before = /^\s*[@[]/.test(before) && before.trimStart()[0] === line.trimStart()[0] ? `${before}\n${line}` : line;
    } else if (open && syntax.closes && /^\}[;\s]*$/.test(unindented(line))) {
      open.end = end;
      open = undefined;
    } else if (open && syntax.member) {
      const member = syntax.member(line);
      if (member?.name) open.names.push(member.name);
      if (member?.isEntry || open.names.length > mostNames) open.isEntry = true;
    }
    starts.push(start);
    start = end + 1;
  }
  return {
    definitionAt(offset) {
      const found = definitions[lastUpTo(definitions.length, (index) => definitions[index]!.start <= offset)];
      return found && offset < found.end ? found : undefined;
    },
    isImport: (offset) => imports.has(lastUpTo(starts.length, (index) => starts[index]! <= offset)),
    offsetOf: (line) => starts[line - 1] ?? 0,
  };
}

/** Whether a line ends what it begins. */
function isWhole(line: string): boolean {
  return /\}[;\s]*$/.test(line) && line.split('{').length === line.split('}').length;
}

function syntaxOf(path: string): Syntax | undefined {
  if (/\.[cm]?[jt]sx?$/.test(path)) return script;
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(syntaxes, extension) ? syntaxes[extension] : undefined;
}

function definitionOf(defined: Defined | undefined, start: number, end: number): Definition | undefined {
  if (!defined) return undefined;
  const { name, isShared = false } = defined;
  const isEntry = defined.isEntry || CALLED.test(name) || name.length > longestName;
  return { names: [name], start, end, isEntry, isShared };
}

/** The last index below a length for which something holds that holds up to some index; -1 if for none. */
function lastUpTo(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
