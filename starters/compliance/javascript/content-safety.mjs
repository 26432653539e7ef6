// Has OpenAI's moderation endpoint check what goes to the model and what comes from it. Its use is free of charge.
import OpenAI from 'openai';

/** A text that must not go on. */
export class UnsafeText extends Error {
  name = 'UnsafeText';
}

/** Gives the text back; throws UnsafeText, with the categories, where it is harmful. */
export async function requireSafe(text) {
  const { results } = await new OpenAI().moderations.create({ model: 'omni-moderation-latest', input: text });
  const harmful = results.flatMap(({ categories }) => Object.entries(categories).filter(([, isFlagged]) => isFlagged));
  if (results.some(({ flagged }) => flagged)) throw new UnsafeText(harmful.map(([category]) => category).join(', '));
  return text;
}
