import * as z from 'zod';
import { didYouMean } from '../model/suggest';

type Issue = z.core.$ZodIssue;

/** What a schema says where it has no words of its own; of a union, which says nothing, an alternative speaks. */
export function inWords(issue: z.core.$ZodRawIssue): string {
  const { code, input } = issue;
  if (code === 'invalid_type') return `must be ${typeNames[issue.expected] ?? issue.expected}, not ${kindOf(input)}`;
  if (code === 'too_small')
    return issue.origin === 'array' ? `needs at least ${entries(issue.minimum)}` : `must be at least ${issue.minimum}`;
  if (code === 'too_big')
    return issue.origin === 'array' ? `has more than ${entries(issue.maximum)}` : `must be at most ${issue.maximum}`;
  if (code === 'invalid_format') return `must be ${formats[issue.format] ?? `of the form ${issue.format}`}`;
  return '';
}

const typeNames: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

const formats: Record<string, string> = {
  url: 'an address, https://…',
  date: 'a date, YYYY-MM-DD',
  regex: 'of lower-case letters, digits and hyphens, and begin with a letter',
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  return short(`${value}`);
}

/** As much of what a stranger wrote as tells which it is. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function entries(count: number | bigint): string {
  return count === 1 ? 'one entry' : `${count} entries`;
}

/** Takes what a schema says of a content and gives where the fault is, and a message that names it and what was meant. */
export function schemaFault(
  issues: readonly Issue[],
  schema: z.ZodType,
  content: unknown,
): { at: PropertyKey[]; message: string } {
  const all = issues.flatMap((issue) => chosen(issue, content));
  const lacking = all.filter((issue) => isMissing(issue, content));
  const issue = all.find(({ code }) => code === 'unrecognized_keys') ?? all.find((one) => !lacking.includes(one)) ?? all[0]!;
  const told = (at: PropertyKey[], message: string) => ({ at, message: placed(at, message) });
  if (lacking.includes(issue)) {
    const above = issue.path.slice(0, -1);
    const names = lacking.filter(({ path }) => path.slice(0, -1).join() === above.join()).map(({ path }) => String(path.at(-1)));
    const last = names.pop()!;
    return told(above, names.length === 0 ? `${last} is missing` : `${names.join(', ')} and ${last} are missing`);
  }
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys as [string];
    const message = issue.message || `there is no key ${short(key)}${meant(key, allowedKeys(schema, issue.path))}`;
    return { ...told(issue.path, message), at: [...issue.path, key] };
  }
  if (issue.code === 'invalid_value' && issue.message === '') {
    const known = issue.values.map(String);
    const value = valueAt(content, issue.path);
    const isWord = typeof value === 'string' && typeof issue.values[0] === 'string';
    const message = isWord ? `${short(value)} is not allowed${meant(value, known)}` : `must be ${known.join(' or ')}`;
    return told(issue.path, message);
  }
  return told(issue.path, issue.message || 'has another form than is allowed');
}

/** `must …` is said of the place; all else stands after it. */
function placed(at: readonly PropertyKey[], message: string): string {
  const isOfPlace = /^(?:must|needs|has) /.test(message);
  if (at.length === 0) return isOfPlace ? `it ${message}` : message;
  return `${at.map((key) => short(String(key))).join('.')}${isOfPlace ? '' : ':'} ${message}`;
}

/** Of a failed union, the issues of the alternative that its author meant: of the right type, with the fewest unknown keys, and furthest in. */
function chosen(issue: Issue, content: unknown): Issue[] {
  if (issue.code !== 'invalid_union' || issue.message !== '' || isMissing(issue, content)) return [issue];
  const alternatives = issue.errors
    .filter((issues) => issues.length > 0)
    .map((issues) => issues.flatMap((one) => chosen({ ...one, path: [...issue.path, ...one.path] }, content)));
  const own = issue.path.length;
  const misfit = (issues: Issue[]) => issues.some(({ code, path }) => code === 'invalid_type' && path.length === own);
  if (alternatives.length > 1 && alternatives.every(misfit)) {
    const texts = alternatives.map(([one]) => one!.message.replace(/^must be (.*), not .*$/, '$1'));
    const message = `must be ${[...new Set(texts)].join(' or ')}, not ${kindOf(valueAt(content, issue.path))}`;
    return [{ ...issue, code: 'custom', message } as Issue];
  }
  const cost = (issues: Issue[]) => {
    const unknown = issues.flatMap((one) => (one.code === 'unrecognized_keys' && one.path.length === own ? one.keys : []));
    return (misfit(issues) ? 1000 : 0) + unknown.length;
  };
  const depth = (issues: Issue[]) => Math.max(...issues.map(({ path }) => path.length));
  return alternatives.sort((a, b) => cost(a) - cost(b) || depth(b) - depth(a))[0] ?? [issue];
}

/** A key that is not there, so that what is wrong with it is only that. */
function isMissing({ path }: Issue, content: unknown): boolean {
  const above = valueAt(content, path.slice(0, -1));
  return path.length > 0 && typeof above === 'object' && above !== null && !Object.hasOwn(above, path.at(-1)!);
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    content,
  );
}

/** What people also call the words of a rule. */
const aliases: Record<string, string> = {
  ...{ typescript: 'javascript', ts: 'javascript', tsx: 'javascript', node: 'javascript', js: 'javascript' },
  ...{ 'c#': 'csharp', dotnet: 'csharp', kotlin: 'java', scala: 'java' },
  ...{ bicep: 'azure', arm: 'azure', tf: 'terraform', hcl: 'terraform', k8s: 'kubernetes', helm: 'kubernetes' },
};

/** Most characters of a list of the words that are allowed. */
const longestList = 240;

function meant(found: string, known: readonly string[]): string {
  const alias = Object.hasOwn(aliases, found.toLowerCase()) ? aliases[found.toLowerCase()]! : '';
  if (known.includes(alias)) return `; write ${alias}`;
  if (known.length === 0) return '';
  let shown = '';
  for (const [index, word] of known.entries()) {
    if (shown.length + word.length > longestList) {
      shown += ` and ${known.length - index} more`;
      break;
    }
    shown += index === 0 ? word : `, ${word}`;
  }
  return didYouMean(found, known) || `; it is one of ${shown}`;
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
