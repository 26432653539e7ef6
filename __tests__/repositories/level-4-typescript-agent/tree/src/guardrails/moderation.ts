import OpenAI from 'openai';

const client = new OpenAI();

/** Says whether moderation lets the text pass. */
export async function isAllowed(text: string): Promise<boolean> {
  const { results } = await client.moderations.create({ model: 'omni-moderation-latest', input: text });
  return !results.some((result) => result.flagged);
}
