import { describe, expect, test } from 'vitest';
import { applyExemptions, type ReadyExemption } from '../../src/assess/exemptions';
import { applyPolicies, stricter } from '../../src/assess/policy';
import { compare } from '../../src/compare';
import type { Assessment } from '../../src/model/assessment';
import { compileGlob } from '../../src/rules/glob';
import { builtInModel } from '../model';
import { assessment, nothing } from '../report/assessment';

const model = builtInModel();
const whole: ReadyExemption = {
  practice: 'monitoring-logging',
  kind: 'met-elsewhere',
  reason: 'The platform repository monitors it.',
  owner: 'platform',
  link: 'https://example.org/platform',
  expires: '2027-01-31',
};
const level2 = assessment('mmp mma paa aaa', 2);
const level2ToGo = assessment('mmm mmm mpa aaa', 2);
const apply = (given: Assessment, declared: ReadyExemption[], asOf = '2026-11-24') =>
  applyExemptions(model, given, declared, asOf);
const stateOf = (declared: Partial<ReadyExemption>, given = level2, asOf?: string) =>
  apply(given, [{ ...whole, ...declared } as ReadyExemption], asOf).exemptions![0]!;

describe('exemptions', () => {
  test('raise the figure with attestations, and nothing else', () => {
    const judged = apply(assessment('mmm mmm pma aaa', 2), [whole]);
    expect(judged.attestedLevel).toEqual({ number: 3, name: 'Managed' });
    expect(judged.asOf).toBe('2026-11-24');
    const { exemptions: _exemptions, attestedLevel: _level, asOf: _asOf, ...rest } = judged;
    expect(rest).toEqual(assessment('mmm mmm pma aaa', 2));
  });

  test.each([
    [{ reason: undefined, owner: undefined }, 'incomplete', /reason, owner/],
    [{ link: undefined }, 'incomplete', /link/],
    [{ expires: '2026-11-23' }, 'expired', /2026-11-23/],
    [{ practice: 'llm-apis' }, 'unused', /met here/],
    [{ practice: 'monitoring' }, 'unused', /no practice monitoring: it is one of llm-apis/],
    [{ rule: 'no-such-rule' }, 'unused', /No finding/],
  ] as const)('%j is %s', (declared, state, message) => {
    const found = stateOf(declared);
    expect(found.state).toBe(state);
    expect(found.message).toMatch(message);
    expect(apply(level2, [{ ...whole, ...declared } as ReadyExemption])).not.toHaveProperty('attestedLevel');
  });

  test('count on their last day, need no link where nothing applies, and are silent without generative AI', () => {
    expect(stateOf({ expires: '2026-11-24' }).state).toBe('active');
    expect(stateOf({ kind: 'not-applicable', link: undefined }).state).toBe('active');
    expect(apply(nothing(), [whole])).toEqual(nothing());
    expect(apply(level2, [])).toBe(level2);
  });

  test('of a finding take it out of the figure with attestations', () => {
    const met = assessment('mmm mmm mma aaa', 3);
    const judged = apply(met, [
      { ...whole, kind: 'not-applicable', rule: 'monitoring-logging-rule', path: 'SRC/**', glob: compileGlob('src/**') },
    ]);
    expect(judged.exemptions![0]!.state).toBe('active');
    expect(judged.attestedLevel!.number).toBe(2);
    expect(judged.level.number).toBe(3);
    const other = [{ ...whole, kind: 'not-applicable' as const, path: 'lib/**', glob: compileGlob('lib/**') }];
    expect(apply(met, other).exemptions![0]!.state).toBe('unused');
  });
});

