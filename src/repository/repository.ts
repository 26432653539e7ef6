import type { Diagnostic, FileClass } from '../model/evidence';
import { excerptOf, type Found } from '../model/found';
import { maskSecrets } from '../model/secrets';
import type { FileContent, Source } from '../source/source';
import { countsAsEvidence, createClassifier, type FileClasses } from './classes';
import { stripComments } from './comments';
import { type Dataset, isCasesPath, isDatasetPath, parseDataset } from './datasets';
import { createReachability } from './infrastructure';
import { codeLanguages, type Language, languageOf } from './languages';
import { isManifest } from './manifests/names';
import { isPipelinePath, isPipelineProgram } from './pipelines/paths';
import type { Pipeline } from './pipelines/pipeline';
import { isPromptModule, isPromptPath, type Prompt, parsePrompt } from './prompts';
import { bytesToRead, isAttributes, isDocument, isLfsPointer, largeLimit, ordinaryLimit } from './reading';

/** A file that can hold evidence. */
export interface RepositoryFile {
  path: string;
  fileClass: FileClass;
  language: Language | undefined;
}

/** A dependency that a manifest declares. */
export interface DeclaredDependency extends Found {
  ecosystem: string;
  name: string;
}

/** A source made readable: classified files, one pass over their bytes, and the views that the pass and its kept texts give. */
export interface Repository {
  files: RepositoryFile[];
  diagnostics: Diagnostic[];
  classOf(path: string): FileClass;
  /** How many code files stand in the source, and how many in samples and notebooks. */
  code: { source: number; sample: number };
  datasets: (Dataset & Found)[];
  prompts: (Prompt & Found)[];
  promptModules: Set<string>;
  /** Programs that name a dataset which is an empty placeholder: they run on nothing. */
  idlePrograms: Set<string>;
  /** Whether infrastructure code at this path is used: an entry point, or a module that one reaches. */
  isReachable(path: string): boolean;
  dependencies(): Promise<DeclaredDependency[]>;
  pipelines(): Promise<Pipeline[]>;
}

/** Called for each file with the bytes of its content, which are valid until it returns. */
export type Visit = (file: RepositoryFile, bytes: Uint8Array) => void;

/** A program longer than this is not looked through for what it imports, in bytes. */
const programLimit = 64 * 1024;
const diagnosticLimit = 200;

/** Takes a source, the file classes and the languages that rules ask for; reads each file that matters once, calling `visit`. */
export async function openRepository(
  source: Source,
  definition: FileClasses,
  languages: ReadonlySet<string>,
  visit: Visit,
  progress?: (done: number, total: number) => void,
): Promise<Repository> {
  const diagnostics: Diagnostic[] = [];
  const entries = await source.list();
  const tree = new Set(entries.map((entry) => entry.path));
  const attributes = await readAttributes(source, entries);
  const classify = createClassifier(definition);
  const classOf = (path: string): FileClass => {
    const own = classify(path);
    return countsAsEvidence(own) ? (attributes(path) ?? own) : own;
  };
  const files: RepositoryFile[] = [];
  const ordinary: string[] = [];
  const large: string[] = [];
  const byPath = new Map<string, RepositoryFile>();
  const code = { source: 0, sample: 0 };
  const isAsked = (language: Language | undefined) => languages.has(isCode(language) ? 'code' : `${language}`);
  for (const entry of entries) {
    if (entry.kind === 'submodule')
      diagnostics.push({ path: entry.path, kind: 'submodule', message: 'a submodule: its files are not in this tree' });
    if (entry.kind !== 'file') continue;
    const fileClass = classOf(entry.path);
    if (!countsAsEvidence(fileClass)) continue;
    const file: RepositoryFile = { path: entry.path, fileClass, language: languageOf(entry.path) };
    files.push(file);
    byPath.set(entry.path, file);
    const isNotebook = file.language === 'notebook' && (fileClass === 'notebook' || fileClass === 'sample');
    if (fileClass === 'source') code.source++;
    else if (isNotebook || (fileClass === 'sample' && isCode(file.language))) code.sample++;
    const most = bytesToRead(entry.path, file.language, isAsked);
    if (most > 0) (most > ordinaryLimit ? large : ordinary).push(entry.path);
  }

  const kept = new Map<string, string>();
  const datasets: (Dataset & Found)[] = [];
  const prompts: (Prompt & Found)[] = [];
  const blank = new Set<string>();
  const total = ordinary.length + large.length;
  let done = 0;
  function receive(path: string, content: FileContent): void {
    if (++done % 1024 === 0) progress?.(done, total);
    if ('unreadable' in content) {
      diagnostics.push({ path, kind: content.unreadable, message: content.message });
      return;
    }
    const { bytes } = content;
    if (isLfsPointer(bytes)) {
      diagnostics.push({ path, kind: 'missing', message: 'a Git LFS pointer: the content is not in this tree' });
      return;
    }
    if (isBlank(bytes)) blank.add(path);
    if (blank.has(path) || bytes.subarray(0, 8000).includes(0)) return;
    const file = byPath.get(path)!;
    visit(file, bytes);
    const isData = isDatasetPath(path);
    const isPrompt = isPromptPath(path);
    const keep = isDocument(path) || (isPipelineProgram(path) && bytes.length <= programLimit);
    if (!isData && !isPrompt && !keep) return;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    if (keep) kept.set(path, text);
    const place = (line: number): Found => ({ path, line, excerpt: excerptOf(lineAt(text, line)), fileClass: file.fileClass });
    const dataset = isData ? parseDataset(path, text) : undefined;
    if (dataset) datasets.push({ ...dataset, ...place(dataset.line) });
    const prompt = isPrompt ? parsePrompt(path, file.language === 'yaml' ? stripComments(text, 'yaml') : text) : undefined;
    if (prompt) prompts.push({ ...prompt, ...place(prompt.line) });
  }
  await source.read(ordinary, ordinaryLimit, receive);
  await source.read(large, largeLimit, receive);

  const sortByPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
  datasets.sort(sortByPath);
  prompts.sort(sortByPath);
  diagnostics.sort(sortByPath);
  if (diagnostics.length > diagnosticLimit) {
    const more = diagnostics.length - diagnosticLimit;
    diagnostics.splice(diagnosticLimit, more, { path: '', kind: 'limit', message: `${more} more files could not be judged` });
  }
  const reachable = createReachability(kept);
  const held = files.filter(({ path }) => !blank.has(path));
  let dependencies: Promise<DeclaredDependency[]> | undefined;
  let pipelines: Promise<Pipeline[]> | undefined;
  return {
    files: held,
    diagnostics,
    classOf,
    code,
    datasets,
    prompts,
    promptModules: new Set(
      held.filter((file) => file.fileClass === 'source' && isPromptModule(file.path)).map((file) => file.path),
    ),
    idlePrograms: findIdle(kept, [...blank].filter(isCasesPath)),
    isReachable: reachable,
    dependencies: () => (dependencies ??= readDependencies(kept, classOf, diagnostics)),
    pipelines: () => (pipelines ??= readAllPipelines(kept, tree, diagnostics)),
  };
}

