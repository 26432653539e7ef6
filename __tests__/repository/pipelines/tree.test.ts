import { expect, test } from 'vitest';
import { at, linesOf, parseTree, type Tree } from '../../../src/repository/pipelines/tree';

const path = 'ci.yml';

/** The texts of a tree alone. */
const plain = (tree: Tree | undefined): unknown =>
  tree?.map
    ? Object.fromEntries([...tree.map].map(([key, value]) => [key, plain(value)]))
    : (tree?.list?.map(plain) ?? tree?.text);

test.each([
  [
    'every scalar is text',
    'a: on\nb: 1.0\nc: ~\nd: "x\\ty"\ne:\nf: [x, {y: z}]',
    { a: 'on', b: '1.0', c: '~', d: 'x\ty', e: '', f: ['x', { y: 'z' }] },
  ],
  ['the last document that is a map', 'a: 1\n---\nb: 2\n---\n- c\n...\n', { b: '2' }],
  ['else the last document', '- a\n---\n- b\n', ['b']],
  ['the last of two keys that are the same', 'a: 1\nb: 2\na: 3\n', { a: '3', b: '2' }],
  [
    'what a key merges, unless it stands there',
    'x: &x {a: 1, b: 2}\ny: {<<: [*x, {c: 3}], b: 4}\n',
    { x: { a: '1', b: '2' }, y: { a: '1', b: '4', c: '3' } },
  ],
  ['anchors and aliases as keys', '&a a: &b b\n*b : *a\n', { a: 'b', b: 'a' }],
  ['JSON', '{\n"a": {\n"b": [\n]\n}\n}\n', { a: { b: [] } }],
  [
    'a bracket closed below its key',
    'a:\n  b: [\n    x, # ]\n    "# y"\n    # z\n\n  ]\n  c: {\n    d: "e\n      ] f"\n  }\n',
    { a: { b: ['x', '# y'], c: { d: 'e ] f' } } },
  ],
  ['tabs within a line', 'a: [x,\t"y\tz"]\nb:\tc\t# d\ne: |\n  \tf\tg\n', { a: ['x', 'y\tz'], b: 'c', e: '\tf\tg\n' }],
  ['a byte order mark and carriage returns', '\uFEFFa:\r\n  - |\r\n    b\r\n    c\r\n', { a: ['b\nc\n'] }],
])('%s', (_, source, expected) => {
  expect(plain(parseTree(path, source))).toEqual(expected);
});

test('nothing is no tree', () => {
  for (const source of ['', '\n', '# only a comment', '\t']) expect(parseTree(path, source)).toBeUndefined();
});

test('nodes know their line and that of their key', () => {
  const tree = parseTree(path, '# c\na:\n  # c\n  - b: "x\n      y"\n    c:\nd:\n\n  &d\n  e: f\ng: *d\n');
  const places = [at(tree, 'a'), at(tree, 'a')?.list?.[0], at(tree, 'd'), at(tree, 'd', 'e'), at(tree, 'g')];
  expect(places.map((node) => [node?.keyLine, node?.line])).toEqual([
    [2, 4],
    [4, 4],
    [7, 10],
    [10, 10],
    [11, 10],
  ]);
  expect(at(tree, 'a')?.list?.[0]?.map?.get('c')).toEqual({ path, line: 6, keyLine: 6, text: '' });
});

test('block scalars begin at their header', () => {
  const tree = parseTree(path, 'a: |\n\n  x\n  y\nb:\n  >-\n  x\n  y\nc: |');
  expect(linesOf(at(tree, 'a')).map(({ line, text }) => `${line} ${text}`)).toEqual(['2 ', '3 x', '4 y', '5 ']);
  expect(at(tree, 'b')).toEqual({ path, line: 6, keyLine: 5, block: 'folded', text: 'x y' });
  expect(at(tree, 'c')).toEqual({ path, line: 9, keyLine: 9, block: 'literal', text: '' });
});

test('tags are kept as written', () => {
  const tree = parseTree(path, 'a: !reference [b, c]\nd: !Ref e\nf: !Fn::Sub\n  g: h\ni: !!str\nj: !x\n');
  const tags = ['a', 'd', 'f', 'i', 'j'].map((key) => at(tree, key)?.tag);
  expect(tags).toEqual(['!reference', '!Ref', '!Fn::Sub', '!!str', '!x']);
});

const aliases = Array.from({ length: 300 }, (_, i) => `b${i}: *a\n`).join('');

test.each([
  ['a bracket left open', 'a: [\n]\nb: [x\n', 4],
  ['a tab as indentation', 'a: b\n\tc: d\n', 2],
  ['uneven indentation', 'a:\n  b: c\n d: e\n', 3],
  ['an alias to nothing', 'a: 1\nb: *c\n', 2],
  ['a tag of no handle', 'a: !x!y z\n', 1],
  ['an unknown escape', 'a: "\\d"\n', 1],
  ['a null byte', 'a: b\0c\n', 1],
  ['deep nesting', `a:\n  ${'['.repeat(5000)}`, 2],
  ['200,000 nodes', `a: &a [${'x, '.repeat(1000)}]\n${aliases}`, 201],
])('%s is refused with its line', (_, source, line) => {
  expect(() => parseTree(path, source)).toThrow(new RegExp(`^line ${line}: `));
});

test('what has to be read twice is read in linear time', () => {
  for (const text of ['\n', ' \n', '\t', ' #', ']\n', 'x: [\n]\n', ' ]\n', '"'])
    expect(() => parseTree(path, `a: [\n]\nb: ${text.repeat(100_000)}\n"`)).toThrow();
});
