import { visit } from 'jsonc-parser';
import type { Dependency } from './dependency';

const sections = {
  npm: { dependencies: false, peerDependencies: false, optionalDependencies: false, devDependencies: true },
  composer: { require: false, 'require-dev': true },
};

/** package.json and composer.json: the dependencies of each section, an npm alias under the name it stands for. */
export function readJson(ecosystem: 'npm' | 'composer', text: string): Dependency[] {
  const dev = new Map(Object.entries(sections[ecosystem]));
  const found: Dependency[] = [];
  let section: string | undefined;
  let depth = 0;
  let current: Dependency | undefined;
  let isInvalid = false;
  visit(
    text.charCodeAt(0) === 0xfeff ? text.slice(1) : text,
    {
      onObjectBegin: () => {
        depth++;
      },
      onObjectEnd: () => {
        depth--;
      },
      onObjectProperty: (name, _offset, _length, startLine) => {
        if (depth === 1) section = dev.has(name) ? name : undefined;
        current = undefined;
        if (depth !== 2 || section === undefined) return;
        if (ecosystem === 'composer' && !name.includes('/')) return;
        const normal = ecosystem === 'composer' ? name.toLowerCase() : name;
        current = { ecosystem, name: normal, line: startLine + 1, dev: dev.get(section)! };
      },
      onLiteralValue: (value) => {
        if (!current || typeof value !== 'string') return;
        const alias = value.startsWith('npm:') ? value.slice(4) : '';
        const version = alias.indexOf('@', 1);
        found.push(alias ? { ...current, name: version < 0 ? alias : alias.slice(0, version) } : current);
      },
      onError: () => {
        isInvalid = true;
      },
    },
    { allowTrailingComma: true },
  );
  if (isInvalid) throw new Error('not valid JSON');
  return found;
}
