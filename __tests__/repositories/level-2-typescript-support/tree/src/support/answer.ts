import { openai } from '@ai-sdk/openai';
import { type ModelMessage, stepCountIs, streamText } from 'ai';
import type { FastifyBaseLogger } from 'fastify';
import { supportPrompt } from '../prompts/index.js';
import type { Ticket } from './classify.js';
import { tools } from './tools.js';

export function answer(ticket: Ticket, messages: ModelMessage[], log: FastifyBaseLogger) {
  return streamText({
    model: openai('gpt-4.1'),
    system: supportPrompt({ topic: ticket.topic, today: new Date().toISOString().slice(0, 10) }),
    messages,
    tools,
    maxRetries: 3,
    stopWhen: stepCountIs(5),
    onFinish: ({ totalUsage, finishReason }) => {
      log.info({ tokens: totalUsage.totalTokens, finishReason, topic: ticket.topic }, 'answered');
    },
  });
}
