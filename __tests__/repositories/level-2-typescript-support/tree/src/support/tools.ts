import { tool } from 'ai';
import * as z from 'zod';
import { bookings, departures } from '../data/ferries.js';

export const tools = {
  departures: tool({
    description: 'Departures on a route and day',
    inputSchema: z.object({ route: z.string(), day: z.iso.date() }),
    execute: ({ route, day }) => departures(route, day),
  }),
  booking: tool({
    description: 'A booking by its number',
    inputSchema: z.object({ number: z.string() }),
    execute: ({ number }) => bookings(number),
  }),
};
