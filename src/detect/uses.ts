import type { Found } from '../model/found';
import { isSameLanguage, isTyped, mayName } from '../repository/naming';
import { codeOf, type Definition, type Outline, outline } from '../repository/outline';
import { mayReach, type Reach, reachOf } from '../repository/reach';
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
  /** How many uses lie between it and a place that was asked for. */
  depth: number;
  isUsed: boolean;
  /** Whether all its users are known. */
  isSearched: boolean;
}

/** How far users of users are followed, how often files are read, and for how many definitions: what is left then counts as used. */
const maxDepth = 5;
const maxPasses = 10;
const maxNodes = 200;
/** The same of typed languages, whose code is divided more finely, and the users of one definition. */
const maxTypedDepth = 2;
const maxTypedUsers = 2;
/** Names under which one file may bring in a definition. */
const maxAliases = 4;
/** Files that are read before it is asked whether anything is left to find; then four times as many, since each reading has its price. */
const firstBatch = 256;
/** Files that name no code. */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|svg|pdf|docx?|pptx?|xlsx?|mp[34]|wav|ogg|webm|mov|woff2?|ttf|otf|eot|zip|gz|whl|bin|db|npy|pkl|parquet|lock)$/i;
/** What is searched for names even where it is large. */
const searchedWhole = new Set<string | undefined>(['python', 'javascript', 'go', 'csharp', 'java', 'kotlin', 'html', 'notebook']);
/** Files that hand names of other files on: what they import is offered, not only brought in. */
const handsOn = /(?:^|\/)(?:__init__\.py|index\.[cm]?[jt]sx?)$/;

/**
 * Takes a source and its files and gives a finder of uses for Python, JavaScript, TypeScript, Go, C#, Java and Kotlin. A place is used if it stands in
 * no function or class or in a test, or in one that a framework calls or whose name stands in other code, which is itself
 * used; tests (but of what evaluates), comments and imports do not use what they name. In other languages, and where it cannot be told, it is used.
 */
