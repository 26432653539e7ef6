/** What a statement at the top level defines. */
export interface Defined {
  name: string;
  /** Called by a framework or a tool. */
  isEntry: boolean;
  /** Used as a part of what has this name in the same folder, which may stand in other files. */
  isShared?: boolean;
}

/** What a line in a definition says of it: a further name that it is used by, or that it is called by a framework. */
export interface Member {
  name?: string;
  isEntry?: boolean;
}

/** How a language writes its top level. Expressions are asked of one line, from its begin, and are linear. */
export interface Syntax {
  /** The texts that may take several lines, as pairs of offsets, start and end, in order. */
  texts(text: string): number[];
  /** Takes a text with its comments and makes no comments of those by which others call a definition. */
  keepCalls?(text: string): string;
  /** What only brings names in. */
  isImport: RegExp;
  importEnds(line: string): boolean;
  /** Takes a statement's first line, what decorates it (else the statement before), the path, and the text from the statement on. */
  define(line: string, before: string, path: string, rest: string): Defined | undefined;
  /** Whether a statement that looks like an import offers the names to who looks for them there. */
  offers?(statement: string, path: string): boolean;
  /** Takes a text and gives the white space before its definitions, where they do not begin their lines. */
  indent?(text: string): string;
  /** How a statement at the top level begins, where it is not told by its first character. */
  statement?: RegExp;
  /** A brace that stands alone where definitions begin ends one; what stands in a text does not. */
  closes?: true;
  /** Takes a line in a definition. */
  member?(line: string): Member | undefined;
}

/** Takes the text of a class from its begin on and gives its head, up to the brace and without what stands in parentheses; undefined if it goes on. */
export function headOf(rest: string): string | undefined {
  let head = '';
  let depth = 0;
  for (const char of rest) {
    if (char === '{' && depth === 0) return head;
    if (char === ')') depth--;
    if (depth === 0) head += char;
    if (char === '(') depth++;
  }
  return undefined;
}
