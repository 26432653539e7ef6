import { expect, test } from 'vitest';
import { type Dataset, isDatasetPath, parseDataset } from '../../src/repository/datasets';

const cases: [string, string, Dataset['kind'], number, number][] = [
  ['data/qa.jsonl', '{"question": "q", "truth": "a"}\n\n{"question": "q2", "truth": "b"}\n', 'evaluation', 2, 1],
  ['x/data.jsonl', '\n{"query": "q", "expected_answer": "a"}', 'evaluation', 1, 2],
  ['evals/in.jsonl', '{"query": "q"}', 'evaluation', 1, 1],
  ['x/in.jsonl', '{"query": "q"}', 'other', 1, 1],
  ['x/eval.jsonl', '{"id": 1, "price": 2}', 'other', 1, 1],
  ['x/eval.jsonl', '', 'other', 0, 1],
  ['evals/results/run.jsonl', '{"question": "q", "answer": "a"}', 'other', 1, 1],
  ['x/eval_results.jsonl', '{"question": "q", "answer": "a"}', 'other', 1, 1],
  [
    'data/train.jsonl',
    '{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}',
    'training',
    1,
    1,
  ],
  ['data/train.jsonl', '{"messages": [{"role": "user", "content": "a"}]}', 'other', 1, 1],
  ['data/x.jsonl', '{"prompt": "a", "completion": "b"}', 'training', 1, 1],
  ['products.csv', 'id,name\n1,a\n2,b\n', 'other', 2, 2],
  ['golden.csv', 'Question,Expected Output\n"a\nb, c",d\n', 'evaluation', 1, 2],
  ['golden.tsv', 'question\tanswer\n', 'evaluation', 0, 1],
  [
    'evals/cases.json',
    '{\n "name": "x",\n "cases": [\n  {"input": "a", "must_mention": ["b"]},\n  {"input": "c"}\n ]\n}',
    'evaluation',
    2,
    4,
  ],
  [
    'eval/golden.yaml',
    '# x\nname: y\ncases:\n  - id: 1\n    question: a\n    expected: b\n  # - id: 9\n  - id: 2\n    question: b\nother:\n  - z: 1\n',
    'evaluation',
    2,
    4,
  ],
  [
    'tests/test_cases.yaml',
    '- vars:\n    query: a\n  assert:\n    - type: contains\n- vars:\n    query: b\n',
    'evaluation',
    2,
    1,
  ],
];

test.each(cases)('%s %j is %s', (path, text, kind, count, line) => {
  expect(isDatasetPath(path)).toBe(true);
  expect(parseDataset(path, text)).toMatchObject({ path, kind, cases: count, line });
});

test.each([
  ['package.json', '[{"question": "a", "answer": "b"}]'],
  ['.github/workflows/evaluations.yaml', 'on: push'],
  ['src/config.yaml', '- question: a\n  answer: b'],
  ['src/retrieval.yaml', '- question: a\n  answer: b'],
  ['evals/bad.json', '{'],
  ['evals/config.json', '{"name": "question"}'],
  ['eval/flow.dag.yaml', 'inputs: {}\nnodes:\n- name: a\n  inputs:\n    answer: b'],
  ['TestData/response.json', '{"choices": [{"message": {"content": "a"}}]}'],
  ['evals/deployment.yaml', 'apiVersion: v1\nx:\n  - input: a'],
])('%s %j is no dataset', (path, text) => {
  expect(parseDataset(path, text)).toBeUndefined();
});

test('gives the fields of the first records only', () => {
  const text = `{"question": "a", "truth": "b"}\n${'{"late": 1}\n'.repeat(10)}`;
  expect(parseDataset('a.jsonl', text)?.fields).toEqual(['question', 'truth', 'late']);
  expect(parseDataset('a.jsonl', `${'{"a": 1}\n'.repeat(9)}{"question": 1}`)).toMatchObject({ fields: ['a'], cases: 10 });
});

test('counts large and hostile files in linear time', () => {
  expect(parseDataset('a.jsonl', '{"question": 1, "answer": 2}\n'.repeat(200_000))?.cases).toBe(200_000);
  for (const path of ['a.csv', 'eval/a.yaml', 'a.jsonl', 'eval/a.json']) {
    for (const piece of ['"', '- a: ', '- a:\n', '{"a":', ' ', '- question: x\n  b:\n'])
      parseDataset(path, piece.repeat(200_000));
  }
}, 20_000);
