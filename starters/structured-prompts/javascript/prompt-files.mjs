import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(process.cwd(), '%code%', 'prompts');

/** Gives prompts/NAME.md with its {{placeholders}} filled in, without its comments; throws for one without a value. */
export async function render(name, values) {
  const text = await readFile(join(folder, `${name}.md`), 'utf8');
  const filled = text.replace(/<!--[\s\S]*?-->/g, '').replace(/\{\{\s*(\w+)\s*\}\}/g, (_, key) => {
    const value = values[key];
    if (value === undefined) throw new Error(`the prompt ${name} needs a value for ${key}`);
    return value;
  });
  return filled.trim();
}
