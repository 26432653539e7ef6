import type { Stack } from './stack';
import type { Starter } from './starter';

const installs: Record<string, string> = {
  pip: 'pip install -r requirements.txt',
  'pip-project': 'pip install .',
  uv: 'pip install uv && uv sync',
  poetry: 'pip install poetry && poetry install',
  npm: 'npm ci',
  pnpm: 'corepack enable && pnpm install --frozen-lockfile',
  yarn: 'corepack enable && yarn install --immutable',
  bun: 'npm install --global bun && bun install --frozen-lockfile',
  'go-modules': 'go mod download',
};

const runners: Record<string, string> = {
  uv: 'uv run ',
  poetry: 'poetry run ',
  pnpm: 'pnpm exec ',
  yarn: 'yarn ',
  bun: 'bunx ',
  npm: 'npx ',
};

const adds: Record<string, string> = {
  uv: 'uv add',
  poetry: 'poetry add',
  npm: 'npm install',
  pnpm: 'pnpm add',
  yarn: 'yarn add',
  bun: 'bun add',
};

const images: Record<string, string> = {
  python: 'python:3.13',
  typescript: 'node:22',
  javascript: 'node:22',
  go: 'golang:1.25',
};

/** Gives what stands for the names in percent signs of a starter: commands, folders and the key of the stack. */
export function variablesOf(stack: Stack): Record<string, string> {
  const { language = '', packages = '' } = stack;
  const evaluate: Record<string, string> = {
    python: `${runners[packages] ?? ''}python evals/run.py`,
    typescript: `${runners[packages] ?? ''}tsx evals/run.mts`,
    javascript: 'node evals/run.mjs',
    go: 'go run ./evals',
  };
  const { source, project } = stack;
  const there = project === '' ? '' : `cd ${project} && `;
  return {
    source,
    project,
    code: project !== '' && source.startsWith(`${project}/`) ? source.slice(project.length + 1) : source,
    manifests: stack.manifests,
    package: /(?:^|\/)src\/main\/java\/(.+)$/.exec(source)?.[1]?.replaceAll('/', '.') ?? '',
    key: stack.key,
    install: there + (installs[packages] ?? ''),
    evaluate: there + (evaluate[language] ?? ''),
    image: images[language] ?? '',
  };
}

/** Takes a text of a starter and fills its names in; a folder that is the root leaves nothing behind. */
export function fill(text: string, variables: Record<string, string>): string {
  return text.replace(/%(\w+)%(\/?)/g, (whole, name: string, slash: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined ? whole : value === '' ? '' : value + slash;
  });
}

/** Gives what is to do that the packages which starters need are there; undefined where they are declared already. */
export function installStep(starters: readonly Pick<Starter, 'install'>[], stack: Stack): string | undefined {
  const { packages = '', declared, pipFile, project } = stack;
  const wanted = (kind: 'pypi' | 'npm' | 'npm-dev') => [
    ...new Set(starters.flatMap(({ install }) => install?.[kind] ?? []).filter((name) => !declared.has(name))),
  ];
  const forUse = [...wanted('pypi'), ...wanted('npm')];
  const forDevelopment = wanted('npm-dev');
  if (forUse.length + forDevelopment.length === 0) return undefined;
  const add = adds[packages];
  if (!add) return `Add ${forUse.map((name) => `\`${name}\``).join(' and ')} to \`${pipFile}\`, and install from it.`;
  const there = project === '' ? '' : `cd ${project} && `;
  const flag = packages === 'bun' ? '--dev' : '-D';
  const commands = [
    ...(forUse.length > 0 ? [`${there}${add} ${forUse.join(' ')}`] : []),
    ...(forDevelopment.length > 0 ? [`${there}${add} ${flag} ${forDevelopment.join(' ')}`] : []),
  ];
  return `Install what it needs (${commands.map((command) => `\`${command}\``).join(' and ')}).`;
}
