import type { Found } from '../model/found';
import { stripComments } from '../repository/comments';
import { type Definition, type Outline, outline } from '../repository/outline';
import { ordinaryLimit } from '../repository/reading';
import type { RepositoryFile } from '../repository/repository';
import type { Source } from '../source/source';

/** Takes places and gives for each whether it is in code that something in the repository uses. */
export type UseFinder = (places: readonly Found[]) => Promise<boolean[]>;

/** A definition that may be used, with the definitions that name it. */
interface Node {
  path: string;
  definition: Definition;
  users: Set<Node>;
  isUsed: boolean;
  isSearched: boolean;
}

/** How far users of users are followed, and how many definitions: what is left then counts as used. */
const maxRounds = 5;
const maxNodes = 200;
/** Files that are read before it is asked whether anything is left to find. */
const batch = 256;
/** Files that hand names of other files on: what they import is offered, not only brought in. */
const handsOn = /(?:^|\/)(?:__init__\.py|index\.[cm]?[jt]sx?)$/;

/**
 * Takes a source and its files and gives a finder of uses for Python, JavaScript and TypeScript. A place is used if it stands in
 * no function or class, or in one that a framework calls or whose name stands in other code, which is itself used; tests,
 * comments and imports do not use what they name. In other languages, and where it cannot be told, it is used.
 */
export function createUseFinder(source: Source, files: readonly RepositoryFile[]): UseFinder {
  const languages = new Map(files.map(({ path, language }) => [path, language]));
  const readers = files.filter(({ fileClass, language }) => fileClass !== 'test' && language).map(({ path }) => path);
  const nodes = new Map<string, Node>();

  function textOf(path: string, bytes: Uint8Array): string {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    const language = languages.get(path);
    return language ? stripComments(text, language) : text;
  }

  function nodeAt(path: string, outlined: Outline | undefined, offset: number): Node | undefined {
    const definition = outlined?.definitionAt(offset);
    if (!definition) return undefined;
    const key = `${path}\n${definition.start}`;
    const node = nodes.get(key) ?? { path, definition, users: new Set(), isUsed: definition.isEntry, isSearched: false };
    nodes.set(key, node);
    return node;
  }

  /** Notes who names the wanted definitions in one file. */
  function note(path: string, bytes: Uint8Array, wanted: readonly Node[]): void {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const named = wanted.filter(({ isUsed, definition }) => !isUsed && raw.includes(definition.name));
    if (named.length === 0) return;
    const text = textOf(path, bytes);
    const outlined = outline(path, text);
    for (const node of named) {
      const { name, start, end } = node.definition;
      for (let at = findWord(text, name, 0); at >= 0 && !node.isUsed; at = findWord(text, name, at + name.length)) {
        if (path === node.path && start <= at && at < end) continue;
        if (outlined?.isImport(at) && !handsOn.test(path)) continue;
        const user = nodeAt(path, outlined, at);
        if (!user || user.isUsed) node.isUsed = true;
        else node.users.add(user);
      }
    }
  }

  function spread(): void {
    const used = [...nodes.values()];
    for (let changed = true; changed; ) {
      changed = false;
      for (const node of used) {
        if (!node.isUsed && [...node.users].some(({ isUsed }) => isUsed)) node.isUsed = changed = true;
      }
    }
  }

  async function search(): Promise<void> {
    for (let round = 0; ; round++) {
      const wanted = [...nodes.values()].filter(({ isUsed, isSearched }) => !isUsed && !isSearched);
      if (wanted.length === 0) return;
      if (round === maxRounds || nodes.size > maxNodes) {
        for (const node of wanted) node.isUsed = true;
        return spread();
      }
      const near = [...new Set(wanted.map(({ path }) => path))];
      const order = [...near, ...readers.filter((path) => !near.includes(path))];
      for (let at = 0; at < order.length && wanted.some(({ isUsed }) => !isUsed); at += batch) {
        await source.read(order.slice(at, at + batch), ordinaryLimit, (path, content) => {
          if ('bytes' in content) note(path, content.bytes, wanted);
        });
        spread();
      }
      for (const node of wanted) node.isSearched = true;
    }
  }

  return async (places) => {
    const found = new Map<Found, Node>();
    const paths = [...new Set(places.map(({ path }) => path))];
    await source.read(paths, ordinaryLimit, (path, content) => {
      if (!('bytes' in content)) return;
      const outlined = outline(path, textOf(path, content.bytes));
      for (const place of places) {
        const node = place.path === path && outlined ? nodeAt(path, outlined, outlined.offsetOf(place.line)) : undefined;
        if (node) found.set(place, node);
      }
    });
    await search();
    return places.map((place) => found.get(place)?.isUsed ?? true);
  };
}

/** The first place of a word, as a whole, from an offset on; -1 if there is none. */
function findWord(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + word.length])) return at;
  }
  return -1;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\w$]/.test(char);
}
