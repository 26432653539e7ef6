import { tool } from 'ai';
import * as z from 'zod';

const frosts: Record<string, string> = { amsterdam: '2025-04-28', malmo: '2025-05-11', aarhus: '2025-05-09' };

export const journal = tool({
  description: 'Day of the last frost near a town',
  inputSchema: z.object({ town: z.string() }),
  execute: ({ town }) => frosts[town.toLowerCase()] ?? 'unknown',
});
