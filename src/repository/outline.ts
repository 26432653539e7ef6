import { pythonTexts, templates } from './texts';

/** A function or class at the top level of a file: its name, where it begins and ends (offsets), and whether something outside the code calls it. */
export interface Definition {
  name: string;
  start: number;
  end: number;
  /** Called by a framework or a tool: decorated, derived from a base, or exported where conventions look for it. */
  isEntry: boolean;
}

/** The top level of a program. */
export interface Outline {
  definitionAt(offset: number): Definition | undefined;
  /** Whether what stands here only brings names in, or lists what is exported. */
  isImport(offset: number): boolean;
  /** Where a line, from 1, begins. */
  offsetOf(line: number): number;
}

/** How a language writes its top level. Expressions are asked of one line, from its begin, and are linear. */
interface Syntax {
  /** The texts that may take several lines, as pairs of offsets, start and end, in order. */
  texts(text: string): number[];
  isImport: RegExp;
  importEnds(line: string): boolean;
  define(line: string, before: string, path: string): { name: string; isEntry: boolean } | undefined;
}

const longestName = 100;
/** How a statement at the top level begins; what closes a bracket or goes on with a line before does not. */
const STATEMENT = /^[\w@$"'`([;!+~-]/;
/** Names that tools call without naming them in the repository. */
const CALLED =
  /^(?:main|_*(?:default_)?handler|lambda_handler|upgrade|downgrade|activate|deactivate|register|setup|async_(?:setup|unload|migrate)\w*|__\w+__)$/;

const python: Syntax = {
  texts: pythonTexts,
  isImport: /^\s*(?:from\s+[\w.]+\s+import\b|import\s+\w|__all__\s*\+?=)/,
  importEnds: (line) => !/[([,\\]\s*$/.test(line) && (/[)\]]\s*$/.test(line) || !/^\s+\w+$|^\s*$/.test(line)),
  define(line, before, path) {
    const match = /^(?:async +)?(def|class) +(\w+)(\(\s*(?:[^)\s]|$))?/.exec(line);
    if (!match) return undefined;
    const [, kind, name, base] = match;
    const derives = kind === 'class' && base !== undefined;
    const isTool = /(?:^|\/)(?:[^/]*conf[^/]*|settings|manage|setup|noxfile|tasks|fabfile|locustfile|hooks)\.py$/.test(path);
    return { name: name!, isEntry: before.startsWith('@') || derives || isTool };
  },
};

/** Where a framework, or who installs the package, takes what is exported. */
const OFFERED =
  /(?:^|\/)(?:app|pages|routes|api|functions|netlify|supabase|server|packages|libs?|sdk|plugins|migrations)\/|(?:^|\/)(?:\+[^/]+|[^/]*(?:index|main|route|page|layout|middleware|instrumentation|proxy|handler|lambda|worker|extension|config|hooks)[^/]*)$/;
const SCRIPT =
  /^(export +)?(default +)?(?:(?:async|abstract|declare) +)*(?:(?:function\*?|class) +([\w$]+)|(?:const|let|var) +([\w$]+)[^=]{0,200}= *(?:async\b *)?(?:\(|<|function\b|[\w$]+ *=>))/;

const script: Syntax = {
  texts: templates,
  isImport: /^(?:import\b(?!\s*\()|export +(?:type +)?(?:\*|\{))/,
  importEnds: (line) => /['"`};)]\s*$/.test(line),
  define(line, before, path) {
    const match = SCRIPT.exec(line);
    if (!match) return undefined;
    const [, exported, byDefault, declared, assigned] = match;
    const isOffered = exported !== undefined && OFFERED.test(path);
    return { name: (declared ?? assigned)!, isEntry: before.startsWith('@') || byDefault !== undefined || isOffered };
  },
};

/** Takes a path and its text without comments and gives its outline; undefined where the language is not followed. */
export function outline(path: string, text: string): Outline | undefined {
  const syntax = path.endsWith('.py') ? python : /\.[cm]?[jt]sx?$/.test(path) ? script : undefined;
  if (!syntax) return undefined;
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
      if (open && STATEMENT.test(line)) {
        open.end = start;
        open = undefined;
      }
    } else if (importing || syntax.isImport.test(line)) {
      if (!importing) statement = starts.length;
      if (open && STATEMENT.test(line)) {
        open.end = start;
        open = undefined;
      }
      imports.add(starts.length);
      importing = !syntax.importEnds(line);
      if (!importing && offersList(path, text, starts[statement] ?? start, end))
        for (let at = statement; at <= starts.length; at++) imports.delete(at);
    } else if (STATEMENT.test(line)) {
      // A statement at the top level ends the one before.
      if (open) open.end = start;
      const defined = syntax.define(line, before, path);
      const isEntry = defined && (defined.isEntry || CALLED.test(defined.name) || defined.name.length > longestName);
      open = defined && { name: defined.name, isEntry: isEntry!, start, end: text.length };
      if (open) definitions.push(open);
      before = line;
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

/** Whether a statement exports what the file itself defines, by default or to who looks for it there. */
function offersList(path: string, text: string, start: number, end: number): boolean {
  const statement = text.slice(start, Math.min(end, start + 10_000));
  return (
    /^export +\{/.test(statement) && !/\bfrom *['"]/.test(statement) && (OFFERED.test(path) || /\bas +default\b/.test(statement))
  );
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
