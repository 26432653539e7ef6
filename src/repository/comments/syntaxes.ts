import type { Language } from '../languages';

/** Something that opens a comment or a string. A comment without `close` ends with its line. */
export interface Token {
  open: string;
  close?: string;
  comment?: true;
  /** The character that hides the next one. */
  escape?: '\\' | '`';
  /** A string that may span lines. */
  lines?: true;
  /** What interrupts the string with code, up to the matching bracket. */
  interpolation?: '${' | '#{' | '\\(' | '{' | '$(';
  /** What must not follow `open`. */
  unless?: string;
  /** Opens only as the first thing of a line, of a word, or not after the colon of a URL. */
  where?: 'line' | 'word' | 'no-url';
}

/** How comments and strings look in a language. `table` gives the tokens by their first character. */
export interface Syntax {
  table: (readonly Token[] | undefined)[];
  /** What comments begin and end with: a line without any of them is a comment as a whole or not at all. */
  marks: string[];
  nested: boolean;
  /** Single quotes hold one character (or mark a lifetime). */
  chars: boolean;
  regex: boolean;
  heredoc: string | undefined;
  /** Code stands between `<?` and `?>`. */
  tags: boolean;
}

/** The tokens of a bracket: none, but it may end an interpolation. */
export const brackets: Token[] = [];

function syntax(tokens: Token[], options: Partial<Omit<Syntax, 'table' | 'marks'>> = {}, dispatched = ''): Syntax {
  const table: Token[][] = [];
  const enter = (char: string): Token[] => (table[char.charCodeAt(0)] ??= []);
  const marks = tokens.flatMap(({ comment, open, close }) => (comment ? [open, close ?? open] : []));
  for (const token of tokens) enter(token.open).push(token);
  for (const char of dispatched) enter(char);
  if (options.chars) enter("'");
  if (options.regex) enter('/');
  if (options.heredoc) enter('<');
  if (tokens.some((token) => token.interpolation)) for (const bracket of '(){}') table[bracket.charCodeAt(0)] ??= brackets;
  return { table, marks, nested: false, chars: false, regex: false, heredoc: undefined, tags: false, ...options };
}

const slashes: Token = { open: '//', comment: true };
const block: Token = { open: '/*', close: '*/', comment: true };
const markup: Token = { open: '<!--', close: '-->', comment: true };
const hash: Token = { open: '#', comment: true };
const wordHash: Token = { open: '#', comment: true, where: 'word' };
const lineHash: Token = { open: '#', comment: true, where: 'line' };
const double: Token = { open: '"', close: '"', escape: '\\' };
const single: Token = { open: "'", close: "'", escape: '\\' };
const triple: Token = { open: '"""', close: '"""', escape: '\\', lines: true };
const tripleSingle: Token = { open: "'''", close: "'''", escape: '\\', lines: true };
const identifier: Token = { open: '`', close: '`' };
const braces = { interpolation: '${' } as const;
const verbatim = { lines: true } as const;

const java = syntax([slashes, block, triple, double], { chars: true });
const kotlin = syntax(
  [slashes, block, { open: '"""', close: '"""', ...verbatim, ...braces }, { ...double, ...braces }, identifier],
  {
    nested: true,
    chars: true,
  },
);
const html = syntax([markup]);

