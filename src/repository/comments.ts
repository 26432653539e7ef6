import { findPythonComments } from './comments/python';
import { findComments } from './comments/scan';
import { syntaxOf } from './comments/syntaxes';
import { findYamlComments } from './comments/yaml';
import type { Language } from './languages';

/** Takes a text and its language; gives the comments (and Python's docstrings) that begin before `until` as pairs of offsets, start and end, in order. */
export function commentsIn(text: string, language: Language, until = text.length): number[] {
  if (language === 'python') return findPythonComments(text, until);
  if (language === 'yaml') return text.includes('#') ? findYamlComments(text, until) : [];
  const syntax = syntaxOf(language);
  return syntax ? findComments(text, syntax, until) : [];
}

const pythonMarks = ['#', '"""', "'''"];
const yamlMarks = ['#'];

/** What begins or ends a comment in a language: a line without any of these is in a comment as a whole or not at all. */
export function commentMarks(language: Language): readonly string[] {
  if (language === 'python') return pythonMarks;
  return language === 'yaml' ? yamlMarks : (syntaxOf(language)?.marks ?? []);
}

/** Takes a text and its language; gives it with comments (and Python's docstrings) blanked by spaces, of the same length and lines. */
export function stripComments(text: string, language: Language): string {
  const comments = commentsIn(text, language);
  const parts: string[] = [];
  let done = 0;
  for (let i = 0; i < comments.length; i += 2) {
    parts.push(text.slice(done, comments[i]), text.slice(comments[i], comments[i + 1]).replace(/[^\r\n]/g, ' '));
    done = comments[i + 1]!;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}
