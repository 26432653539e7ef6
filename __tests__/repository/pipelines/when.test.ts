// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the expressions of pipelines look the same
import { expect, test } from 'vitest';
import { mayRunOn } from '../../../src/repository/pipelines/when';

const all = ['pull_request', 'merge_group', 'push', 'tag', 'release', 'schedule', 'manual', 'call', 'other'] as const;

test.each([
  ["github.event_name == 'push'", 'push tag call other'],
  ["${{ github.event_name != 'pull_request' }}", 'pull_request merge_group push tag release schedule manual call other'],
  ["github.event_name != 'push'", 'pull_request merge_group release schedule manual call other'],
  ["'schedule' == github.event_name", 'schedule call other'],
  ["github.event_name == 'pull_request' || github.event_name == 'merge_group'", 'pull_request merge_group call other'],
  ["github.event_name == 'push' && github.ref == 'refs/heads/main'", 'push call other'],
  ["!(github.event_name == 'push')", 'pull_request merge_group release schedule manual call other'],
  ["github.ref == 'refs/heads/main'", 'push schedule manual call other'],
  ["startsWith(github.ref, 'refs/tags/')", 'push tag release schedule manual call other'],
  ["startsWith(github.ref, 'refs/heads/')", 'merge_group push schedule manual call other'],
  ["github.ref_name == 'main' || inputs.force", all.join(' ')],
  ["github.event_name == 'push' || contains(github.event.head_commit.message, 'it''s (done)')", all.join(' ')],
  ["startsWith(github.ref, 'refs/tags/') == false", all.join(' ')],
  ["(github.event_name == 'push') == false", all.join(' ')],
  ["always() && github.event_name == 'schedule'", 'schedule call other'],
  ["github.event_name == 'push' && false", ''],
  ["github.repository == 'a/b'", all.join(' ')],
  ['github.event_name == "push"', all.join(' ')],
  ["github.event_name == 'push' || (", all.join(' ')],
  [`github.event_name == 'push'${' '.repeat(1000)}`, all.join(' ')],
])('%s runs on %s', (condition, expected) => {
  expect(mayRunOn(condition, all).join(' ')).toBe(expected);
});

test('is bounded on hostile text', () => {
  for (const piece of ['(', '!', "'", 'github.event_name == ', '||', 'startsWith('])
    expect(mayRunOn(`github.ref ${piece.repeat(Math.floor(900 / piece.length))}`, all).length).toBeLessThanOrEqual(all.length);
});
