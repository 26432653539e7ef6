import { openai } from '@ai-sdk/openai';
import { generateText, stepCountIs } from 'ai';
import { loadPrompt } from './prompts.js';
import { journal } from './journal.js';
import { seedbank } from './seedbank.js';

const models = ['gpt-4.1', 'gpt-4.1-mini'];

export interface Advice {
  text: string;
  tokens: number;
}

/** Answers a question; tries the next model when one fails, throws when all have. */
export async function advise(question: string, variant: string): Promise<Advice> {
  const bank = await seedbank();
  try {
    const tools = { ...(await bank.tools()), journal };
    let failure: unknown;
    for (const id of models) {
      try {
        const { text, totalUsage } = await generateText({
          model: openai(id),
          system: loadPrompt(variant),
          prompt: question,
          tools,
          stopWhen: stepCountIs(6),
          maxRetries: 1,
          experimental_telemetry: { isEnabled: true, functionId: 'advise', metadata: { variant } },
        });
        return { text, tokens: totalUsage.totalTokens ?? 0 };
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  } finally {
    await bank.close();
  }
}
