import Fastify from 'fastify';
import { answer } from './support/answer.js';
import { classify } from './support/classify.js';

const app = Fastify({ logger: true });

app.post<{ Body: { messages: { role: 'user' | 'assistant'; content: string }[] } }>('/chat', async (request, reply) => {
  const ticket = await classify(request.body.messages.at(-1)?.content ?? '');
  const result = answer(ticket, request.body.messages, request.log);
  reply.header('content-type', 'text/plain; charset=utf-8');
  return reply.send(result.textStream);
});

await app.listen({ port: Number(process.env.PORT ?? 8080), host: '0.0.0.0' });
