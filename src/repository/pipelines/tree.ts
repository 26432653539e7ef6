import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml';

/** A node of a YAML document with its place. Exactly one of `text`, `list` and `map` is set: every scalar is a string. */
export interface Tree {
  path: string;
  line: number;
  /** The line of the key that holds the node, else its own. */
  keyLine: number;
  tag?: string;
  text?: string;
  /** A block scalar: its text begins on the line below. */
  block?: 'literal' | 'folded';
  list?: Tree[];
  map?: Map<string, Tree>;
}

/** One line of program text with its place. */
export interface Line {
  path: string;
  line: number;
  text: string;
}

const MAX_NODES = 200_000;
const MAX_DEPTH = 100;

// With the failsafe schema `on`, `no` and `false` stay text, which is what the systems compare with anyway; it is faster too.
const OPTIONS = { schema: 'failsafe', strict: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** The tokens of a source. Nesting is bounded here: the composer is recursive, and in a deep tree V8 can abort the process. */
function* tokens(source: string, lines: LineCounter): ReturnType<Parser['next']> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(source)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > 2 * MAX_DEPTH) throw new Error('nested too deeply');
  }
  yield* parser.end();
}

/** Parses YAML into a tree: the last document that is a map. Throws an Error that says what is wrong. */
export function parseTree(path: string, source: string): Tree | undefined {
  const lineCounter = new LineCounter();
  const documents = [...new Composer(OPTIONS).compose(tokens(source, lineCounter), true, source.length)];
  const document = documents.findLast((item) => isMap(item.contents)) ?? documents.at(-1);
  const error = document?.errors[0];
  if (error) throw new Error(`line ${lineCounter.linePos(error.pos[0]).line}: ${error.message}`);
  if (!document?.contents) return undefined;

  const anchors = new Map<string, { tree: Tree; size: number }>();
  let nodes = 0;
  const convert = (node: Node | null | undefined, keyLine: number, depth: number): Tree => {
    const before = nodes++;
    if (nodes > MAX_NODES) throw new Error('too many nodes once its aliases are expanded');
    if (depth > MAX_DEPTH) throw new Error('nested too deeply');
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) throw new Error(`unresolved alias ${node.source.slice(0, 40)}`);
      nodes += target.size;
      return { ...target.tree, keyLine: keyLine || target.tree.keyLine };
    }
    const line = node?.range ? lineCounter.linePos(node.range[0]).line : keyLine;
    const tree: Tree = { path, line, keyLine: keyLine || line };
    if (node?.tag) tree.tag = node.tag;
    if (isMap(node)) {
      tree.map = new Map();
      for (const { key, value } of node.items) fill(tree.map, key as Node | null, value as Node | null, depth + 1);
    } else if (isSeq(node)) {
      tree.list = node.items.map((item) => convert(item as Node | null, 0, depth + 1));
    } else {
      tree.text = isScalar(node) ? String(node.value ?? '') : '';
      if (isScalar(node) && node.type === 'BLOCK_LITERAL') tree.block = 'literal';
      if (isScalar(node) && node.type === 'BLOCK_FOLDED') tree.block = 'folded';
    }
    if (node && 'anchor' in node && node.anchor) anchors.set(node.anchor, { tree, size: nodes - before });
    return tree;
  };
  const fill = (map: Map<string, Tree>, key: Node | null, value: Node | null, depth: number): void => {
    const keyLine = key?.range ? lineCounter.linePos(key.range[0]).line : 0;
    const name = isScalar(key) ? String(key.value ?? '') : '';
    const tree = convert(value, keyLine, depth);
    if (name !== '<<') map.set(name, tree);
    else for (const merged of items(tree)) for (const [k, v] of merged.map ?? []) if (!map.has(k)) map.set(k, v);
  };
  return convert(document.contents, 0, 0);
}

/** The node below a path of keys. */
export function at(tree: Tree | undefined, ...keys: string[]): Tree | undefined {
  let node = tree;
  for (const key of keys) node = node?.map?.get(key);
  return node;
}

/** The trimmed text below a path of keys; undefined where there is none or it is empty. */
export const textAt = (tree: Tree | undefined, ...keys: string[]): string | undefined =>
  at(tree, ...keys)?.text?.trim() || undefined;

/** The items of a list; a single node counts as a list of one, nothing as an empty one. */
export const items = (tree: Tree | undefined): Tree[] => tree?.list ?? (tree === undefined || tree.text === '' ? [] : [tree]);

/** The entries of a map; none for anything else. */
export const entries = (tree: Tree | undefined): [string, Tree][] => [...(tree?.map ?? [])];

/** The texts of a list, or of one scalar. */
export const texts = (tree: Tree | undefined): string[] => items(tree).flatMap((item) => item.text?.trim() || []);

/** The lines of a scalar as program text, each where it stands; all lines of a folded or quoted scalar stand at its first one. */
export function linesOf(tree: Tree | undefined): Line[] {
  if (tree?.text === undefined) return [];
  const first = tree.block ? tree.line + 1 : tree.line;
  return tree.text.split('\n').map((text, i) => ({ path: tree.path, line: tree.block === 'literal' ? first + i : first, text }));
}
