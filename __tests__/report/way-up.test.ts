import { describe, expect, test } from 'vitest';
import { choice, title, wayUp, wayUpHeading } from '../../src/report/way-up';
import { assessment, nothing } from './assessment';

describe('the way up', () => {
  test.each([
    // statuses, level, needed, [level, needed, gaps] of each group
    [
      'maa aaa aaa aaa',
      1,
      3,
      [
        [1, 1, 2],
        [2, 2, 3],
      ],
    ],
    ['aaa mmm mmm mmm', 1, 2, [[1, 2, 3]]],
    [
      'ppp ppp ppp ppp',
      1,
      4,
      [
        [1, 2, 3],
        [2, 2, 3],
      ],
    ],
    ['mma maa aaa aaa', 1, 1, [[2, 1, 2]]],
    ['mma aaa mmm mmm', 1, 2, [[2, 2, 3]]],
    ['mma mma aaa aaa', 2, 2, [[3, 2, 3]]],
    ['mma mma mpa aaa', 2, 1, [[3, 1, 2]]],
    ['mmm mmm mmm aaa', 3, 2, [[4, 2, 2]]],
    ['mmm mmm mmm mpa', 3, 1, [[4, 1, 1]]],
    ['mmm mmm mmm mam', 3, 1, [[4, 1, 1]]],
    ['mmm mmm mmm aam', 3, 2, [[4, 2, 2]]],
    ['mma mma mma mma', 4, 0, []],
  ] as const)('of %s, level %i, needs %i', (statuses, level, needed, groups) => {
    const way = wayUp(assessment(statuses, level));
    expect(way.needed).toBe(needed);
    expect(way.groups.map((group) => [group.level, group.needed, group.gaps.length])).toEqual(groups);
  });

  test('holds the gaps of its own level, in the order of the assessment', () => {
    const result = assessment('mmm mmm apa aaa', 2);
    result.gaps.reverse();
    expect(wayUp(result).groups[0]!.gaps.map((gap) => gap.practice)).toEqual([
      'compliance',
      'performance-optimization',
      'monitoring-logging',
    ]);
  });

  test('does not count leading-edge, which level 4 does not need', () => {
    const [group] = wayUp(assessment('mmm mmm mmm paa', 3)).groups;
    expect(group!.gaps.map((gap) => gap.practice)).toEqual(['advanced-automation', 'continuous-improvement']);
  });

  test('is nothing without generative AI', () => {
    expect(wayUp(nothing())).toEqual({ needed: 0, next: null, groups: [] });
  });
});

test.each([
  ['mma mma maa aaa', 2, 'Level 2 Defined: 1 practice to Level 3', 'To Level 3 Managed: any one of'],
  ['mma mma aaa aaa', 2, 'Level 2 Defined: 2 practices to Level 3', 'To Level 3 Managed: any two of'],
  ['maa aaa aaa aaa', 1, 'Level 1 Initial: 3 practices to Level 2', 'To Level 2 Defined: 3 practices'],
  ['mmm mmm mmm aaa', 3, 'Level 3 Managed: 2 practices to Level 4', 'To Level 4 Optimized: both of'],
  ['mmm mmm mmm maa', 3, 'Level 3 Managed: 1 practice to Level 4', 'To Level 4 Optimized: this practice'],
  ['mmm mmm mmm mma', 4, 'Level 4 Optimized', ''],
] as const)('%s on level %i is "%s"', (statuses, level, expected, heading) => {
  const result = assessment(statuses, level);
  expect(title(result)).toBe(expected);
  expect(wayUpHeading(wayUp(result))).toBe(heading);
});

test('the title without generative AI has no level', () => {
  expect(title(nothing())).toBe('No generative AI found');
});

test('each group has its own choice', () => {
  expect(wayUp(assessment('maa aaa aaa aaa', 1)).groups.map(choice)).toEqual(['any one of', 'any two of']);
});
