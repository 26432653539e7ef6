import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';

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
  const result = schema.safeParse(document.toJS({ maxAliasCount: 50 }) ?? {});
  if (result.success) return result.data;
  const issue = deepest(result.error.issues[0]!);
  const inner = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  const node = document.getIn(inner as (string | number)[], true) as { range?: [number, number, number] } | undefined;
  const line = node?.range ? lines.linePos(node.range[0]).line : 1;
  const allowed = issue.code === 'unrecognized_keys' ? allowedKeys(schema, issue.path) : [];
  const hint = allowed.length > 0 ? `; it is one of ${allowed.join(', ')}` : '';
  throw new RuleError(`${path}:${line}: ${issue.path.join('.') || 'the file'}: ${issue.message}${hint}`);
}

/** Of a failed union, the issue of the alternative that went furthest: what its author meant. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .flatMap((issues) => issues.slice(0, 1))
    .map((one) => deepest({ ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue));
  return inner.sort((a, b) => b.path.length - a.path.length)[0] ?? issue;
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
}

/** The keys that a schema allows at a path; none where that depends on more than the path. */
function allowedKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: JsonSchema | undefined = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  for (const part of path) at = typeof part === 'number' ? at?.items : at?.properties?.[String(part)];
  return Object.keys(at?.properties ?? {});
}
