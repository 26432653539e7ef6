import { posix } from 'node:path';
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
  dotnet: 'dotnet restore evals',
  maven: 'mvn -B -q test-compile',
  gradle: 'gradle testClasses',
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
  'go-modules': 'go get',
};

const images: Record<string, string> = {
  python: 'python:3.13',
  typescript: 'node:22',
  javascript: 'node:22',
  go: 'golang:1.25',
  csharp: 'mcr.microsoft.com/dotnet/sdk:10.0',
  maven: 'maven:3-eclipse-temurin-21',
  gradle: 'gradle:8-jdk21',
};

const evaluationFiles: Record<string, string> = {
  python: 'run.py',
  typescript: 'run.mts',
  javascript: 'run.mjs',
  go: 'main.go',
  csharp: 'Program.cs',
};

/** Gives what stands for the names in percent signs of a starter: commands, folders and the key of the stack. */
export function variablesOf(stack: Stack): Record<string, string> {
  const { language = '', packages = '' } = stack;
  const evaluate: Record<string, string> = {
    python: `${runners[packages] ?? ''}python evals/run.py`,
    typescript: `${runners[packages] ?? ''}tsx evals/run.mts`,
    javascript: 'node evals/run.mjs',
    go: 'go run ./evals',
    csharp: 'dotnet run --project evals',
    java: `EVALUATE=true ${packages === 'gradle' ? "gradle cleanTest test --tests '*EvaluationTest'" : 'mvn -B -q test -Dtest=EvaluationTest'}`,
  };
  const { source, project } = stack;
  // A project of .NET takes all code below it for its own, so that the evaluation stands beside it.
  const isBeside = language === 'csharp';
  const there = project === '' || isBeside ? '' : `cd ${project} && `;
  const tests = source.replace(/(^|\/)src\/main\/java\//, '$1src/test/java/');
  return {
    source,
    project,
    code: project !== '' && source.startsWith(`${project}/`) ? source.slice(project.length + 1) : source,
    manifests: stack.manifests,
    package: /(?:^|\/)src\/main\/java\/(.+)$/.exec(source)?.[1]?.replaceAll('/', '.') ?? '',
    tests,
    runner:
      language === 'java'
        ? `${tests}/EvaluationTest.java`
        : posix.join(isBeside ? '' : project, 'evals', evaluationFiles[language] ?? ''),
    projectfile: stack.manifest,
    framework: stack.framework,
    key: stack.key,
    install: there + (installs[packages] ?? ''),
    evaluate: there + (evaluate[language] ?? ''),
    image: images[language] ?? images[packages] ?? '',
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
  const { packages = '', declared, project, manifest } = stack;
  const wanted = (...kinds: (keyof NonNullable<Starter['install']>)[]) => [
    ...new Set(
      starters.flatMap(({ install }) => kinds.flatMap((kind) => install?.[kind] ?? [])).filter((name) => !declared.has(name)),
    ),
  ];
  const forUse = wanted('pypi', 'npm', 'nuget', 'maven', 'go');
  const forDevelopment = wanted('npm-dev');
  if (forUse.length + forDevelopment.length === 0) return undefined;
  const add = adds[packages];
  const there = project === '' ? '' : `cd ${project} && `;
  const flag = packages === 'bun' ? '--dev' : '-D';
  const commands = [
    ...(add && forUse.length > 0 ? [`${there}${add} ${forUse.join(' ')}`] : []),
    ...(add && forDevelopment.length > 0 ? [`${there}${add} ${flag} ${forDevelopment.join(' ')}`] : []),
  ];
  if (commands.length > 0) return `Install what it needs (${commands.map((command) => `\`${command}\``).join(' and ')}).`;
  const names = forUse.map((name) => `\`${name}\``).join(' and ');
  return ['maven', 'gradle', 'dotnet'].includes(packages)
    ? `Have ${names} among the packages of \`${manifest}\`.`
    : `Add ${names} to \`${manifest}\`, and install from it.`;
}
