import { describe, expect, test } from 'vitest';
import { decideLevel, findGaps } from '../../src/assess/level';
import { judgePractices, strongestCall } from '../../src/assess/practices';
import type { Evidence } from '../../src/model/evidence';
import { builtInModel } from '../model';

const model = builtInModel();
const ids = model.levels.flatMap(({ practices }) => practices.map(({ id }) => id));

function evidence(practice: string, more: Partial<Evidence> = {}): Evidence {
  return {
    rule: 'r',
    practice,
    supports: 'met',
    confidence: 'high',
    fileClass: 'source',
    reason: 'because',
    path: 'src/app.py',
    line: 3,
    excerpt: 'x',
    ...more,
  };
}

/** All evidence that makes a practice met. */
function meets(practice: string): Evidence[] {
  const techniques = { 'complex-prompts': ['rag', 'chains'], 'leading-edge': ['mcp', 'gateway'] }[practice] ?? [undefined];
  return techniques.map((technique) => evidence(practice, technique === undefined ? {} : { technique }));
}

function levelOf(met: string[]): number {
  return decideLevel(model, judgePractices(model, met.flatMap(meets), 'app'), 'app').level.number;
}

describe('decideLevel', () => {
  test.each([
    [['llm-apis'], 1],
    [['llm-apis', 'structured-prompts'], 1],
    [['llm-apis', 'structured-prompts', 'complex-prompts', 'prompt-integration'], 2],
    [['llm-apis', 'complex-prompts', 'prompt-integration', 'monitoring-logging', 'compliance'], 1],
    [['llm-apis', 'basic-metrics', 'prompt-integration', 'systematic-deployment', 'monitoring-logging', 'compliance'], 3],
    [ids.filter((id) => id !== 'leading-edge'), 4],
    [ids.filter((id) => id !== 'continuous-improvement'), 3],
    [ids.filter((id) => id !== 'advanced-automation'), 3],
  ])('of %j is %i', (met, level) => {
    expect(levelOf(met)).toBe(level);
  });

  test('is 0 without generative AI, with nothing next', () => {
    expect(decideLevel(model, judgePractices(model, meets('llm-apis'), 'none'), 'none')).toEqual({
      level: { number: 0, name: model.none.name },
      next: null,
    });
  });
});

describe('confidence', () => {
  const confidence = (list: Evidence[], id: string) =>
    judgePractices(model, list, 'app').find((one) => one.id === id)!.confidence;

  test('a model call is sure at one place, a guardrail only where several places or rules say so', () => {
    expect(confidence([evidence('llm-apis')], 'llm-apis')).toBe('high');
    expect(confidence([evidence('compliance')], 'compliance')).toBe('medium');
    expect(confidence([evidence('compliance'), evidence('compliance', { rule: 'other' })], 'compliance')).toBe('high');
    expect(
      confidence(
        [1, 2, 3].map((line) => evidence('compliance', { line })),
        'compliance',
      ),
    ).toBe('high');
  });

  test('a heuristic is never sure, nor is what is partial or absent', () => {
    expect(
      confidence(
        [1, 2, 3].map((line) => evidence('compliance', { line, confidence: 'low' })),
        'compliance',
      ),
    ).toBe('low');
    expect(confidence([evidence('compliance', { supports: 'partial' })], 'compliance')).toBe('medium');
    expect(confidence([], 'compliance')).toBe('medium');
  });
});

describe('judgePractices', () => {
  const status = (list: Evidence[], id: string, scope: 'app' | 'content' | 'none' = 'app') =>
    judgePractices(model, list, scope).find((practice) => practice.id === id)!;

  test('takes what stands only in samples and notebooks for partial, but not in content', () => {
    expect(status([evidence('llm-apis', { fileClass: 'sample' })], 'llm-apis').status).toBe('partial');
    expect(status([evidence('llm-apis', { fileClass: 'notebook' })], 'llm-apis').status).toBe('partial');
    expect(status([evidence('llm-apis', { fileClass: 'sample' })], 'llm-apis', 'content').status).toBe('met');
  });
  test('does not count the techniques of samples', () => {
    const list = [
      evidence('leading-edge', { technique: 'mcp' }),
      evidence('leading-edge', { technique: 'gateway', fileClass: 'sample' }),
    ];
    expect(status(list, 'leading-edge')).toMatchObject({ status: 'partial', techniques: ['mcp'] });
  });
  test('counts a technique once, however often it is found', () => {
    const list = [1, 2, 3].map((line) => evidence('complex-prompts', { technique: 'rag', line }));
    expect(status(list, 'complex-prompts')).toMatchObject({ status: 'partial', techniques: ['rag'] });
  });
  test('lists the strongest evidence first, whatever the order it came in', () => {
    const list = [evidence('compliance', { supports: 'partial', path: 'a' }), evidence('compliance', { path: 'z' })];
    expect(judgePractices(model, list, 'app')).toEqual(judgePractices(model, [...list].reverse(), 'app'));
    expect(status(list, 'compliance').evidence.map(({ path }) => path)).toEqual(['z', 'a']);
  });
  test('leaves every practice absent in scope none', () => {
    expect(
      judgePractices(model, ids.flatMap(meets), 'none').every(
        (practice) => practice.status === 'absent' && practice.evidence.length === 0,
      ),
    ).toBe(true);
  });
});

describe('findGaps', () => {
  test('gives the next level first, each gap at its partial evidence or else at the model call', () => {
    const list = [
      ...meets('llm-apis'),
      ...meets('structured-prompts'),
      evidence('compliance', { supports: 'partial', path: '.github/dependabot.yml', line: 1 }),
    ];
    const practices = judgePractices(model, list, 'app');
    const { next } = decideLevel(model, practices, 'app');
    const gaps = findGaps(model, practices, 'app', next, strongestCall(meets('llm-apis'), 'app'));
    expect(next?.number).toBe(2);
    expect(gaps.map(({ level }) => level)).toEqual([2, 2, 2, 1, 3, 3, 3, 4, 4, 4]);
    expect(gaps.find(({ practice }) => practice === 'compliance')?.location.path).toBe('.github/dependabot.yml');
    expect(gaps.find(({ practice }) => practice === 'monitoring-logging')?.location).toMatchObject({
      path: 'src/app.py',
      line: 3,
    });
  });
});

test('what a rule says to count in contents counts there in full, in samples too', () => {
  const statusOf = (scope: 'content' | 'app', more: Partial<Evidence>) =>
    judgePractices(model, [evidence('compliance', { fileClass: 'sample', ...more })], scope).find(
      ({ id }) => id === 'compliance',
    )!.status;
  expect(statusOf('content', { scopes: ['app', 'content'] })).toBe('met');
  expect(statusOf('content', {})).toBe('partial');
  expect(statusOf('app', { scopes: ['app', 'content'] })).toBe('partial');
});
