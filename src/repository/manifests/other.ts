import { parse } from 'smol-toml';
import { stripComments } from '../comments';
import { createLineFinder, type Dependency, isDevelopment, linesOf } from './dependency';

type Table = Record<string, unknown>;
const table = (value: unknown): Table =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Table) : {};
const same = (name: string) => name;

/** go.mod: what is required directly. */
export function readGoMod(text: string): Dependency[] {
  const found: Dependency[] = [];
  let inside = false;
  for (const { text: line, number } of linesOf(text)) {
    const words = line.trim().split(/\s+/, 8);
    if (words[0] === ')') inside = false;
    else if (words[0] === 'require' && words[1] === '(') inside = true;
    else if (inside || words[0] === 'require') {
      const name = inside ? words[0]! : (words[1] ?? '');
      if (name && !name.startsWith('//') && !line.includes('// indirect'))
        found.push({ ecosystem: 'go', name, line: number, dev: false });
    }
  }
  return found;
}

/** Cargo.toml: dependencies of each kind, target and workspace; a renamed crate under its own name. */
export function readCargo(text: string): Dependency[] {
  const root = table(parse(text));
  const find = createLineFinder(text, same);
  const lines = linesOf(text);
  const found: Dependency[] = [];
  const read = (owner: Table) => {
    for (const section of ['dependencies', 'dev-dependencies', 'build-dependencies']) {
      const header = lines.find(({ text: line }) => line.startsWith('[') && line.slice(0, 300).includes(section))?.number ?? 1;
      for (const [key, value] of Object.entries(table(owner[section]))) {
        const renamed = table(value).package;
        const name = typeof renamed === 'string' ? renamed : key;
        found.push({ ecosystem: 'cargo', name, line: find(key, header), dev: section === 'dev-dependencies' });
      }
    }
  };
  read(root);
  for (const target of Object.values(table(root.target))) read(table(target));
  read(table(root.workspace));
  return found;
}

const configuration =
  /^\s*"?(\w{0,40}(?:mplementation|api|Api|ompileOnly|untimeOnly|kapt|ksp|compile|Compile|classpath|mavenBom|annotationProcessor))"?[\s(]/;

/** build.gradle and build.gradle.kts: `group:artifact` of each configuration line. */
export function readGradle(raw: string): Dependency[] {
  const found: Dependency[] = [];
  for (const { text: line, number } of linesOf(stripComments(raw, 'groovy'))) {
    const code = line.slice(0, 1000);
    const name = configuration.exec(code)?.[1];
    if (!name) continue;
    const dev = /^(?:androidTest|test|integrationTest)/.test(name);
    const pair = /["']([\w.-]+):([\w.-]+)[:"'@]/.exec(code);
    const map = /group\s?[:=]\s?["']([\w.-]+)["'],\s?name\s?[:=]\s?["']([\w.-]+)["']/.exec(code);
    const match = pair ?? map;
    if (match) found.push({ ecosystem: 'maven', name: `${match[1]}:${match[2]}`, line: number, dev });
  }
  return found;
}

/** libs.versions.toml: the libraries of a Gradle version catalogue. */
export function readCatalog(text: string): Dependency[] {
  const find = createLineFinder(text, same);
  const start = linesOf(text).find(({ text: line }) => line.trim() === '[libraries]')?.number ?? 1;
  return Object.entries(table(table(parse(text)).libraries)).flatMap(([key, value]) => {
    const { module, group, name } = table(value);
    const written = typeof value === 'string' ? value : typeof module === 'string' ? module : `${group}:${name}`;
    const [first, second] = written.split(':');
    return second ? [{ ecosystem: 'maven' as const, name: `${first}:${second}`, line: find(key, start), dev: false }] : [];
  });
}

/** Gemfile and gemspecs. */
export function readGems(raw: string): Dependency[] {
  const found: Dependency[] = [];
  let groupDev = false;
  for (const { text: line, number } of linesOf(stripComments(raw, 'ruby'))) {
    const code = line.slice(0, 500);
    if (/^\s*group\b/.test(code)) groupDev = isDevelopment(code);
    else if (/^end\b/.test(code)) groupDev = false;
    const gem = /^\s*gem[\s(]\s?["']([\w.-]+)["']/.exec(code);
    const spec = /\.add_(runtime_|development_)?dependency[\s(]\s?["']([\w.-]+)["']/.exec(code);
    const name = gem?.[1] ?? spec?.[2];
    if (name) found.push({ ecosystem: 'gem', name, line: number, dev: groupDev || spec?.[1] === 'development_' });
  }
  return found;
}
