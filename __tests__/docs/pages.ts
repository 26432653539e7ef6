import { readdirSync, readFileSync } from 'node:fs';

/** The pages whose examples are executed. */
export const pages: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
];

/** A fenced block: its language, what its info string marks it as, and the text shown above it. */
export interface Block {
  page: string;
  line: number;
  language: string;
  mark: string | undefined;
  path: string | undefined;
  text: string;
  above: string;
}

/** What a comment such as `<!-- expect: compliance met on python -->` says, with the blocks that follow it up to the next heading or comment. */
export interface Example {
  page: string;
  line: number;
  kind: string;
  says: string;
  blocks: Block[];
}

/** Takes the path of a page and gives its blocks, and the examples that its comments make of them. */
export function readPage(page: string): { blocks: Block[]; examples: Example[] } {
  const blocks: Block[] = [];
  const examples: Example[] = [];
  const lines = readFileSync(page, 'utf8').split('\n');
  let open: Example | undefined;
  let above = '';
  for (let at = 0; at < lines.length; at++) {
    const comment = /^<!-- ([a-z]+)(?:: (.*))? -->$/.exec(lines[at]!);
    const fence = /^( *)(`{3,})(.*)$/.exec(lines[at]!);
    if (comment) {
      open = { page, line: at + 1, kind: comment[1]!, says: comment[2] ?? '', blocks: [] };
      examples.push(open);
    } else if (/^#{1,6} /.test(lines[at]!)) open = undefined;
    else if (fence) {
      const [, indent, ticks, info] = fence as unknown as [string, string, string, string];
      const end = lines.findIndex((line, index) => index > at && line === indent + ticks);
      const [language = '', mark] = info.trim().split(' ');
      const text = lines.slice(at + 1, end).map((line) => `${line.slice(indent.length)}\n`);
      const path = mark?.startsWith('file=') ? mark.slice('file='.length) : undefined;
      const block = { page, line: at + 1, language, mark: path === undefined ? mark : 'file', path, text: text.join(''), above };
      blocks.push(block);
      if (path !== undefined) open?.blocks.push(block);
      at = end;
    }
    if (lines[at]!.trim() !== '' && !comment) above = lines[at]!;
  }
  return { blocks, examples };
}

/** Takes an example and gives its tree. */
export function treeOf({ blocks }: Example): Record<string, string> {
  return Object.fromEntries(blocks.map(({ path, text }) => [path!, text]));
}
