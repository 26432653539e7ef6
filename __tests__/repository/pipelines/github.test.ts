// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the expressions of pipelines look the same
import { expect, test } from 'vitest';
import { commandsOf, readTree, stepsOf, workflow } from './read';

const job = (steps: string): string => `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
const triggers = (on: string): string[] | undefined => workflow(`${on}\njobs:\n  a:\n    steps:\n      - run: make\n`)?.triggers;

test('reads every form of `on`', () => {
  expect(triggers('on: push')).toEqual(['push']);
  expect(triggers('on: [pull_request, merge_group]')).toEqual(['pull_request', 'merge_group']);
  expect(triggers('"on":\n  workflow_dispatch:\n  schedule:\n    - cron: "0 3 * * *"')).toEqual(['manual', 'schedule']);
  expect(triggers('on:\n  push:\n    tags: ["v*"]')).toEqual(['tag']);
  expect(triggers('on:\n  push:\n    tags: ["v*"]\n    branches: [main]')).toEqual(['push', 'tag']);
  expect(triggers('on:\n  pull_request:\n    types: [closed]')).toEqual(['other']);
  expect(triggers('on: [issues, constructor]')).toEqual(['other']);
  expect(triggers('%YAML 1.1\n---\non: push')).toEqual(['push']);
});

test('a chained workflow has the triggers of what it waits for', () => {
  const { pipelines } = readTree({
    '.github/workflows/build.yml': 'name: Build\non: pull_request\njobs:\n  b:\n    steps: [{run: make}]\n',
    '.github/workflows/eval.yml':
      'name: Eval\non:\n  workflow_run:\n    workflows: [Build]\njobs:\n  e:\n    steps: [{run: make}]\n',
    '.github/workflows/last.yml': 'on:\n  workflow_run:\n    workflows: [Eval]\njobs:\n  e:\n    steps: [{run: make}]\n',
  });
  expect(pipelines.map((pipeline) => pipeline.triggers)).toEqual([
    ['pull_request'],
    ['other', 'pull_request'],
    ['other', 'pull_request'],
  ]);
});

test('jobs keep their needs, environment and lines; disabled ones are dropped', () => {
  const pipeline = workflow(`name: CI
on: push
jobs:
  old:
    if: \${{ false }}
    steps:
      - run: echo old
  evaluate:
    needs: old
    continue-on-error: true
    steps:
      - run: echo a
  deploy:
    needs: [old, evaluate]
    environment:
      name: production
    steps:
      - name: Azure
        if: false
        run: azd up
      - name: Deploy
        run: |
          # azd provision
          azd deploy \\
            --no-prompt

          echo done
      # - run: python evaluate.py
