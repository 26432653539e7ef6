import './instrumentation.js';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { advise } from './adviser/adviser.js';
import { isAllowed } from './guardrails/moderation.js';
import { assign } from './experiments/assign.js';
import { keepOutcome } from './experiments/outcomes.js';

const app = new Hono();

app.post('/advice', async (c) => {
  const { visitor, question } = await c.req.json<{ visitor: string; question: string }>();
  if (!(await isAllowed(question))) return c.json({ error: 'This question is not answered here.' }, 422);
  const variant = assign('sowing-tone', visitor);
  const answer = await advise(question, variant);
  if (!(await isAllowed(answer.text))) return c.json({ error: 'The answer was withheld.' }, 502);
  return c.json({ ...answer, variant });
});

app.post('/outcomes', async (c) => {
  const { variant, helpful } = await c.req.json<{ variant: string; helpful: boolean }>();
  await keepOutcome('sowing-tone', variant, helpful);
  return c.body(null, 204);
});

serve({ fetch: app.fetch, port: 3000 });