export function createUseFinder(source: Source, files: readonly RepositoryFile[]): UseFinder {
  const languages = new Map(files.map(({ path, language }) => [path, language]));
  const tests = new Set(files.flatMap(({ fileClass, path }) => (fileClass === 'test' ? path : [])));
  const others = files.filter(({ path }) => !media.test(path));
  // What has no known language is read last: a Procfile, a script without extension, a template.
  const readers = [...others.filter(({ language }) => language), ...others.filter(({ language }) => !language)].map(
    ({ path }) => path,
  );
  const nodes = new Map<string, Node>();

  function textOf(path: string, bytes: Uint8Array): string {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    return codeOf(path, text, languages.get(path));
  }

  function nodeAt(path: string, outlined: Outline | undefined, offset: number, depth: number): Node | undefined {
    const definition = outlined?.definitionAt(offset);
    if (!definition) return undefined;
    const { names, start, isShared } = definition;
    const key = isShared ? `${folderOf(path)}\n${names[0]}` : `${path}\n${start}`;
    const isUsed = definition.isEntry || depth >= (isTyped(path) ? maxTypedDepth : maxDepth);
    const node = nodes.get(key) ?? { path, definition, users: new Set(), depth, isUsed, isSearched: false };
    nodes.set(key, node);
    return node;
  }

  /** Notes who names the wanted definitions in one file. */
  function note(path: string, bytes: Uint8Array, wanted: readonly Node[]): void {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isTest = tests.has(path);
    if (raw.length <= ordinaryLimit && !isTest) noteReach(path, raw, bytes, wanted);
    const named = wanted.filter(
      (node) => !node.isUsed && mayName(path, isTest, node.path) && node.definition.names.some((name) => raw.includes(name)),
    );
    if (named.length === 0) return;
    const text = textOf(path, bytes);
    const outlined = outline(path, text);
    for (const node of named) {
      // What is brought in under another name is used under that one.
      const names = [...node.definition.names];
      for (let i = 0; i < names.length && i < node.definition.names.length + maxAliases; i++) {
        const word = names[i]!;
        for (let at = findWord(text, word, 0); at >= 0 && !node.isUsed; at = findWord(text, word, at + word.length)) {
          if (outlined?.isImport(at) && !handsOn.test(path)) {
            const other = /^\s+as\s+([\w$]+)/.exec(text.slice(at + word.length, at + word.length + 200))?.[1];
            if (other && !names.includes(other)) names.push(other);
            continue;
          }
          const user = nodeAt(path, outlined, at, node.depth + 1);
          if (user === node) continue;
          if (isTest || !user || user.isUsed) node.isUsed = true;
          else node.users.add(user);
          if (node.users.size > maxTypedUsers && isTyped(node.path)) node.isUsed = true;
        }
      }
    }
  }

  /** Notes which of the wanted definitions one program takes by names made when it runs. */
  function noteReach(path: string, raw: Buffer, bytes: Uint8Array, wanted: readonly Node[]): void {
    if (!mayReach(path, raw)) return;
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
    for (let pass = 0; ; pass++) {
      const open = [...nodes.values()].filter(({ isUsed, isSearched }) => !isUsed && !isSearched);
      if (open.length === 0) return;
      if (pass === maxPasses || nodes.size > maxNodes) {
        for (const node of open) node.isUsed = true;
        return spread();
      }
      // A definition waits for the first of its users; those that wait for each other are searched to the end.
      const free = open.filter((node) => !waits(node));
      const wanted = free.length > 0 ? free : open;
      const isDone = () => wanted.every((node) => node.isUsed || (free.length > 0 && waits(node)));
      if (await readUntil(isDone, wanted)) continue;
      for (const node of wanted) node.isSearched = true;
    }
  }

  /** Notes who names the wanted definitions until that is enough, and tells whether it was. */
  async function readUntil(isEnough: () => boolean, wanted: readonly Node[]): Promise<boolean> {
    const near = [...new Set(wanted.map(({ path }) => path))];
    const far = readers.filter((path) => wanted.some((node) => mayName(path, tests.has(path), node.path)));
    // Code is most often used by code of its own language.
    const endings = new Set(near.map((path) => path.slice(path.lastIndexOf('.'))));
    const isAlike = (path: string): boolean => endings.has(path.slice(path.lastIndexOf('.')));
    const order = [...new Set([...near, ...far.filter(isAlike), ...far])];
    let at = 0;
    for (let batch = firstBatch; at < order.length && !isEnough(); batch *= 4) {
      const part = order.slice(at, at + batch);
      at += batch;
      for (const isWhole of [false, true]) {
        const paths = part.filter((path) => searchedWhole.has(languages.get(path)) === isWhole);
        await source.read(paths, isWhole ? largeLimit : ordinaryLimit, (path, content) => {
          if ('bytes' in content) note(path, content.bytes, wanted);
        });
      }
      spread();
    }
    return isEnough();
  }

  return async (places) => {
    const found = new Map<Found, Node>();
    // What stands in a test is called by its runner.
    const paths = [...new Set(places.flatMap(({ path, fileClass }) => (fileClass === 'test' ? [] : path)))];
    await source.read(paths, ordinaryLimit, (path, content) => {
      if (!('bytes' in content)) return;
      const outlined = outline(path, textOf(path, content.bytes));
      for (const place of places) {
        const node = place.path === path && outlined ? nodeAt(path, outlined, outlined.offsetOf(place.line), 0) : undefined;
        if (node) found.set(place, node);
      }
    });
    await search();
    return places.map((place) => found.get(place)?.isUsed ?? true);
  };
}

/** Whether a definition has a user of which it is not yet known whether it is used. */
function waits({ users }: Node): boolean {
  return [...users].some(({ isUsed, isSearched }) => !isUsed && !isSearched);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Whether what a program reaches takes in the file of a path. */
function takes(reach: Reach, program: string, path: string): boolean {
  if (program === path) return reach.itself;
  const folder = folderOf(path);
  const stem = path.slice(folder.length).replace(/\.\w+$/, '');
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