describe('policies', () => {
  const outcome = (given: Assessment, required: Parameters<typeof applyPolicies>[1]) =>
    (applyPolicies(given, required).policies ?? []).map(({ id, passed }) => `${id} ${passed}`);

  test('require a level and practices, each with a line of its own', () => {
    const required = { minLevel: 3, requiredPractices: ['llm-apis', 'compliance'] };
    const { policies } = applyPolicies(level2, required);
    expect(policies!.map(({ id, passed }) => [id, passed])).toEqual([
      ['min-level', false],
      ['required-practices', true],
      ['required-practices', false],
    ]);
    expect(policies![0]!.advice).toContain('level 3');
    expect(policies![2]!).toMatchObject({ required: 'compliance met', found: 'absent', advice: /^Advice for compliance/ });
  });

  test('are met by an exemption where they name the practice, and only by one that counts', () => {
    const required = { requiredPractices: ['monitoring-logging'], minLevel: 3 };
    expect(outcome(apply(level2ToGo, [{ ...whole, practice: 'performance-optimization' }]), { minLevel: 3 })).toEqual([
      'min-level false',
    ]);
    expect(outcome(apply(level2, [whole]), required)).toEqual(['min-level false', 'required-practices true']);
    expect(outcome(apply(level2, [{ ...whole, expires: '2020-01-01' }]), required)[1]).toBe('required-practices false');
  });

  test('see what fell', () => {
    const before = assessment('mmm mmm mma aaa', 3);
    const now = { ...level2, comparison: compare(before, level2) };
    expect(outcome(now, { failOnRegression: true })).toEqual(['fail-on-regression false']);
    const { found, advice } = applyPolicies(now, { failOnRegression: true }).policies![0]!;
    expect(found).toBe(
      'level 3 → 2, basic-metrics met → partial, systematic-deployment met → absent, monitoring-logging met → partial, performance-optimization met → absent',
    );
    const gone = { ...nothing(), comparison: compare(before, nothing()) };
    const lost = applyPolicies(gone, { failOnRegression: true }).policies![0]!;
    expect(lost.found).toMatch(/^level 3 → 0, .* and 4 more$/);
    expect(lost.advice).toMatch(/ and 3 more, or leave out this policy where that is meant\.$/);
    expect(advice).toContain('monitoring-logging (src/chat/client.ts:7)');
    expect(advice).toMatch(/, or exempt it in the configuration/);
    const risen = { ...before, comparison: compare(level2, before) };
    expect(outcome(risen, { failOnRegression: true })).toEqual(['fail-on-regression true']);
    expect(risen.comparison.rose.map(({ practice }) => practice)).toContain('monitoring-logging');
  });

  test('let an exempted practice fall, with the level that falls by it alone, and say so', () => {
    const before = assessment('mmm mmm maa aaa', 2);
    const lower = (head: Assessment) => ({ ...head, comparison: compare(assessment('mmm mmm mma aaa', 3), head) });
    const regression = (given: Assessment) => applyPolicies(given, { failOnRegression: true }).policies![0]!;
    const exempted = { ...whole, practice: 'performance-optimization' };
    expect(regression(lower(before))).toMatchObject({ passed: false });
    expect(regression(apply(lower(before), [exempted]))).toMatchObject({
      found: 'level 3 → 2 (exempted), performance-optimization met → absent (exempted)',
      passed: true,
    });
    const more = lower(assessment('mmm mma maa aaa', 2));
    expect(regression(apply(more, [exempted]))).toMatchObject({
      found: 'level 3 → 2, systematic-deployment met → absent, performance-optimization met → absent (exempted)',
      passed: false,
    });
    const falling = { ...before, comparison: { ...compare(before, before), base: lower(before).comparison.base } };
    expect(regression(apply(falling, [exempted]))).toMatchObject({ found: 'level 3 → 2', passed: false });
  });

  test('fail where there should be a comparison and is none, and say nothing where nothing is to be compared', () => {
    const { policies } = applyPolicies(level2, { failOnRegression: true }, 'The base is gone. Fetch it.');
    expect(policies).toMatchObject([{ found: 'no comparison', passed: false, advice: 'The base is gone. Fetch it.' }]);
    expect(outcome(level2, { failOnRegression: true })).toEqual([]);
  });

  test('without generative AI only forbid to lose it', () => {
    const required = { minLevel: 4, requiredPractices: ['llm-apis'], failOnRegression: true };
    expect(outcome(nothing(), required)).toEqual([]);
    expect(outcome({ ...nothing(), comparison: compare(level2, nothing()) }, required)).toEqual(['fail-on-regression false']);
  });

  test('of two places the stricter holds', () => {
    expect(stricter({ minLevel: 2 }, { minLevel: 3, failOnRegression: true, requiredPractices: ['a'] })).toEqual({
      minLevel: 3,
      failOnRegression: true,
      requiredPractices: ['a'],
    });
    expect(stricter({ minLevel: 4, requiredPractices: ['a', 'b'] }, { requiredPractices: ['b'] })).toMatchObject({
      minLevel: 4,
      requiredPractices: ['a', 'b'],
    });
  });
});
