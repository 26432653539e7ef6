import { expect, test } from 'vitest';
import { annotations, crash, cutMarkdown, verdict } from '../../src/report/annotations';
import { assessment, nothing } from './assessment';
import { hostile } from './hostile';

test('warns of the gaps that count for the next level, first, and notes the others', () => {
  const found = annotations(assessment('mmp mpa paa aaa', 1));
  expect(found.map(({ severity, title }) => [severity, title])).toEqual([
    ['warning', 'GenAIOps level 2: Integrate prompts into applications (partial)'],
    ['warning', 'GenAIOps level 2: Systematic approaches for LLM application deployment (absent)'],
    ['notice', 'GenAIOps level 1: Basic metrics for LLM application performance (partial)'],
    ['notice', 'GenAIOps level 3: Enhance monitoring and logging (partial)'],
    ['notice', 'GenAIOps level 3: Optimize performance (absent)'],
    ['notice', 'GenAIOps level 3: Ensure compliance with best practices (absent)'],
    ['notice', 'GenAIOps level 4: Advanced automation (absent)'],
    ['notice', 'GenAIOps level 4: Continuous improvement (absent)'],
    ['notice', 'GenAIOps level 4: Cutting-edge tools and techniques (absent)'],
  ]);
});

test('warns of gaps on level 1 while they hold up the next level', () => {
  const found = annotations(assessment('mpa mma aaa aaa', 1));
  expect(found.filter(({ severity, title }) => severity === 'warning' && title.includes('level 1')).length).toBe(2);
});

test('says what is missing, and what the place has to do with it', () => {
  const base = assessment('maa aaa paa aaa', 1);
  const practice = base.practices.find(({ id }) => id === 'monitoring-logging')!;
  const gaps = base.gaps.map((gap) =>
    gap.practice === practice.id ? { ...gap, location: { ...gap.location, line: practice.evidence[0]!.line, endLine: 9 } } : gap,
  );
  const found = annotations({ ...base, gaps }, 'app/');
  expect(found.find(({ title }) => title.includes('monitoring'))).toMatchObject({
    path: 'app/src/chat/client.ts',
    line: 7,
    endLine: 9,
    message: expect.stringMatching(/^Advice for monitoring-logging.*\nFound here: Calls a chat model/),
  });
  expect(found[0]!.message).toMatch(/^Advice for .*\nNothing was found for it/);
});

test('keeps to the limits of GitHub and shows what a stranger wrote on one line', () => {
  for (const said of [...hostile, '𝄞'.repeat(50_000)]) {
    const base = assessment('mmp mpa paa aaa', 1, { path: said, reason: said });
    const practices = base.practices.map((practice) => ({ ...practice, title: said }));
    const gaps = base.gaps.map((gap) => ({ ...gap, advice: said, location: { ...gap.location, line: 3 } }));
    for (const { path, title, message } of annotations({ ...base, practices, gaps })) {
      expect(path).toBe(said);
      expect(title.length).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(message)).toBeLessThanOrEqual(64 * 1024);
      expect(title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      expect(message.replace('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }
  }
});

test('concludes by policy, and neutrally where there is nothing to judge', () => {
  const base = assessment('mmm mma maa aaa', 2);
  expect(verdict(base)).toMatchObject({ conclusion: 'success', title: 'Level 2 Defined: 1 practice to Level 3' });
  expect(verdict(base)).not.toHaveProperty('failure');
  const policies = [{ id: 'min-level', required: 'level 3 or higher', found: 'level 2', passed: false }];
  expect(verdict({ ...base, policies })).toMatchObject({
    conclusion: 'failure',
    failure: 'min-level: required level 3 or higher, found level 2',
  });
  expect(verdict({ ...base, policies: [{ ...policies[0]!, passed: true }] }).conclusion).toBe('success');
  expect(verdict(assessment('mmm mmm mmm mmm', 4)).title).toBe('Level 4 Optimized');
  expect(verdict(nothing())).toMatchObject({ conclusion: 'neutral', title: 'No generative AI found', annotations: [] });
});

test('shows the message of a crash as text', () => {
  const { summary, failure } = crash('no <b>such</b>\n::error::owned @team');
  expect(failure).toBe('no <b>such</b>\\n::error::owned @team');
  expect(summary).not.toMatch(/<b>|^::|@team/m);
});

test('cuts Markdown at a line and says how much is left out', () => {
  expect(cutMarkdown('ab\ncd', 5)).toBe('ab\ncd');
  const cut = cutMarkdown(`${'é'.repeat(99)}\n`.repeat(100), 1000);
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1000);
  expect(cut).toMatch(/^(é{99}\n){4}\n9\d more lines are left out here/);
});
