import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';
import * as z from 'zod';

/** Scores an answer from 1 to 5 against what was expected. */
export async function judge(question: string, answer: string, expected: string): Promise<number> {
  const { object } = await generateObject({
    model: openai('gpt-4.1'),
    schema: z.object({ score: z.number().int().min(1).max(5), reason: z.string() }),
    prompt: `Question: ${question}\nAnswer: ${answer}\nExpected: ${expected}\nHow well does the answer do what is expected?`,
  });
  return object.score;
}