`);
  expect(pipeline).toMatchObject({ system: 'github', name: 'CI' });
  expect(
    pipeline.jobs.map(({ id, line, needs, allowedToFail, environment }) => ({ id, line, needs, allowedToFail, environment })),
  ).toEqual([
    { id: 'evaluate', line: 8, needs: ['old'], allowedToFail: true, environment: undefined },
    { id: 'deploy', line: 13, needs: ['old', 'evaluate'], allowedToFail: false, environment: 'production' },
  ]);
  expect(pipeline.jobs[1]!.steps.map(({ line, name }) => [line, name])).toEqual([[21, 'Deploy']]);
  expect(commandsOf(pipeline).slice(1)).toEqual([
    '.github/workflows/ci.yml:24 azd deploy --no-prompt',
    '.github/workflows/ci.yml:27 echo done',
  ]);
});

test('an action keeps its inputs', () => {
  const pipeline = workflow(
    job(
      '      - uses: Azure/webapps-deploy@v3\n        continue-on-error: true\n        with:\n          app-name: chat\n          slots: 2\n',
    ),
  );
  expect(stepsOf(pipeline)).toEqual([
    {
      path: '.github/workflows/ci.yml',
      line: 6,
      uses: 'Azure/webapps-deploy@v3',
      with: { 'app-name': 'chat', slots: '2' },
      commands: [],
      runs: [],
      allowedToFail: true,
    },
  ]);
});

test('a swallowed command is a step of its own', () => {
  const pipeline = workflow(
    job(
      '      - name: Check\n        run: |\n          pytest tests\n          python evals/run.py || true\n          promptfoo eval; exit 0\n          npm ci && make\n',
    ),
  );
  expect(
    stepsOf(pipeline).map((step) => [step.name, step.line, step.allowedToFail, step.commands.map((command) => command.text)]),
  ).toEqual([
    ['Check', 6, false, ['pytest tests']],
    ['Check', 9, true, ['python evals/run.py || true', 'promptfoo eval; exit 0']],
    ['Check', 11, false, ['npm ci && make']],
  ]);
  expect(stepsOf(pipeline)[0]!.runs).toEqual(['tests/']);
  expect(stepsOf(pipeline)[1]!.runs).toEqual(['evals/run.py', 'promptfooconfig.yaml']);
});

test('`set +e` swallows what it covers, unless the exit code is read', () => {
  const flags = (script: string): boolean[] =>
    stepsOf(workflow(job(`      - run: |\n${script.replace(/^/gm, '          ')}\n`))).map((step) => step.allowedToFail);
  expect(flags('set +e\npython eval.py\necho done')).toEqual([true, false]);
  expect(flags('set +e\npython eval.py\nset -e\npython gate.py')).toEqual([true, false]);
  const read = stepsOf(
    workflow(job('      - run: |\n          set +e\n          python eval.py\n          code=$?\n          exit $code\n')),
  );
  expect(read.find((step) => step.runs.includes('eval.py'))!.allowedToFail).toBe(false);
});

test('a failure that a block handles is swallowed, unless the block fails or the exit code is read', () => {
  const flag = (script: string): boolean =>
    stepsOf(workflow(job(`      - run: |\n${script.replace(/^/gm, '          ')}\n`))).find((step) =>
      step.runs.includes('eval.py'),
    )!.allowedToFail;
  expect(flag('python eval.py || {\n  echo failed\n}')).toBe(true);
  expect(flag('python eval.py || { echo failed; }')).toBe(true);
  expect(flag('if ! python eval.py; then\n  echo failed\nfi')).toBe(true);
  expect(flag('python eval.py || {\n  echo failed\n  exit 1\n}')).toBe(false);
  expect(flag('python eval.py || { echo failed; exit 1; }')).toBe(false);
  expect(flag('if ! python eval.py; then\n  exit 1\nfi')).toBe(false);
  expect(flag('python eval.py || {\n  code=1\n}\nexit $code')).toBe(false);
});

test('`continue-on-error` may be an expression', () => {
  const [step] = stepsOf(workflow(job('      - run: python eval.py\n        continue-on-error: ${{ true }}\n')));
  expect(step!.allowedToFail).toBe(true);
});

test('a job that always runs needs only the results that it asks for', () => {
  const needs = (condition: string): string[] =>
    workflow(
      `on: push\njobs:\n  a:\n    steps: [{ run: a }]\n  b:\n    needs: [a]\n    if: ${condition}\n    steps: [{ run: b }]\n`,
    ).jobs[1]!.needs;
  expect(needs("github.ref == 'refs/heads/main'")).toEqual(['a']);
  expect(needs("always() && github.ref == 'refs/heads/main'")).toEqual([]);
  expect(needs('${{ !cancelled() }}')).toEqual([]);
  expect(needs("always() && needs.a.result == 'success'")).toEqual(['a']);
});

test('a called workflow stands in the job that calls it, with its own places', () => {
  const files = {
    '.github/workflows/reusable.yml':
      'on: workflow_call\njobs:\n  one:\n    environment: prod\n    steps:\n      - run: azd up\n  off:\n    if: false\n    steps:\n      - run: echo off\n',
    '.github/workflows/unused.yml': 'on:\n  workflow_call:\njobs:\n  one:\n    steps:\n      - run: azd down\n',
    '.github/workflows/ci.yml':
      'on: release\njobs:\n  deploy:\n    uses: ./.github/workflows/reusable.yml\n  other:\n    uses: acme/flows/.github/workflows/x.yml@v1\n    with:\n      target: prod\n',
  };
  const { pipelines } = readTree(files);
  expect(pipelines.map((pipeline) => pipeline.path)).toEqual(['.github/workflows/ci.yml']);
  const [deploy, other] = pipelines[0]!.jobs;
  expect(deploy).toMatchObject({ id: 'deploy', environment: 'prod' });
  expect(deploy!.steps).toMatchObject([
    { path: '.github/workflows/reusable.yml', line: 6, commands: [{ line: 6, text: 'azd up' }] },
  ]);
  expect(other!.steps).toMatchObject([{ uses: 'acme/flows/.github/workflows/x.yml@v1', with: { target: 'prod' }, commands: [] }]);
});

test('a composite action is followed, its script too', () => {
  const pipeline = workflow(job('      - uses: ./.github/actions/eval\n        continue-on-error: true\n'), {
    '.github/actions/eval/action.yml':
      'runs:\n  using: composite\n  steps:\n    - run: bash ./scripts/eval.sh\n      shell: bash\n    - if: false\n      run: echo never\n',
    'scripts/eval.sh': '#!/bin/bash\nset -e\ncd evals\npython run.py --threshold 0.8\n',
  });
  expect(commandsOf(pipeline)).toEqual([
    '.github/actions/eval/action.yml:4 bash ./scripts/eval.sh',
    'scripts/eval.sh:2 set -e',
    'scripts/eval.sh:3 cd evals',
    'scripts/eval.sh:4 python run.py --threshold 0.8',
  ]);
  expect(stepsOf(pipeline)).toMatchObject([{ allowedToFail: true, runs: ['evals/run.py', 'scripts/eval.sh'] }]);
});

test('a workflow of a scaffolded tree has that tree as its root', () => {
  const root = '{{cookiecutter.slug}}';
  const { pipelines, diagnostics } = readTree({
    [`${root}/.github/workflows/ci.yml`]: `{% if cookiecutter.ci %}\nname: {{ cookiecutter.name }}\n{% endif %}\non: push\njobs:\n  a:\n    steps:\n      - run: bash scripts/x.sh\n`,
    [`${root}/scripts/x.sh`]: 'python evaluate.py\n',
  });
  expect(diagnostics).toEqual([]);
  expect(commandsOf(pipelines[0]!)).toContain(`${root}/scripts/x.sh:1 python evaluate.py`);
  expect(stepsOf(pipelines[0]!)[0]!.runs).toContain(`${root}/evaluate.py`);
});

test("a subfolder's workflow does not count", () => {
  expect(readTree({ 'app/.github/workflows/ci.yml': job('      - run: azd up\n') }).pipelines).toEqual([]);
});

test('what a caller gives takes its place in actions and workflows, where the caller wrote it', () => {
  const pipeline = workflow(
    `on: push
