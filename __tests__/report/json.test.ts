import { expect, test } from 'vitest';
import { assessmentSchema } from '../../src/model/assessment';
import { json } from '../../src/report/json';
import { assessment } from './assessment';
import { hostile } from './hostile';

const full = () => {
  const result = assessment('mmp mma paa aaa', 2);
  result.practices[3]!.techniques = ['few-shot'];
  result.practices[3]!.evidence[0]!.technique = 'few-shot';
  result.practices[3]!.evidence[0]!.endLine = 9;
  result.diagnostics = [{ path: 'a.json', kind: 'invalid', message: 'no JSON' }];
  result.exemptions = [{ practice: 'compliance', kind: 'met-elsewhere', state: 'active' }];
  result.attestedLevel = { number: 3, name: 'Managed' };
  result.comparison = {
    base: { revision: null, scope: 'app', level: { number: 3, name: 'Managed' } },
    rose: [],
    fell: [{ practice: 'a', title: 'A', level: 1, from: 'met', to: 'absent', evidence: { path: 'a', line: 1, excerpt: 'a' } }],
  };
  result.policies = [{ id: 'min-level', required: '3', found: '2', passed: false, advice: 'Go up.' }];
  result.asOf = '2026-11-24';
  return result;
};

test('is the assessment, two spaces deep, with a newline at the end', () => {
  const document = json(full());
  expect(document).toBe(`${JSON.stringify(JSON.parse(document), null, 2)}\n`);
  expect(assessmentSchema.parse(JSON.parse(document))).toEqual(full());
});

test('has its keys in the order of the contract, however the assessment was built', () => {
  const ordered = json(full());
  expect(json(reversed(full()))).toBe(ordered);
  const parsed = JSON.parse(ordered);
  expect(Object.keys(parsed)).toEqual(Object.keys(assessmentSchema.shape));
  expect(Object.keys(parsed.practices[3])).toEqual(Object.keys(assessmentSchema.shape.practices.element.shape));
  expect(Object.keys(parsed.practices[3].evidence[0])).toEqual(
    Object.keys(assessmentSchema.shape.practices.element.shape.evidence.element.shape),
  );
  expect(Object.keys(parsed.gaps[0])).toEqual(Object.keys(assessmentSchema.shape.gaps.element.shape));
});

test('keeps a field it does not know', () => {
  expect(JSON.parse(json({ ...full(), trend: 3 } as never))).toHaveProperty('trend', 3);
});

test.each(hostile)('keeps the value and shows nothing hidden: %j', (said) => {
  const document = json(assessment('mmp mma paa aaa', 2, { path: said, reason: said }));
  expect(document).not.toMatch(/[^\P{C}\n]|##\[/u);
  expect(JSON.parse(document).gaps[0].location.path).toBe(said);
});

function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)]);
  return Object.fromEntries(entries.reverse()) as T;
}
