import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/report/markdown';
import { assessment, nothing } from './assessment';
import { hostile } from './hostile';

const rows = (document: string) => document.split('\n').filter((line) => line.startsWith('|'));
// As GitHub splits a row: at each pipe that no backslash precedes.
const cells = (row: string) =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('the Markdown report', () => {
  test('has a heading with the level and what is needed', () => {
    const document = markdown(assessment('mmp mma paa aaa', 2));
    expect(document).toMatch(
      /^## Level 2 Defined\n\n\*\*2 practices to Level 3 Managed\*\* · app · `contoso\/chat` · `0123456` · by the \[Microsoft GenAIOps maturity model\]\(https:\/\/learn\.microsoft\.com\/[\w/-]+\)\n/,
    );
  });

  test('has a row for each practice', () => {
    const table = rows(markdown(assessment('mmp mma paa aaa', 2))).map(cells);
    expect(table[0]).toEqual(['Level', 'Practice', 'Status', 'Evidence', 'Why']);
    expect(table).toHaveLength(14);
    expect(table[2]).toEqual([
      '1',
      'Familiarize with different LLM APIs',
      '● met',
      '`src/chat/client.ts:1` +2 more',
      'Calls a chat model through the openai package',
    ]);
    expect(table[4]!.slice(2, 4)).toEqual(['◐ partial', '`src/chat/client.ts:3`']);
    expect(table[13]).toEqual(['4', 'Cutting-edge tools and techniques', '○ absent', '', '']);
  });

  test('links places where it is told how', () => {
    const link = ({ path, line }: { path: string; line: number }) =>
      line === 7 ? undefined : `https://x.example/${path}#L${line}`;
    const document = markdown(assessment('mmp mma paa aaa', 2), { link });
    expect(document).toContain('| [`src/chat/client.ts:1`](https://x.example/src/chat/client.ts#L1) +2 more |');
    expect(document).toContain(', at `src/chat/client.ts:7`)');
  });

  test('gives the way up with advice, and names the groups where there are several', () => {
    const one = markdown(assessment('mmm mmm mpa aaa', 2)).split('### Way up')[1]!;
    expect(one).toContain('To Level 3 Managed: any one of');
    expect(one).toContain('- **Optimize performance** (partial, at `src/chat/client.ts:7`): Advice for performance-optimization');
    expect(one.match(/^- /gm)).toHaveLength(2);
    const two = markdown(assessment('maa pma aaa aaa', 1)).split('### Way up')[1]!;
    expect(two).toContain('To Level 2 Defined: 2 practices\n\nLevel 1: any one of\n\n- ');
    expect(two).toContain('\n\nLevel 2: any one of\n\n- ');
  });

  test('has no way up on level 4 and no level without generative AI', () => {
    expect(markdown(assessment('mmm mmm mmm mma', 4))).not.toContain('Way up');
    const none = markdown(nothing());
    expect(none).toMatch(/^## No generative AI found\n/);
    expect(rows(none)).toEqual([]);
  });

  test('counts diagnostics and gives policies', () => {
    const result = assessment('mmp mma paa aaa', 2);
    expect(markdown(result)).not.toMatch(/diagnostic|Policies/);
    result.diagnostics = [{ path: 'a.json', kind: 'invalid', message: 'no JSON' }];
    result.policies = [{ id: 'min-level', required: '3', found: '2', passed: false }];
    expect(markdown(result)).toContain('1 diagnostic ');
    expect(markdown(result)).toContain('- **Failed**: min-level, required 3, found 2');
  });

  test.each(hostile)('keeps its shape whatever a repository says: %j', (said) => {
    const result = assessment('mmp mma paa aaa', 2, { path: said, reason: said });
    result.source.id = said;
    result.practices[3]!.techniques = [said];
    for (const gap of result.gaps) gap.advice = said;
    const shape = (document: string) => document.split('\n').map((line) => /^(\||- |#+ |$)/.exec(line)?.[1] ?? 'text');
    const document = markdown(result, { link: ({ path }) => `https://x.example/${path}` });
    expect(shape(document)).toEqual(shape(markdown(assessment('mmp mma paa aaa', 2))));
    for (const row of rows(document)) expect(cells(row)).toHaveLength(5);
    expect(document).not.toMatch(/[^\P{C}\n]/u);
    // Outside code and destinations nothing can be taken for a mention, a reference or an address.
    const bare = document.replace(/<code>[^<>]*<\/code>|`[^`\n]+`/g, '').replace(/\]\([^()\s]*\)/g, ']');
    expect(bare).not.toMatch(/@(?!&#8203;)|#\d(?<!&#\d)|:\/\/|www\.|[<>]/);
    expect(document.length).toBeLessThan(64 * 1024);
  });
});