jobs:
  a:
    uses: ./.github/workflows/run.yml
    with:
      flow: chat
      command: |
        python -m evals.run
        echo done
`,
    {
      '.github/workflows/run.yml':
        'on:\n  workflow_call:\n    inputs:\n      env: {default: dev}\njobs:\n  a:\n    environment: ${{ inputs.env }}\n    steps:\n      - uses: ./run\n        with:\n          script: python ${{ inputs.flow }}/eval.py ${{ inputs.other }}\n      - run: ${{inputs.command}}\n',
      'run/action.yml':
        'inputs:\n  folder:\n    default: api\nruns:\n  using: composite\n  steps:\n    - run: ${{ inputs.script }}\n      working-directory: ${{ inputs.folder }}\n',
      'evals/run.py': '',
    },
  );
  expect(commandsOf(pipeline)).toEqual([
    '.github/workflows/run.yml:11 python chat/eval.py ${{ inputs.other }}',
    '.github/workflows/ci.yml:8 python -m evals.run',
    '.github/workflows/ci.yml:9 echo done',
  ]);
  expect(pipeline.jobs[0]!.environment).toBe('dev');
  expect(stepsOf(pipeline).map((step) => step.runs)).toEqual([['api/chat/eval.py'], ['evals/run.py']]);
});
