// What a reader sees of starters/: a table of all, and each with its files and the steps it leaves.

const names = {
  python: 'Python',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  csharp: 'C#',
  java: 'Java',
  go: 'Go',
  'github-actions': 'GitHub Actions',
  'azure-pipelines': 'Azure Pipelines',
  gitlab: 'GitLab CI',
  azure: 'Azure',
  'container-apps': 'Azure Container Apps',
  kubernetes: 'Kubernetes',
  'maven-layout': 'sources in src/main/java',
  'project-in-folder': 'a project in a folder of its own',
};
const placeholders = {
  source: 'SOURCE',
  project: 'PROJECT',
  manifests: 'MANIFESTS',
  key: 'KEY',
  evaluate: 'EVALUATE',
  import: 'IMPORT',
  runner: 'RUNNER',
  tests: 'TESTS',
  provider: 'PROVIDER',
};

/** Takes the starters and gives docs/starters.md. */
export function startersPage(starters) {
  const practices = [...new Set(starters.map(({ practice }) => practice))];
  const rows = starters.map((one) => `| \`${one.practice}\` | ${one.title} | ${stackOf(one)} |`);
  return `<!-- Written by \`npm run build\` from starters/: change those files, not this one. -->

# Starters

\`genaiops-maturity init\` looks at a repository and proposes the workflow, the configuration and, for the three nearest gaps, a starter:
files in the repository's own language and for its own platform. It shows them as a diff that \`git apply\` takes, and writes them with
\`--write\`. A file that exists is never touched. \`--practice ID\` asks for the starter of one practice.

A starter by itself makes a practice \`partial\` at most, since nothing calls it yet. Two steps remain, and with them it is \`met\`: a test
does both for each starter and scans the tree before, between and after. Where there is no starter for a language or a platform, \`init\`
says so and gives the advice.

## As a pull request

With \`suggest: pull-request\` the Action keeps one pull request with the configuration and the starters, from the branch
\`genaiops-maturity/starters\`: on pushes to the default branch, schedules and manual runs of it, never on pull requests. It is updated when
the proposal changes. One that you close is not opened again until other files are proposed, and a branch that you have worked on is left
alone. Workflow files are not in it, since the token of a workflow must not write them; its text names them. The setting "Allow GitHub
Actions to create and approve pull requests" has to be on; without it, or without a permission, the run says what to set and does not fail.

\`\`\`yaml workflow
name: Starters
on:
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
  checks: write
jobs:
  starters:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
      - uses: genaiops-maturity/genaiops-maturity@v0.1.0 # pin the full commit of a release
        with:
          suggest: pull-request
\`\`\`

## All of them

| practice | starter | for |
|---|---|---|
${rows.join('\n')}

In the steps SOURCE is the folder of the code that calls the model, PROJECT that of its package, MANIFESTS that of the Kubernetes files,
KEY the variable with the key of the model's provider, EVALUATE the command that runs the evaluation, and IMPORT the line that imports what
the step uses into the file that calls the model, as imports are written there.

${practices.map((practice) => sectionOf(practice, starters)).join('\n\n')}
`;
}

function stackOf({ languages = [], pipelines = [], clouds = [], needs = [] }) {
  const parts = [languages, pipelines, clouds, needs].filter((part) => part.length > 0);
  return parts.map((part) => part.map((name) => names[name] ?? name).join(', ')).join('; ') || 'any';
}

function sectionOf(practice, starters) {
  const own = starters.filter((one) => one.practice === practice);
  return [`## ${practice}`, ...own.map(starterOf)].join('\n\n');
}

function starterOf(starter) {
  const { title, why, brings, files, install = {}, steps, with: companion } = starter;
  const packages = Object.values(install).flat();
  const beside = companion ? `, with those of the starter for \`${companion}\`` : '';
  return [
    `### ${title} (${stackOf(starter)})`,
    `${why} ${brings}`,
    `Files: ${Object.keys(files)
      .map((path) => `\`${shown(path)}\``)
      .join(', ')}${beside}.${packages.length > 0 ? ` Packages: ${packages.map((name) => `\`${name}\``).join(', ')}.` : ''}`,
    steps.map((step, index) => `${index + 1}. ${shown(step)}`).join('\n'),
  ].join('\n\n');
}

function shown(text) {
  return text.replace(/%(\w+)%/g, (whole, name) => placeholders[name] ?? whole);
}
