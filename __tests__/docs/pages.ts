import { readdirSync, readFileSync } from 'node:fs';

/** The pages whose examples are executed. */
export const pages: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];

/** A fenced block: its language, what its info string marks it as, the file it stands for, and the line of text above it. */
export interface Block {
  page: string;
  line: number;
  language: string;
  mark: string;
  path: string | undefined;
  text: string;
  above: string;
}

/** What a comment such as `<!-- expect: compliance met on python -->` says, with the files that follow it up to the next heading or comment. */
export interface Example {
  page: string;
  line: number;
  kind: string;
  says: string;
  files: Block[];
}

/** Takes the text of a page and gives its blocks, and the examples that its comments make of them. */
export function readPage(page: string, markdown: string): { blocks: Block[]; examples: Example[] } {
  const blocks: Block[] = [];
  const examples: Example[] = [];
  const lines = markdown.split('\n');
  let open: Example | undefined;
  let above = '';
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at]!;
    const comment = /^<!-- ([a-z]+)(?:: (.*))? -->$/.exec(text);
    const [, indent, ticks, info] = /^( *)(`{3,})(.*)$/.exec(text) ?? [];
    if (comment) {
      open = { page, line: at + 1, kind: comment[1]!, says: comment[2] ?? '', files: [] };
      examples.push(open);
    } else if (/^#{1,6} /.test(text)) open = undefined;
    else if (indent !== undefined) {
      const end = lines.findIndex((line, index) => index > at && line === `${indent}${ticks}`);
      const [language = '', mark = ''] = info!.split(' ');
      const path = mark.startsWith('file=') ? mark.slice('file='.length) : undefined;
      const inside = lines.slice(at + 1, end).map((line) => `${line.slice(indent.length)}\n`);
      const block = { page, line: at + 1, language, mark, path, text: inside.join(''), above };
      blocks.push(block);
      if (path !== undefined) open?.files.push(block);
      at = end;
    } else if (text !== '') above = text;
  }
  return { blocks, examples };
}

const read = pages.map((page) => readPage(page, readFileSync(page, 'utf8')));
export const allBlocks: readonly Block[] = read.flatMap(({ blocks }) => blocks);
export const allExamples: readonly Example[] = read.flatMap(({ examples }) => examples);

/** The examples of a kind, each with a name for its test. */
export function examplesOf(kind: string): [string, Example][] {
  return allExamples
    .filter((example) => example.kind === kind)
    .map((example) => [`${example.page}:${example.line} ${example.says}`, example]);
}

/** The blocks with a mark, or of a language, each with a name for its test. */
export function blocksMarked(mark: string): [string, Block][] {
  return allBlocks
    .filter((block) => block.mark === mark || (block.mark === '' && block.language === mark))
    .map((block) => [`${block.page}:${block.line}`, block]);
}

/** Gives the files of an example, path → text. */
export function treeOf({ files }: Example): Record<string, string> {
  return Object.fromEntries(files.map(({ path, text }) => [path!, text]));
}
