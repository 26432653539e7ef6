import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type * as z from 'zod';
import { inWords, schemaFault } from './schema-fault';

/** A rule or configuration file that cannot be used: file, line, and what was expected. */
export class RuleError extends Error {
  override name = 'RuleError';
}

/** Takes a YAML file's name and text and the schema of its content and gives the content; throws RuleError at the first fault. */
export function readYaml<T>(path: string, text: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax) throw new RuleError(`${path}:${syntax.linePos?.[0].line ?? 1}: ${syntaxFault(syntax)}`);
  const content = contentOf(document, path);
  const result = schema.safeParse(content, { error: inWords });
  if (result.success) return result.data;
  const { at, message } = schemaFault(result.error.issues, schema, content);
  throw new RuleError(`${path}:${lines.linePos(placeOf(document, at)).line}: ${message}`);
}

/** What to do where the parser only says what it met. */
const remedies: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: ': use spaces',
  DUPLICATE_KEY: ': this one is there twice',
  BAD_DQ_ESCAPE: ': use single quotes around patterns',
};

/** What the parser says, without the place, which stands before it, and the line of the file, which it repeats. */
function syntaxFault({ message, code }: YAMLError): string {
  return message.split('\n')[0]!.replace(/(?: at line \d+, column \d+)?:?$/, '') + (remedies[code] ?? '');
}

/** The value of a document; aliases that spell out more than a file of this kind can mean are a fault. */
function contentOf(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new RuleError(`${path}:1: its aliases (*name) stand for too much; write out what they mean`);
  }
}

/** Where a path stands in a document, or the nearest part above it that is there. */
function placeOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
