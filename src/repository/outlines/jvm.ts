import { pythonTexts } from '../texts';
import { headOf, type Syntax } from './syntax';

/** Types that are started by their names. */
const STARTED = /^(?:Main\w*|App|Application)$/;
/** Annotations of members that nothing looks for. */
const PLAIN =
  /^(?:Override|SuppressWarnings|Deprecated|SafeVarargs|Nullable|NonNull|NotNull|JvmStatic|JvmField|JvmOverloads|Throws|Suppress|OptIn|Getter|Setter|Volatile)$/;
const PLAIN_OF_TYPES =
  /^(?:SuppressWarnings|Deprecated|Suppress|OptIn|Slf4j|Log4j2?|Log|CommonsLog|Getter|Setter|\w+ArgsConstructor)$/;
/** Bases by which nothing is found. */
const PLAIN_BASES =
  /\bclass +\w+ +(?:implements +(?:java\.io\.)?(?:AutoCloseable|Closeable|Serializable)|extends +(?:Runtime)?Exception)\s*$/;

function isFound(line: string, plain: RegExp): boolean {
  return [...line.matchAll(/@(?:\w+:)?(?:\w+\.)*(\w+)/g)].some(([, name]) => !plain.test(name!));
}

function annotates(line: string): boolean {
  return /^\s*(?:(?:public|protected|private|static|final) +)*@/.test(line);
}

export const java: Syntax = {
  texts: pythonTexts,
  isImport: /^(?:import +(?!static\b)|package\b)/,
  importEnds: () => true,
  closes: true,
  define(line, before, _path, rest) {
    const name = /^(?:(?:public|final|abstract|sealed|non-sealed|strictfp) +)*class +(\w+)/.exec(line)?.[1];
    if (!name) return undefined;
    const head = headOf(rest);
    const derives = !head || (/\b(?:extends|implements|permits)\b|@/.test(head) && !PLAIN_BASES.test(head));
    return { name, isEntry: derives || STARTED.test(name) || (annotates(before) && isFound(before, PLAIN_OF_TYPES)) };
  },
  member(line) {
    const isEntry = (annotates(line) && isFound(line, PLAIN)) || /^\s+static *\{|\bvoid +main *\(/.test(line);
    return isEntry ? { isEntry } : undefined;
  },
};

const MODIFIERS = '(?:(?:public|private|internal|open|abstract|actual|expect|inline|suspend|operator|infix|tailrec) +)*';
const TYPE = new RegExp(`^${MODIFIERS}(?:class|object) +(\\w+)`);
const FUNCTION = new RegExp(`^${MODIFIERS}fun +([^({]{0,200})\\(`);

export const kotlin: Syntax = {
  texts: pythonTexts,
  // What brings in a member of a class uses the class.
  isImport: /^(?:import +(?:[a-z_]\w*\.)*\w+(?: +as +\w+)? *;?\s*$|package\b)/,
  importEnds: () => true,
  closes: true,
  define(line, before, _path, rest) {
    const type = TYPE.exec(line)?.[1];
    const name =
      type ??
      FUNCTION.exec(line)?.[1]
        ?.split(/[^\w]+/)
        .at(-1);
    if (!name) return undefined;
    const head = type && headOf(rest);
    const derives = type !== undefined && (!head || /[:@]/.test(head));
    const isOperator = !type && /\boperator +/.test(line.slice(0, line.indexOf('fun ')));
    const isAnnotated = annotates(before) && isFound(before, PLAIN_OF_TYPES);
    return { name, isEntry: derives || isOperator || STARTED.test(name) || isAnnotated };
  },
  member: (line) => (annotates(line) && isFound(line, PLAIN) ? { isEntry: true } : undefined),
};
