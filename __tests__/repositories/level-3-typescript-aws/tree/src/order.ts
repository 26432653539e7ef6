import type { Tool } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';

export const Order = z.object({
  title: z.string().max(80),
  urgency: z.enum(['today', 'week', 'later']),
  parts: z.array(z.object({ number: z.string(), count: z.number().int().positive() })),
});
export type Order = z.infer<typeof Order>;

export const orderTool: Tool = {
  toolSpec: {
    name: 'write_order',
    description: 'Writes the finished work order',
    inputSchema: {
      json: {
        type: 'object',
        properties: {
          title: { type: 'string' },
          urgency: { enum: ['today', 'week', 'later'] },
          parts: { type: 'array', items: { type: 'object', properties: { number: { type: 'string' }, count: { type: 'integer' } } } },
        },
        required: ['title', 'urgency', 'parts'],
      },
    },
  },
};
