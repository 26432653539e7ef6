import { isDatasetPath } from './datasets';
import { isInfrastructurePath } from './infrastructure';
import type { Language } from './languages';
import { isManifest } from './manifests/names';
import { isPipelinePath, isPipelineSupport } from './pipelines/paths';
import { isPromptPath } from './prompts';

/** The most bytes that are read of an ordinary file, and of a notebook or a dataset. */
export const ordinaryLimit = 512 * 1024;
export const largeLimit = 8 * 1024 * 1024;

const pointer = Buffer.from('version https://git-lfs.github.com/spec/v1');

/** Takes the path and language of a file that counts as evidence and gives the most bytes to read of it; 0 for none. `isAsked` tells for which languages files are read whatever their names. */
export function bytesToRead(
  path: string,
  language: Language | undefined,
  isAsked: (language: Language | undefined) => boolean,
): number {
  if (language === 'notebook' || isDatasetPath(path)) return largeLimit;
  return isAsked(language) || isDocument(path) || isPromptPath(path) ? ordinaryLimit : 0;
}

/** Whether a file is a document of the project: a manifest, a pipeline or what it runs, or infrastructure. */
export function isDocument(path: string): boolean {
  return isManifest(path) || isPipelinePath(path) || isPipelineSupport(path) || isInfrastructurePath(path);
}

/** Whether a path is that of git attributes, which are read of every folder. */
export function isAttributes(path: string): boolean {
  return path === '.gitattributes' || path.endsWith('/.gitattributes');
}

/** Whether the bytes of a file only point to its content, which Git LFS keeps elsewhere. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length <= 1024 && pointer.equals(bytes.subarray(0, pointer.length));
}