const syntaxes: Partial<Record<Language, Syntax>> = {
  javascript: syntax(
    [
      { ...slashes, where: 'no-url' },
      block,
      markup,
      double,
      single,
      { open: '`', close: '`', escape: '\\', lines: true, ...braces },
    ],
    { regex: true },
  ),
  go: syntax([slashes, block, double, { open: '`', close: '`', ...verbatim }], { chars: true }),
  java,
  kotlin,
  scala: kotlin,
  cpp: syntax([slashes, block, double], { chars: true }),
  csharp: syntax(
    [
      slashes,
      block,
      markup,
      { open: '@*', close: '*@', comment: true },
      { open: '"""', close: '"""', ...verbatim },
      { open: '$"""', close: '"""', ...verbatim },
      { open: '$$"""', close: '"""', ...verbatim },
      { open: '$@"', close: '"', interpolation: '{', ...verbatim },
      { open: '@$"', close: '"', interpolation: '{', ...verbatim },
      { open: '@"', close: '"', ...verbatim },
      { ...double, open: '$"', interpolation: '{' },
      double,
    ],
    { chars: true },
  ),
  fsharp: syntax([slashes, { open: '(*', close: '*)', unless: ')', comment: true }, triple, { ...double, ...verbatim }], {
    chars: true,
  }),
  rust: syntax(
    [
      slashes,
      block,
      { open: 'r"', close: '"', ...verbatim },
      { open: 'r#"', close: '"#', ...verbatim },
      { open: 'r##"', close: '"##', ...verbatim },
      { ...double, ...verbatim },
    ],
    { nested: true, chars: true },
  ),
  swift: syntax(
    [
      slashes,
      block,
      { open: '#"""', close: '"""#', ...verbatim },
      { open: '#"', close: '"#' },
      { ...triple, interpolation: '\\(' },
      { ...double, interpolation: '\\(' },
    ],
    { nested: true },
  ),
  dart: syntax(
    [
      slashes,
      block,
      { ...triple, ...braces },
      { ...tripleSingle, ...braces },
      { ...double, ...braces },
      { ...single, ...braces },
    ],
    { nested: true },
  ),
  groovy: syntax([slashes, block, { ...triple, ...braces }, tripleSingle, { ...double, ...braces }, single]),
  php: syntax(
    [
      slashes,
      block,
      { ...hash, unless: '[' },
      { ...double, ...verbatim },
      { ...single, ...verbatim },
      { open: '?>', close: '<?', ...verbatim },
    ],
    { tags: true, heredoc: '<<<' },
  ),
  bicep: syntax([slashes, block, { open: "'''", close: "'''", ...verbatim }, { ...single, ...braces }]),
  terraform: syntax([slashes, block, hash, { ...double, ...braces }], { heredoc: '<<' }),
  css: syntax([block, double, single]),
  ruby: syntax(
    [
      wordHash,
      { open: '=begin', close: '\n=end', comment: true, where: 'line' },
      { ...double, ...verbatim, interpolation: '#{' },
      { ...single, ...verbatim },
      { open: '`', close: '`', escape: '\\', interpolation: '#{' },
    ],
    { heredoc: '<<' },
    '\\',
  ),
  elixir: syntax(
    [wordHash, { ...triple, interpolation: '#{' }, { ...double, ...verbatim, interpolation: '#{' }, single],
    {},
    '\\',
  ),
  shell: syntax(
    [wordHash, { open: '"', close: '"', escape: '\\', interpolation: '$(', ...verbatim }, { open: "'", close: "'", ...verbatim }],
    { heredoc: '<<' },
    '\\',
  ),
  powershell: syntax([
    { open: '<#', close: '#>', comment: true },
    wordHash,
    { open: '@"', close: '\n"@', ...verbatim },
    { open: "@'", close: "\n'@", ...verbatim },
    { open: '"', close: '"', escape: '`', interpolation: '$(', ...verbatim },
    { open: "'", close: "'", ...verbatim },
  ]),
  makefile: syntax([wordHash, double, { open: "'", close: "'" }], {}, '\\'),
  toml: syntax([hash, triple, { open: "'''", close: "'''", ...verbatim }, double, { open: "'", close: "'" }]),
  dockerfile: syntax([lineHash]),
  properties: syntax([lineHash, { open: '!', comment: true, where: 'line' }, { open: ';', comment: true, where: 'line' }]),
  sql: syntax([{ open: '--', comment: true }, block, { open: "'", close: "'", ...verbatim }, { open: '"', close: '"' }]),
  xml: html,
  html,
  markdown: html,
  prompt: syntax([
    { open: '{#', close: '#}', comment: true, unless: '%' },
    { open: '{{!--', close: '--}}', comment: true },
    { open: '{{!', close: '}}', comment: true },
  ]),
  json: syntax([slashes, block, double]),
};

/** Takes a language and gives its syntax, undefined where it has no comments or a scanner of its own (Python, YAML). */
export function syntaxOf(language: Language): Syntax | undefined {
  return syntaxes[language];
}
