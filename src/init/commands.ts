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
  pip: 'pip install',
  'pip-project': 'pip install',
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

/** Gives the commands that install what a starter needs, with the package manager of the stack. */
export function installCommands({ install }: Pick<Starter, 'install'>, { packages = '' }: Stack): string[] {
  const add = adds[packages];
  if (!install || !add) return [];
  const forUse = [...(install.pypi ?? []), ...(install.npm ?? [])];
  const forDevelopment = install['npm-dev'] ?? [];
  const flag = packages === 'bun' ? '--dev' : '-D';
  return [
    ...(forUse.length > 0 ? [`${add} ${forUse.join(' ')}`] : []),
    ...(forDevelopment.length > 0 ? [`${add} ${flag} ${forDevelopment.join(' ')}`] : []),
  ];
}
