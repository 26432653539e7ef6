import { type Document, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { didYouMean } from '../model/suggest';

/** A rule or configuration file that cannot be used: file, line, and what was expected. */
export class RuleError extends Error {
  override name = 'RuleError';
}

/** Takes a YAML file's name and text and the schema of its content and gives the content; throws RuleError at the first fault. */
export function readYaml<T>(path: string, text: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault) throw new RuleError(`${path}:${fault.linePos?.[0].line ?? 1}: ${fault.message.split('\n')[0]}`);
  const result = schema.safeParse(contentOf(document, path));
  if (result.success) return result.data;
  const issue = deepest(chief(result.error.issues));
  const inner = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const line = lines.linePos(placeOf(document, inner)).line;
  throw new RuleError(
    `${path}:${line}: ${issue.path.join('.') || 'the file'}: ${issue.message.slice(0, longestMessage)}${hintOf(issue, schema, document)}`,
  );
}

/** Most characters of what a schema says of a fault: it names every key that it does not know. */
const longestMessage = 300;

/** The value of a document; aliases that spell out more than a file of this kind can mean are a fault. */
function contentOf(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new RuleError(`${path}:1: its aliases (*name) stand for too much; write out what they mean`);
  }
}

/** What could have been meant: the keys that are allowed where one is not, or the word that is nearest to one that is not. */
function hintOf(issue: z.core.$ZodIssue, schema: z.ZodType, document: Document): string {
  if (issue.code === 'invalid_value') return didYouMean(String(document.getIn(issue.path as string[])), issue.values.map(String));
  if (issue.code !== 'unrecognized_keys') return '';
  const allowed = allowedKeys(schema, issue.path);
  return didYouMean(issue.keys[0]!, allowed) || (allowed.length > 0 ? `; it is one of ${allowed.join(', ')}` : '');
}

/** Of a failed union, the issue of the alternative that went furthest: what its author meant. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .filter((issues) => issues.length > 0)
    .map(chief)
    .map((one) => deepest({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue));
  const depth = ({ path, code }: z.core.$ZodIssue) => path.length + (code === 'unrecognized_keys' ? 0.5 : 0);
  return inner.sort((a, b) => depth(b) - depth(a))[0] ?? issue;
}

/** A key that is misspelt is missing too: what was written is what its author has to see. */
function chief(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  return issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
}

/** Where a path stands in a document, or the nearest part above it that is there. */
function placeOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: { enum?: string[] };
  items?: JsonSchema;
}

/** The keys that a schema allows at a path, by any of its alternatives. */
function allowedKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const root = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  const resolve = (node: JsonSchema | boolean | undefined): JsonSchema[] => {
    if (!node || typeof node === 'boolean') return [];
    if (node.$ref !== undefined) return resolve(node.$ref === '#' ? root : root.$defs?.[node.$ref.replace('#/$defs/', '')]);
    return node.anyOf ? node.anyOf.flatMap(resolve) : [node];
  };
  let at = resolve(root);
  for (const part of path)
    at = at.flatMap((node) =>
      resolve(typeof part === 'number' ? node.items : (node.properties?.[String(part)] ?? node.additionalProperties)),
    );
  return [
    ...new Set(at.flatMap(({ properties, propertyNames }) => [...Object.keys(properties ?? {}), ...(propertyNames?.enum ?? [])])),
  ];
}
