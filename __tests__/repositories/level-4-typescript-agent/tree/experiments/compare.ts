import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { outcomes } from '../src/experiments/outcomes.js';

const experiment = process.argv[2]!;
const file = new URL(`results/${experiment}.json`, import.meta.url);
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { variants: [] };
const variants = await outcomes(experiment);
for (const { variant, answers, helpful } of variants) {
  const earlier = before.variants.find((v: { variant: string }) => v.variant === variant);
  const rate = helpful / answers;
  const change = earlier ? rate - earlier.helpful / earlier.answers : 0;
  console.log(variant, rate.toFixed(3), `${change >= 0 ? '+' : ''}${change.toFixed(3)}`);
}
writeFileSync(file, `${JSON.stringify({ experiment, variants }, null, 2)}\n`);
