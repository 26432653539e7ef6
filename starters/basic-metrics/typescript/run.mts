// Puts each case of cases.jsonl to the application; fails where too few answers hold what is expected of them.
import { readFile } from 'node:fs/promises';

interface Case {
  question: string;
  expected: string[];
}

const threshold = 0.8;

/** Gives what the application answers. Until it does, every run fails. */
async function replyTo(question: string): Promise<string> {
  throw new Error(`evals/run.mts: let replyTo() return what the application answers to "${question}"`);
}

/** Gives the words that the answer to a case lacks. */
async function missing({ question, expected }: Case): Promise<string[]> {
  const reply = (await replyTo(question)).toLowerCase();
  return expected.filter((words) => !reply.includes(words.toLowerCase()));
}

const text = await readFile(new URL('./cases.jsonl', import.meta.url), 'utf8');
const cases = text
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Case);
let passed = 0;
for (const one of cases) {
  const lacks = await missing(one);
  if (lacks.length === 0) passed += 1;
  console.log(lacks.length === 0 ? `ok    ${one.question}` : `FAIL  ${one.question}\n      lacks: ${lacks.join(', ')}`);
}
const passRate = passed / cases.length;
console.log(`${passed} of ${cases.length} passed; needed are ${threshold * 100}%`);
process.exitCode = passRate >= threshold ? 0 : 1;