function findIdle(texts: ReadonlyMap<string, string>, datasets: readonly string[]): Set<string> {
  const names = datasets.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const programs = names.length > 0 ? [...texts].filter(([path]) => isPipelineProgram(path)) : [];
  return new Set(programs.filter(([, text]) => names.some((name) => text.includes(name))).map(([path]) => path));
}

/** Whether a file holds nothing but white space: a placeholder, which is evidence of nothing. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 64 && bytes.every((byte) => byte <= 32);
}

function isCode(language: Language | undefined): boolean {
  return language !== undefined && codeLanguages.includes(language);
}

async function readAttributes(source: Source, entries: { path: string }[]): Promise<(path: string) => FileClass | undefined> {
  const found = entries.map(({ path }) => path).filter(isAttributes);
  if (found.length === 0) return () => undefined;
  const texts = new Map<string, string>();
  await source.read(found, ordinaryLimit, (path, content) => {
    if ('bytes' in content && Buffer.from(content.bytes).includes('linguist-'))
      texts.set(path, Buffer.from(content.bytes).toString('utf8'));
  });
  if (texts.size === 0) return () => undefined;
  const { linguistClasses } = await import('./attributes');
  return linguistClasses(texts);
}

async function readDependencies(kept: Map<string, string>, classOf: (path: string) => FileClass, diagnostics: Diagnostic[]) {
  const { parseManifest } = await import('./manifests');
  const found: DeclaredDependency[] = [];
  for (const path of [...kept.keys()].filter(isManifest).sort()) {
    const text = kept.get(path)!;
    try {
      for (const { ecosystem, name, line } of parseManifest(path, text) ?? []) {
        found.push({ ecosystem, name, path, line, excerpt: excerptOf(lineAt(text, line)), fileClass: classOf(path) });
      }
    } catch (error) {
      diagnostics.push({
        path,
        kind: 'invalid',
        message: maskSecrets(error instanceof Error ? error.message.split('\n')[0]! : String(error)),
      });
    }
  }
  return found;
}

async function readAllPipelines(
  kept: Map<string, string>,
  tree: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): Promise<Pipeline[]> {
  const found = [...kept.keys()].filter(isPipelinePath).sort();
  if (found.length === 0) return [];
  const { readPipelines } = await import('./pipelines');
  return readPipelines(
    found,
    (path) => kept.get(path),
    (diagnostic) => diagnostics.push(diagnostic),
    tree,
  );
}

function lineAt(text: string, line: number): string {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf('\n', start);
    if (next < 0) return '';
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}
