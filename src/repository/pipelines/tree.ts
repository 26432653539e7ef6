import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import { stripComments } from '../comments';

/** A node of a YAML document with its place. Exactly one of `text`, `list` and `map` is set: every scalar is a string. */
export interface Tree {
  path: string;
  line: number;
  /** The line of the key that holds the node, else its own. */
  keyLine: number;
  /** The tag as written: `!reference`. */
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

type NodeEvent = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;

/** Parses YAML into a tree: the last document that is a map. Throws an Error that says what is wrong. */
export function parseTree(path: string, source: string): Tree | undefined {
  const events = eventsOf(source);
  let next = events.findLastIndex(({ type }, i) => type === EVENT_ID.MAPPING && events[i - 1]?.type === EVENT_ID.DOCUMENT);
  if (next < 0) next = events.findLastIndex(({ type }) => type === EVENT_ID.DOCUMENT) + 1;
  if (next === 0) return undefined;

  const lineAt = lineCounter(source);
  const anchors = new Map<string, { tree: Tree; size: number }>();
  let nodes = 0;
  const convert = (keyLine: number): Tree => {
    const event = events[next++] as NodeEvent;
    const line = lineAt(offsetOf(event));
    const anchor = source.slice(event.anchorStart, event.anchorEnd);
    const before = nodes++;
    if (nodes > MAX_NODES) throw new Error(`line ${line}: too many nodes once its aliases are expanded`);
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(anchor);
      if (!target) throw new Error(`line ${line}: unresolved alias ${anchor.slice(0, 40)}`);
      nodes += target.size;
      return { ...target.tree, keyLine: keyLine || target.tree.keyLine };
    }
    const tree: Tree = { path, line, keyLine: keyLine || line };
    if (event.tagStart >= 0) tree.tag = source.slice(event.tagStart, event.tagEnd);
    if (event.type === EVENT_ID.SCALAR) {
      tree.text = getScalarValue(source, event);
      if (event.style === SCALAR_STYLE.LITERAL_BLOCK) tree.block = 'literal';
      if (event.style === SCALAR_STYLE.FOLDED_BLOCK) tree.block = 'folded';
    } else if (event.type === EVENT_ID.MAPPING) {
      tree.map = new Map();
      while (!closes()) fill(tree.map);
    } else {
      tree.list = [];
      while (!closes()) tree.list.push(convert(0));
    }
    if (anchor) anchors.set(anchor, { tree, size: nodes - before });
    return tree;
  };
  const fill = (map: Map<string, Tree>): void => {
    const before = nodes;
    const name = convert(0).text ?? '';
    nodes = before; // A key is no node of the tree.
    const tree = convert(lineAt(-1));
    if (name !== '<<') map.set(name, tree);
    else for (const merged of items(tree)) for (const [k, v] of merged.map ?? []) if (!map.has(k)) map.set(k, v);
  };
  const closes = (): boolean => events[next]?.type === EVENT_ID.POP && next++ > 0;
  return convert(0);
}

/** The events of a source, read from a text that has every offset in the same place. */
function eventsOf(source: string, text = source): Event[] {
  try {
    // Nesting is bounded here: the parser is recursive, and in a deep tree V8 can abort the process.
    return parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException && error.mark)) throw error;
    const relaxed = text === source && error.reason === 'deficient indentation' ? relax(source) : text;
    if (relaxed === text) throw new Error(`line ${lineCounter(source)(error.mark.position)}: ${error.reason}`);
    // What the parser took for one line may be several in the source, so that no scalar is a plain slice of it.
    return eventsOf(source, relaxed).map((event) => ('fast' in event ? { ...event, fast: false } : event));
  }
}

/** Takes away what only this parser refuses: tabs in a flow collection, a closing bracket below its key (js-yaml issue 768). */
const relax = (source: string): string =>
  stripComments(source, 'yaml')
    .replace(/\S.*/g, (line) => line.replaceAll('\t', ' '))
    .replace(/\n(?=[ \t]*[\]}])/g, ' ');

/** Where a node begins, a block scalar at its header; -1 for an empty one. */
function offsetOf(event: NodeEvent): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  if (event.type !== EVENT_ID.SCALAR) return event.start;
  const header = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  return Math.max(event.anchorStart, event.tagStart, event.valueStart - (header ? 1 : 0));
}

/** Counts lines up to offsets that never fall; -1 is on the line of the offset before. */
function lineCounter(source: string): (offset: number) => number {
  let line = 1;
  let end = source.indexOf('\n');
  return (offset) => {
    for (; end !== -1 && end < offset; line++) end = source.indexOf('\n', end + 1);
    return line;
  };
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
