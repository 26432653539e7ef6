import { csharpTexts } from '../texts';
import { headOf, type Syntax } from './syntax';

const TYPE = /^\s*(?:(?:public|internal|sealed|static|abstract|unsafe|file|new|readonly|ref) +)*(?:class|struct) +(\w+)/;
/** Types that a framework finds by their names. */
const FOUND = /^(?:Program|Startup|App|Main\w*)$|(?:Controller|ViewComponent|Functions?|Handler|Consumer)$/;
/** Attributes of members that nothing looks for. */
const PLAIN =
  /^\s*\[(?:Obsolete|MethodImpl|SuppressMessage|ExcludeFromCodeCoverage|JsonPropertyName|JsonIgnore|Experimental|NonSerialized|ThreadStatic)(?:\([^()]*\))?\]/;
/** Bases by which nothing is found. */
const PLAIN_BASES = /:\s*(?:I(?:Async)?Disposable|Exception)(?:\s*,\s*I(?:Async)?Disposable)*\s*$/;
const longestSignature = 100;

export const csharp: Syntax = {
  texts: csharpTexts,
  isImport: /^\s*(?:(?:global +)?using +[\w.]+ *;|namespace\b)/,
  importEnds: () => true,
  closes: true,
  indent(text) {
    if (/^\uFEFF?namespace +[\w.]+ *;/m.test(text)) return '';
    return /^\uFEFF?namespace\b/m.test(text)
      ? (/^([ \t]+)(?:\w+ +)*(?:class|struct|interface|record|enum) /m.exec(text)?.[1] ?? '')
      : '';
  },
  define(line, before, _path, rest) {
    const name = TYPE.exec(line)?.[1];
    if (!name) return undefined;
    const head = headOf(rest);
    // What has a base is found by it: by a framework, or where services are registered.
    const derives = !head || (head.includes(':') && !PLAIN_BASES.test(head));
    return { name, isEntry: /^\s*\[/.test(before) || derives || FOUND.test(name) };
  },
  member(line) {
    if (/^\s*(?:\[[A-Za-z]|extension *[(<])/.test(line)) return PLAIN.test(line) ? undefined : { isEntry: true };
    // Extension methods are called without the name of their class.
    const begin = /^\s+(?:\w+ +)*static +/.exec(line)?.[0];
    if (!begin || /\bprivate\b/.test(begin) || /^[^(]*(?:[=;{]|\b(?:class|operator)\b)/.test(line)) return undefined;
    const signature = line.slice(begin.length).split('(', 1)[0]!.slice(-longestSignature).trimEnd();
    const name = /\s(\w+)$/.exec(signature.endsWith('>') ? signature.slice(0, signature.lastIndexOf('<')) : signature)?.[1];
    // A constructor of the class itself, or what is not told by one line.
    return name && name !== 'Main' && line.includes('(') ? { name } : { isEntry: true };
  },
};
