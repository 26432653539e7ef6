import type { Tool } from '@aws-sdk/client-bedrock-runtime';

const parts = [
  { number: 'DR-204', name: 'door roller' },
  { number: 'HB-031', name: 'handrail belt' },
  { number: 'BR-118', name: 'brake lining' },
];

export const partsTool: Tool = {
  toolSpec: {
    name: 'find_parts',
    description: 'Finds spare parts by words of their name',
    inputSchema: { json: { type: 'object', properties: { words: { type: 'string' } }, required: ['words'] } },
  },
};

export function lookUp(words: string) {
  const wanted = words.toLowerCase().split(/\s+/);
  return parts.filter(({ name }) => wanted.some((word) => name.includes(word)));
}
