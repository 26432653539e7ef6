import type { ReadyExemption } from './assess/exemptions';
import { configPaths, type Requirements } from './model/config';
import type { MaturityModel } from './model/maturity';
import { InputError, type Source } from './source/source';

/** A configuration as it is used, with the path and the text of its file. */
export interface Settings {
  path: string;
  text: string;
  requirements: Requirements;
  exemptions: ReadyExemption[];
}

const sizeLimit = 64 * 1024; // a file of many keys takes the square of its length to parse

/** Takes the source of a repository's root and gives its configuration file, or the named one; undefined without one. Throws for a faulty one. */
export async function readConfig(source: Source, model: MaturityModel, named?: string): Promise<Settings | undefined> {
  const paths: readonly string[] = named === undefined ? configPaths : [named];
  const known = new Set((await source.list()).map(({ path }) => path));
  const path = paths.find((one) => known.has(one));
  if (path === undefined) return undefined;
  let text = '';
  await source.read([path], sizeLimit, (_path, content) => {
    if ('unreadable' in content) throw new InputError(`${path}: ${content.message}`);
    text = Buffer.from(content.bytes).toString('utf8');
  });
  const { parseConfig } = await import('./config-file');
  return parseConfig(path, text, model);
}
