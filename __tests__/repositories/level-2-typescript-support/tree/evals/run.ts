import { readFileSync, writeFileSync } from 'node:fs';
import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { supportPrompt } from '../src/prompts/index.js';
import { classify } from '../src/support/classify.js';
import { tools } from '../src/support/tools.js';
import { judge } from './judge.js';

interface Case {
  message: string;
  topic: string;
  expected: string;
}

const cases: Case[] = readFileSync('evals/cases.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const rows = [];
for (const { message, topic, expected } of cases) {
  const ticket = await classify(message);
  const { text } = await generateText({
    model: openai('gpt-4.1'),
    system: supportPrompt({ topic: ticket.topic, today: '2025-05-02' }),
    prompt: message,
    tools,
  });
  rows.push({ message, routed: ticket.topic === topic, score: await judge(message, text, expected) });
}
const mean = rows.reduce((sum, row) => sum + row.score, 0) / rows.length;
console.table(rows);
console.log('mean score', mean.toFixed(2));
writeFileSync('evals/report.json', JSON.stringify({ mean, rows }, null, 2));
