import { openai } from '@ai-sdk/openai';
import { LangfuseClient } from '@langfuse/client';
import { generateObject } from 'ai';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const { values } = parseArgs({ options: { hours: { type: 'string', default: '24' }, sample: { type: 'string', default: '50' } } });
const langfuse = new LangfuseClient();
const since = new Date(Date.now() - Number(values.hours) * 3_600_000).toISOString();
const { data: traces } = await langfuse.api.trace.list({ name: 'advise', fromTimestamp: since, limit: Number(values.sample) });

const Verdict = z.object({ score: z.number().min(0).max(1), reason: z.string() });

for (const trace of traces) {
  const { object } = await generateObject({
    model: openai('gpt-4.1'),
    schema: Verdict,
    system: 'You judge gardening advice. 1: right for the season, safe, and reasoned. 0: wrong or dangerous.',
    prompt: JSON.stringify({ question: trace.input, answer: trace.output }),
  });
  langfuse.score.create({ traceId: trace.id, name: 'advice-quality', value: object.score, comment: object.reason });
}
await langfuse.flush();
console.log(`${traces.length} answers scored`);
