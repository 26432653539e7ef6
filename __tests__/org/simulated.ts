import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, GeneratedRepository } from './generated';

/** Gives the same numbers for the same seed: 0 up to, not including, 1. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const lasting: Fault[] = ['not-found', 'blocked', 'disabled', 'renamed', 'corrupt', 'truncated', 'forbidden'];
const passing: Fault[] = ['secondary-limit', 'too-many-requests', 'bad-gateway', 'drop', 'breaks-off'];
const languages = ['Python', 'TypeScript', 'Go', 'Java', 'C#', null];

/** Gives an organisation of so many repositories: applications of all levels, libraries without models, some large, empty or faulty. */
export function simulated(count: number, seed = 1, folder = '__tests__/repositories'): GeneratedRepository[] {
  const next = random(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const trees = folders.map(({ name }) => treeOf(join(folder, name, 'tree'))).sort((a, b) => size(a) - size(b));
  return Array.from({ length: count }, (_, index): GeneratedRepository => {
    const name = `service-${String(index).padStart(5, '0')}`;
    const kind = next();
    const files =
      kind < 0.35 ? fillers(name, 5 + Math.floor(next() * 60)) : { ...pick(trees), ...fillers(name, Math.floor(next() * 20)) };
    const large = kind > 0.97 ? fillers(`${name}-large`, 2000, 4000) : {};
    const fate = next();
    return {
      name,
      files: { ...files, ...large, 'NAME.md': name },
      size: Math.ceil(Object.keys({ ...files, ...large }).length * 2),
      language: pick(languages),
      topics: [`team-${pick(['search', 'claims', 'support', 'platform'])}`],
      archived: next() < 0.05,
      fork: next() < 0.05,
      ...(fate < 0.02 && { empty: true }),
      ...(fate >= 0.02 && fate < 0.06 && { fault: pick(lasting) }),
      ...(fate >= 0.06 && fate < 0.12 && { passing: [pick(passing)] }),
    };
  });
}

function size(tree: Record<string, Buffer>): number {
  return Object.values(tree).reduce((sum, { length }) => sum + length, 0);
}

/** Believable modules without a model. */
function fillers(name: string, count: number, bytes = 1500): Record<string, string> {
  const body = `def total(rows):\n    return sum(row.amount for row in rows if row.open)\n\n`;
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `src/${name.replaceAll('-', '_')}/part_${i}.py`,
      `"""Part ${i} of ${name}."""\n\n${body.repeat(Math.ceil(bytes / body.length))}`,
    ]),
  );
}

function treeOf(root: string): Record<string, Buffer> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1), readFileSync(path)];
    }),
  );
}
