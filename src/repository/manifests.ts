import { stripComments } from './comments';
import type { Dependency } from './manifests/dependency';
import { readJson } from './manifests/json';
import { manifestKind } from './manifests/names';
import { readCargo, readCatalog, readGems, readGoMod, readGradle } from './manifests/other';
import { readConda, readPipfile, readPyproject, readRequirements, readSetupCfg, readSetupPy } from './manifests/python';
import { readNuget, readPom } from './manifests/xml';

export type { Dependency } from './manifests/dependency';
export { isManifest } from './manifests/names';

/** Takes a manifest's path and text; gives its dependencies, undefined where the name is no manifest's. Throws on invalid content. */
export function parseManifest(path: string, text: string): Dependency[] | undefined {
  switch (manifestKind(path)) {
    case 'package.json':
      return readJson('npm', text);
    case 'composer.json':
      return readJson('composer', text);
    case 'requirements':
      return readRequirements(path, text);
    case 'pyproject':
      return readToml(readPyproject, text);
    case 'pipfile':
      return readToml(readPipfile, text);
    case 'cargo':
      return readToml(readCargo, text);
    case 'gradle-catalog':
      return readToml(readCatalog, text);
    case 'setup.cfg':
      return readSetupCfg(text);
    case 'setup.py':
      return readSetupPy(stripComments(text, 'python'));
    case 'conda':
      return readConda(text);
    case 'go.mod':
      return readGoMod(text);
    case 'maven':
      return readPom(text);
    case 'gradle':
      return readGradle(text);
    case 'nuget':
      return readNuget(text);
    case 'gem':
      return readGems(text);
    default:
      return undefined;
  }
}

function readToml(read: (text: string) => Dependency[], text: string): Dependency[] {
  try {
    return read(text);
  } catch (error) {
    throw new Error(`not valid TOML: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`);
  }
}
