import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment';
import { text } from '../../src/report/text';
import { assessment, nothing } from './assessment';
import { hostile } from './hostile';

const plain = { width: 80, color: false };

function everywhere(said: string): Assessment {
  const result = assessment('mmp mma paa aaa', 2, { path: said, reason: said });
  result.source.id = said;
  result.practices[3]!.techniques = [said];
  result.diagnostics = [{ path: said, kind: 'invalid', message: said }];
  result.policies = [{ id: 'min-level', required: said, found: said, passed: false }];
  for (const gap of result.gaps) gap.advice = said;
  return result;
}

describe('the terminal report', () => {
  test('begins with level, way and source', () => {
    const [level, way, source] = text(assessment('mmp mma paa aaa', 2), plain).split('\n');
    expect(level).toBe('■■□□  Level 2 Defined');
    expect(way).toContain('2 practices to Level 3 Managed');
    expect(source).toContain('app · contoso/chat · 0123456');
    expect(source).not.toContain('01234567');
  });

  test('says each status in a word, in order, under its level', () => {
    const body = text(assessment('mmp mma paa aaa', 2), plain).split('\nTo Level')[0]!;
    const statuses = [...body.matchAll(/[●◐○] (met|partial|absent) /g)].map((match) => match[1]![0]);
    expect(statuses.join('')).toBe('mmpmmapaaaaa');
    expect(body.match(/^Level \d {2}.*$/gm)).toEqual([
      'Level 1  2 of 3 met, complete',
      'Level 2  2 of 3 met, complete',
      'Level 3  0 of 3 met, 2 more needed',
      'Level 4  0 of 3 met, 2 more needed',
    ]);
  });

  test('shows the evidence that decides, its reason, the techniques and the number of the others', () => {
    const result = assessment('mmp mma paa aaa', 2);
    result.practices[3]!.techniques = ['few-shot', 'tool-calling'];
    result.practices[3]!.evidence.unshift({ ...result.practices[3]!.evidence[0]!, path: 'weak.py', supports: 'partial' });
    const shown = text(result, plain);
    expect(shown).toContain('src/chat/client.ts:4  +3 more');
    expect(shown).not.toContain('weak.py');
    expect(shown).toContain('Calls a chat model through the openai package');
    expect(shown).toContain('techniques: few-shot, tool-calling');
  });

  test('puts a reason beside its place where both fit, below it where they do not', () => {
    const result = assessment('mmp mma paa aaa', 2);
    const reason = result.practices[2]!.evidence[0]!.reason;
    const beside = `src/chat/client.ts:3  ${reason}`;
    expect(text(result, { width: 120, color: false })).toContain(beside);
    expect(text(result, { width: 60, color: false })).toContain(`src/chat/client.ts:3\n             ${reason}\n`);
  });

  test('gives the way up with advice and places, of the next level only', () => {
    const way = text(assessment('mmm mma mpa aaa', 2), { width: 120, color: false }).split('\nTo Level ')[1]!;
    expect(way).toMatch(/^3 Managed: any one of\n/);
    expect(way).toContain('Optimize performance');
    expect(way).toContain('Advice for compliance: run');
    expect(way).toContain('at src/chat/client.ts:7');
    expect(way).not.toContain('Advice for systematic-deployment');
    expect(way).not.toContain('Advice for advanced-automation');
  });

  test('names the groups where a lower level is incomplete too', () => {
    const shown = text(assessment('maa pma aaa aaa', 1), plain);
    expect(shown).toContain('\nTo Level 2 Defined: 2 practices\nLevel 1: any one of\n');
    expect(shown).toContain('\nLevel 2: any one of\n');
  });

  test('has no way up on level 4', () => {
    const shown = text(assessment('mmm mmm mmm mma', 4), plain);
    expect(shown).toMatch(/^■■■■ {2}Level 4 Optimized\n/);
    expect(shown).not.toMatch(/To Level|practices? to/);
  });

  test('is one sentence without generative AI', () => {
    expect(text(nothing(), plain)).toMatch(/^No generative AI found[^\n]*\.\n$/);
    const diagnostics = [{ path: 'src/big.py', kind: 'too-large', message: 'too large' }];
    expect(text({ ...nothing(), diagnostics }, plain)).toMatch(
      /^No generative AI found[^\n]*\n\nNot judged: 1\n {2}src\/big\.py/,
    );
  });

  test('shows five diagnostics and counts the others', () => {
    const result = assessment('mmp mma paa aaa', 2);
    result.diagnostics = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ path: `big-${n}.json`, kind: 'too-large', message: 'over 1 MB' }));
    const shown = text(result, plain);
    expect(shown).toContain('Not judged: 7');
    expect(shown).toContain('big-5.json  too-large: over 1 MB');
    expect(shown).not.toContain('big-6.json');
    expect(shown).toContain('2 more: see --format json');
    result.diagnostics.length = 5;
    expect(text(result, plain)).not.toContain('--format json');
  });

  test('says which policies passed and which failed', () => {
    const result = assessment('mmp mma paa aaa', 2);
    result.policies = [
      { id: 'min-level', required: '3', found: '2', passed: false },
      { id: 'required-practices', required: 'llm-apis', found: 'llm-apis', passed: true },
    ];
    expect(text(result, plain)).toMatch(/Policy FAILED: min-level, required 3, found 2\nPolicy passed: required-practices/);
  });

  test('says of an exemption what is wrong with it', () => {
    const result = assessment('mmp mma paa aaa', 2);
    const message = 'It expired on 2020-01-01: renew or remove it.';
    const facts = { reason: 'Because', owner: 'a', expires: '2020-01-01' };
    result.exemptions = [
      { practice: 'compliance', kind: 'met-elsewhere', state: 'expired', message, ...facts },
      { rule: 'one', kind: 'not-applicable', state: 'active' },
    ];
    const shown = text(result, { width: 120, color: false }).replace(/\n {2}(?=\S)/g, ' ');
    expect(shown).toContain(
      `compliance: met elsewhere. EXPIRED: ${message} Because · owner a · until 2020-01-01 rule one: not applicable.\n`,
    );
  });

  test('is the same text with colours and without', () => {
    const result = assessment('mmp mma paa aaa', 2);
    const colored = text(result, { width: 80, color: true });
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(text(result, plain));
  });
});

describe.each([40, 60, 80, 120])('at %i columns', (width) => {
  test.each(hostile)('no line is wider and nothing acts: %j', (said) => {
    for (const color of [false, true]) {
      const shown = text(everywhere(said), { width, color });
      for (const line of shown.split('\n')) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line.trimStart().startsWith('::')).toBe(false);
      }
      expect(stripVTControlCharacters(shown)).not.toMatch(/[^\P{C}\n]|##\[/u);
      expect(stripVTControlCharacters(shown).match(/:7$/gm)?.length).toBeGreaterThanOrEqual(3);
    }
  });
});

test('is never wider than 120 columns, and 80 where the width is unknown', () => {
  const result = everywhere('word '.repeat(200));
  const widest = (width: number) =>
    Math.max(
      ...text(result, { width, color: false })
        .split('\n')
        .map((line) => stringWidth(line)),
    );
  expect(widest(500)).toBeLessThanOrEqual(120);
  expect(widest(500)).toBeGreaterThan(100);
  expect(widest(Number.NaN)).toBeLessThanOrEqual(80);
});
