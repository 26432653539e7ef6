import type { Found } from '../model/found';
import { stripComments } from '../repository/comments';
import { type Definition, type Outline, outline } from '../repository/outline';
import { type Reach, reachOf } from '../repository/reach';
import { largeLimit, ordinaryLimit } from '../repository/reading';
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
/** Names under which one file may know a definition. */
const maxNames = 5;
/** Files that are read before it is asked whether anything is left to find. */
const batch = 256;
/** Files that name no code. */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|svg|pdf|docx?|pptx?|xlsx?|mp[34]|wav|ogg|webm|mov|woff2?|ttf|otf|eot|zip|gz|whl|bin|db|npy|pkl|parquet|lock)$/i;
/** What is searched for names even where it is large. */
const searchedWhole = new Set<string | undefined>(['python', 'javascript', 'html', 'notebook']);
/** What a file must hold that takes code by names made when it runs. */
const reaches =
  /globals\(\)|__name__\]|fire\.Fire|getmembers|\bdir\(|\bvars\(|getattr\(|__dict__|import_module|__import__\(|spec_from_file|iter_modules|walk_packages|find_modules|\* +as |\bimport[.(]|\brequire[.(]/;
/** Files that hand names of other files on: what they import is offered, not only brought in. */
const handsOn = /(?:^|\/)(?:__init__\.py|index\.[cm]?[jt]sx?)$/;

/**
 * Takes a source and its files and gives a finder of uses for Python, JavaScript and TypeScript. A place is used if it stands in
 * no function or class, or in one that a framework calls or whose name stands in other code, which is itself used; tests,
 * comments and imports do not use what they name. In other languages, and where it cannot be told, it is used.
 */
export function createUseFinder(source: Source, files: readonly RepositoryFile[]): UseFinder {
  const languages = new Map(files.map(({ path, language }) => [path, language]));
  const others = files.filter(({ fileClass, path }) => fileClass !== 'test' && !media.test(path));
  // What has no known language is read last: a Procfile, a script without extension, a template.
  const readers = [...others.filter(({ language }) => language), ...others.filter(({ language }) => !language)].map(
    ({ path }) => path,
  );
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
    if (raw.length <= ordinaryLimit && /\.(?:py|[cm]?[jt]sx?)$/.test(path)) noteReach(path, raw, bytes, wanted);
    const named = wanted.filter(({ isUsed, definition }) => !isUsed && raw.includes(definition.name));
    if (named.length === 0) return;
    const text = textOf(path, bytes);
    const outlined = outline(path, text);
    for (const node of named) {
      const { name, start, end } = node.definition;
      // What is brought in under another name is used under that one.
      const names = [name];
      for (let i = 0; i < names.length && i < maxNames; i++) {
        const word = names[i]!;
        for (let at = findWord(text, word, 0); at >= 0 && !node.isUsed; at = findWord(text, word, at + word.length)) {
          if (path === node.path && start <= at && at < end) continue;
          if (outlined?.isImport(at) && !handsOn.test(path)) {
            const other = /^\s+as\s+([\w$]+)/.exec(text.slice(at + word.length, at + word.length + 200))?.[1];
            if (other && !names.includes(other)) names.push(other);
            continue;
          }
          const user = nodeAt(path, outlined, at);
          if (!user || user.isUsed) node.isUsed = true;
          else node.users.add(user);
        }
      }
    }
  }

  /** Notes which of the wanted definitions one program takes by names made when it runs. */
  function noteReach(path: string, raw: Buffer, bytes: Uint8Array, wanted: readonly Node[]): void {
    if (!reaches.test(raw.toString('latin1'))) return;
    const reach = reachOf(path, textOf(path, bytes));
    for (const node of wanted) if (isSameLanguage(path, node.path) && takes(reach, path, node.path)) node.isUsed = true;
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
        const part = order.slice(at, at + batch);
        for (const isWhole of [false, true]) {
          const paths = part.filter((path) => searchedWhole.has(languages.get(path)) === isWhole);
          await source.read(paths, isWhole ? largeLimit : ordinaryLimit, (path, content) => {
            if ('bytes' in content) note(path, content.bytes, wanted);
          });
        }
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

function isSameLanguage(path: string, other: string): boolean {
  return path.endsWith('.py') === other.endsWith('.py');
}

/** Whether what a program reaches takes in the file of a path. */
function takes(reach: Reach, program: string, path: string): boolean {
  if (program === path) return reach.itself;
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const stem = path.slice(slash + 1).replace(/\.\w+$/, '');
  return reach.modules.has(stem) || reach.modules.has(folder.split('/').at(-2) ?? '') || reach.loads(folder);
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
