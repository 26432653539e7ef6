import { readFileSync } from 'node:fs';

/** Reads the adviser's prompt in the given variant. */
export function loadPrompt(variant: string): string {
  return readFileSync(new URL(`../../prompts/adviser.${variant}.md`, import.meta.url), 'utf8');
}
