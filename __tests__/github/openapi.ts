import { Ajv } from 'ajv';
import type { ApiRequest } from './api';
import description from './openapi-subset.json';

type Json = Record<string, unknown>;

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
// The subset lacks /user, which answers like another person's page.
const paths = { ...description.paths, '/user': description.paths['/users/{username}'] };
ajv.addSchema(withoutNullable({ ...description, paths }) as Json, 'github');
/** The operations that GitHub's description has: a name, "post /repos/{owner}/{repo}/check-runs", and what a request to it looks like. */
export const operations = Object.entries(paths).flatMap(([template, methods]) =>
  Object.keys(methods).map((method) => ({
    name: `${method} ${template}`,
    method,
    pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`),
  })),
);

/** What GitHub's description and, beyond it, its documentation do not allow. */
export function requestFaults({ operation, body }: ApiRequest): string[] {
  if (/^(get|delete) /.test(operation)) return [];
  const faults = schemaFaults(operation, 'requestBody/content/application~1json/schema', body);
  if (String(body.body ?? '').length > 65_536) faults.push('comment over 65,536 characters');
  if (body.status === 'completed' && !body.conclusion) faults.push('completed without a conclusion');
  const annotations = ((body.output as Json | undefined)?.annotations ?? []) as Json[];
  for (const annotation of annotations) {
    const { start_line, end_line } = annotation as { start_line: number; end_line: number };
    if (start_line < 1 || end_line < start_line) faults.push(`annotation of lines ${start_line} to ${end_line}`);
    if (String(annotation.title ?? '').length > 255) faults.push('annotation title over 255 characters');
    if (Buffer.byteLength(String(annotation.message)) > 64 * 1024) faults.push('annotation message over 64 KB');
  }
  return faults;
}

/** What the description does not allow of a value at a place of an operation. */
export function schemaFaults(operation: string, place: string, value: unknown): string[] {
  const [method, template = ''] = operation.split(' ');
  const validate = ajv.getSchema(`github#/paths/${encodeURIComponent(template.replaceAll('/', '~1'))}/${method}/${place}`);
  if (!validate) return [`no schema for ${operation} ${place}`];
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** The least that the description allows as the answer of an operation (of a list: as one of its items), to add to. */
export function leastAnswer(operation: string, status: number): Json {
  const [method, template = ''] = operation.split(' ');
  const methods = (paths as Record<string, Json>)[template] as Record<string, { responses: Record<string, unknown> }>;
  const response = resolved(methods[method!]!.responses[status]) as { content: Record<string, { schema: Json }> };
  const schema = resolved(response.content['application/json']!.schema);
  return least(schema.type === 'array' ? schema.items : schema) as Json;
}

function least(given: unknown): unknown {
  const schema = resolved(given);
  const alternatives = (schema.oneOf ?? schema.anyOf) as unknown[] | undefined;
  if (schema.nullable) return null;
  if (schema.enum) return (schema.enum as unknown[])[0];
  if (schema.allOf) return Object.assign({}, ...(schema.allOf as unknown[]).map(least));
  if (alternatives) return least(alternatives[0]);
  if (schema.type === 'array') return [];
  if (schema.type === 'string') return '';
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return 0;
  const properties = (schema.properties ?? {}) as Json;
  return Object.fromEntries(((schema.required ?? []) as string[]).map((name) => [name, least(properties[name])]));
}

function resolved(schema: unknown): Json {
  const reference = (schema as { $ref?: string }).$ref;
  if (!reference) return schema as Json;
  const names = reference
    .slice(2)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return resolved(names.reduce<unknown>((place, name) => (place as Json)[name], description));
}

// OpenAPI 3.0 says `nullable` where JSON Schema has a type.
function withoutNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNullable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Json;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withoutNullable(value)]));
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}
