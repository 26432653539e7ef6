// What cannot be seen, or changes how its neighbours are shown: controls, bidirectional and other format characters,
// line separators, lone surrogates, enclosing marks, invisible fillers. A runner takes `##[` anywhere in its log, and `::` at the start of a line, for a command;
// a lone colon becomes one where a line number follows it.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Me}\p{Default_Ignorable_Code_Point}]|(?<=##)\[|:(?=:|$)(?<=^\s*:)/gu;
const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(character: string): string {
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  if (code > 0xffff) return `\\u{${hex}}`;
  return short[character] ?? (code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`);
}

/** Gives the text on one line, with what a terminal or a reader could be fooled by as visible escapes: `\x1b`, `\u202e`, `\n`. */
export function printable(text: string): string {
  return text.replace(hidden, visible);
}

/** Gives text as `printable` does, for lines that are wrapped later: a line may then begin anywhere, and `::` there is a command to a runner. */
export function printableAnywhere(text: string): string {
  return printable(text).replaceAll('::', ':\\x3a');
}

/** Gives the text of a JSON document with the same characters as JSON escapes: the same value, safe to show. */
export function printableJson(document: string): string {
  return document.replace(hidden, (character) => (character === '\n' ? character : character.split('').map(unitEscape).join('')));
}

function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// A zero-width space keeps a mention, a reference or an address from being recognised; backslashes would not, since
// GitHub looks for these in the rendered text.
const apart = '&#8203;';
const markup = /[\\`*_{}[\]~!&<>|$@#]|:(?=\/\/)|www(?=\.)|GH(?=-\d)/gi;

function inert(found: string): string {
  if ('&<>|$'.includes(found)) return `&#${found.charCodeAt(0)};`;
  if (found === '#') return `\\#${apart}`;
  return '\\`*_{}[]~!'.includes(found) ? `\\${found}` : found + apart;
}

/** Gives text as inline Markdown that shows it literally: no markup, HTML, table cell, link, mention or reference. */
export function markdownText(text: string): string {
  return printable(text)
    .trim()
    .replace(markup, inert)
    .replace(/^(\d*)([-+.)=])/, '$1\\$2');
}

/** Gives text as an inline code span that nothing in the text can end, in a table cell too; empty for empty text. */
export function markdownCode(text: string): string {
  const shown = printable(text).trim();
  if (shown === '') return '';
  return /[`|]/.test(shown) ? `<code>${markdownText(shown)}</code>` : `\`${shown}\``;
}

/** Gives an address as the destination of a Markdown link that it cannot leave. */
export function markdownUrl(url: string): string {
  return url.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\x21-\x7e]|[<>()[\]\\|`"'*]/gu, percent);
}

function percent(character: string): string {
  return /[()'*]/.test(character) ? `%${character.charCodeAt(0).toString(16)}` : encodeURIComponent(character);
}
