import { posix } from 'node:path';
import { within } from './folders';
import { namespaceIn } from './imports';
import { buildCommands, folderOfTests, packageIn } from './jvm';
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

/** Gives what stands for the names in percent signs of a starter: commands, folders and the key of the stack. */
export function variablesOf(stack: Stack): Record<string, string> {
  const { language = '', packages = '', source, project, manifest } = stack;
  const build = stack.build && buildCommands(stack.build);
  const [tests, evals] = [folderOfTests(source), within(project, 'evals')];
  /** The file of the evaluation, and the command that runs it. */
  const evaluations: Record<string, [string, string | undefined]> = {
    python: [`${evals}/run.py`, `${runners[packages] ?? ''}python evals/run.py`],
    typescript: [`${evals}/run.mts`, `${runners[packages] ?? ''}tsx evals/run.mts`],
    javascript: [`${evals}/run.mjs`, 'node evals/run.mjs'],
    go: [
      within(source, 'evaluation_test.go'),
      `EVALUATE=true go test -count=1 -v -run TestEvaluation ./${posix.relative(project, source)}`.replace(/\/$/, ''),
    ],
    csharp: ['evals/Program.cs', 'dotnet run --project evals'],
    java: [`${tests}/EvaluationTest.java`, build?.evaluate],
  };
  const [runner = '', evaluate] = evaluations[language] ?? [];
  // A project of .NET takes all code below it for its own: its evaluation is in the root. One shell may run several commands.
  const place = stack.build?.folder ?? (language === 'csharp' ? '' : project);
  const there = (command = '') => (place === '' ? command : `(cd ${place} && ${command})`);
  return {
    source,
    project,
    code: project !== '' && source.startsWith(`${project}/`) ? source.slice(project.length + 1) : source,
    manifests: stack.manifests,
    package: language === 'go' ? (/^package (\w+)/m.exec(stack.call.text)?.[1] ?? '') : packageIn(source),
    namespace: namespaceIn(stack.call.text),
    tests,
    runner,
    projectfile: manifest,
    framework: stack.framework,
    key: stack.key,
    provider: stack.provider,
    install: there(build?.install ?? installs[packages]),
    evaluate: there(evaluate),
    image: images[language] ?? images[packages] ?? '',
  };
}

/** Takes a text of a starter and fills its names in; a folder that is the root, and a namespace that there is not, leave nothing behind. */
export function fill(text: string, variables: Record<string, string>): string {
  const whole = variables.namespace === '' ? text.replace(/^namespace %namespace%;\n\n/m, '') : text;
  return whole.replace(/%(\w+)%(\/?)/g, (given, name: string, slash: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined ? given : value === '' ? '' : value + slash;
  });
}

/** Gives what is to do that the packages which starters need are there; undefined where they are declared already. */
export function installStep(starters: readonly Pick<Starter, 'install'>[], stack: Stack): string | undefined {
  const { packages = '', declared, project, manifest } = stack;
  const wanted = (...kinds: (keyof NonNullable<Starter['install']>)[]) => [
    ...new Set(
      starters
        .flatMap(({ install }) => kinds.flatMap((kind) => install?.[kind] ?? []))
        .filter((name) => !declared.has(name.toLowerCase())),
    ),
  ];
  const forUse = wanted('pypi', 'npm', 'nuget', 'maven', 'go');
  const forDevelopment = wanted('npm-dev');
  if (forUse.length + forDevelopment.length === 0) return undefined;
  const add = adds[packages];
  const there = project === '' ? '' : `cd ${project} && `;
  const additions =
    packages === 'dotnet' && manifest !== '' ? forUse.map((name) => `dotnet add ${manifest} package ${name}`) : [];
  const flag = packages === 'bun' ? '--dev' : '-D';
  const commands = [
    ...(additions.length > 0 ? [additions.join(' && ')] : []),
    ...(add && forUse.length > 0 ? [`${there}${add} ${forUse.join(' ')}`] : []),
    ...(add && forDevelopment.length > 0 ? [`${there}${add} ${flag} ${forDevelopment.join(' ')}`] : []),
  ];
  if (commands.length > 0) return `Install what it needs (${commands.map((command) => `\`${command}\``).join(' and ')}).`;
  const names = forUse.map((name) => `\`${name}\``).join(' and ');
  return packages === 'maven' || packages === 'gradle'
    ? `Have ${names} among the packages of ${manifest === '' ? 'the build' : `\`${manifest}\``}.`
    : `Add ${names} to \`${manifest}\`, and install from it.`;
}
