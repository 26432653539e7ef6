import { findPythonComments } from './comments/python';
import { findComments } from './comments/scan';
import { syntaxOf } from './comments/syntaxes';
import { findYamlComments } from './comments/yaml';
import type { Language } from './languages';

/** Takes a text and its language; gives it with comments (and Python's docstrings) blanked by spaces, of the same length and lines. */
export function stripComments(text: string, language: Language): string {
  if (language === 'python')
    return text.includes('#') || text.includes('""') || text.includes("''") ? blank(text, findPythonComments(text)) : text;
  if (language === 'yaml') return text.includes('#') ? blank(text, findYamlComments(text)) : text;
  const syntax = syntaxOf(language);
  return syntax ? blank(text, findComments(text, syntax)) : text;
}

function blank(text: string, comments: readonly number[]): string {
  if (comments.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (let i = 0; i < comments.length; i += 2) {
    const start = comments[i]!;
    const end = comments[i + 1]!;
    parts.push(text.slice(done, start));
    parts.push(blankLines(text.slice(start, end)));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

function blankLines(comment: string): string {
  return comment
    .split('\n')
    .map((line) => (line.endsWith('\r') ? `${' '.repeat(line.length - 1)}\r` : ' '.repeat(line.length)))
    .join('\n');
}
