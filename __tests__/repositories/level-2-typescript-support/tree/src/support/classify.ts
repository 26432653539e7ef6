import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';
import * as z from 'zod';
import { classifyPrompt } from '../prompts/index.js';

export const Ticket = z.object({
  topic: z.enum(['timetable', 'bookings', 'refunds', 'vehicles', 'other']),
  urgent: z.boolean(),
});
export type Ticket = z.infer<typeof Ticket>;

export async function classify(message: string): Promise<Ticket> {
  const { object } = await generateObject({
    model: openai('gpt-4.1-mini'),
    schema: Ticket,
    system: classifyPrompt,
    prompt: message,
  });
  return object;
}
