// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the expressions of pipelines look the same
import { expect, test } from 'vitest';
import { commandsOf, readTree, stepsOf } from './read';

const one = (path: string, text: string, files: Record<string, string> = {}) => {
  const { pipelines, diagnostics } = readTree({ ...files, [path]: text });
  expect(diagnostics).toEqual([]);
  return pipelines.filter((pipeline) => pipeline.path === path);
};

test('Azure Pipelines: stages, deployment jobs, conditions and templates', () => {
  const text = `trigger: none
pr: [main]
stages:
  - stage: build
    jobs:
      - job: evaluate
        steps:
          - template: templates/eval.yml
          - \${{ if eq(variables.x, 'y') }}:
              - script: echo conditional
          - script: echo off
            enabled: false
          - bash: echo never
            condition: false
  - stage: deploy
    dependsOn: build
    jobs:
      - deployment: web
        environment: production
        strategy:
          canary:
            increments: [10]
            deploy:
              steps:
                - task: AzureCLI@2
                  displayName: Deploy
                  continueOnError: true
                  inputs:
                    azureSubscription: sub
                    inlineScript: |
                      az deployment create
                      azd deploy
`;
  const files = {
    '.azdo/templates/eval.yml': 'steps:\n  - pwsh: ./scripts/eval.ps1\n  - template: x.yml@other\n',
    'scripts/eval.ps1': 'python eval.py\n',
  };
  const { pipelines } = readTree({ ...files, '.azdo/azure-dev.yml': text });
  expect(pipelines).toHaveLength(1);
  const [build, deploy] = pipelines[0]!.jobs;
  expect(pipelines[0]!.triggers).toEqual(['pull_request']);
  expect(build!.id).toBe('build.evaluate');
  expect(commandsOf({ jobs: [build!] })).toEqual([
    '.azdo/templates/eval.yml:2 ./scripts/eval.ps1',
    'scripts/eval.ps1:1 python eval.py',
    '.azdo/azure-dev.yml:10 echo conditional',
  ]);
  expect(deploy).toMatchObject({ id: 'deploy.web', needs: ['build.evaluate'], environment: 'production', strategy: 'canary' });
  expect(deploy!.steps).toMatchObject([
    { uses: 'AzureCLI@2', name: 'Deploy', allowedToFail: true, commands: [{ line: 31 }, { line: 32 }] },
  ]);
});

test('Azure Pipelines: triggers, extends, and what is no pipeline', () => {
  const triggers = (head: string) => one('azure-pipelines.yml', `${head}\nsteps:\n  - script: make\n`)[0]?.triggers;
  expect(triggers('pool: x')).toEqual(['push']);
  expect(triggers('trigger: none')).toEqual(['manual']);
  expect(triggers('trigger: none\nschedules:\n  - cron: "0 0 * * *"')).toEqual(['schedule']);
  expect(triggers('trigger:\n  tags:\n    include: [v*]')).toEqual(['tag']);
  const extended = one('azure-pipelines.yml', 'extends:\n  template: /ci/base.yml@self\n', {
    'ci/base.yml': 'jobs:\n  - job: a\n    steps:\n      - script: azd up\n',
  });
  expect(commandsOf(extended[0]!)).toEqual(['ci/base.yml:4 azd up']);
  const { pipelines, diagnostics } = readTree({
    'pipelines/rag.yml': 'components:\n  - name: retriever\n',
    'azure-pipelines-steps.yml': 'steps:\n  - script: azd up\n',
    'azure-pipelines.yml': 'steps:\n  - template: azure-pipelines-steps.yml\n',
  });
  expect(pipelines.map((pipeline) => pipeline.path)).toEqual(['azure-pipelines.yml']);
  expect(diagnostics).toEqual([]);
});

test('Azure Pipelines: parameters of templates', () => {
  const [pipeline] = one(
    'azure-pipelines.yml',
    'jobs:\n  - template: ci/job.yml\n    parameters:\n      folder: chat\n      after:\n        - script: azd up\n',
    {
      'ci/job.yml':
        'parameters:\n  - name: script\n    default: eval.py\njobs:\n  - job: a\n    steps:\n      - bash: python ${{ parameters.folder }}/${{ parameters.script }}\n      - ${{ parameters.after }}\n',
    },
  );
  expect(commandsOf(pipeline!)).toEqual(['ci/job.yml:7 python chat/eval.py', 'azure-pipelines.yml:6 azd up']);
});

test('GitLab CI: stages, rules, extends, references and includes', () => {
  const text = `include:
  - local: /ci/.gitlab-deploy.yml
stages: [test, deploy]
.base:
  before_script:
    - pip install .
evaluate:
  extends: .base
  stage: test
  script:
    - !reference [.shared, script]
    - python eval.py
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
optional:
  stage: test
  script: make optional
  allow_failure: true
never:
  script: echo never
  rules:
    - when: never
by-hand:
  stage: deploy
  when: manual
  script: echo hand
`;
  const [pipeline] = one('.gitlab-ci.yml', text, {
    'ci/.gitlab-deploy.yml':
      '.shared:\n  script:\n    - echo shared\ndeploy:\n  stage: deploy\n  environment: production\n  script: [azd deploy]\n',
  });
  expect(pipeline!.triggers).toEqual(['pull_request', 'push']);
  const jobs = new Map(pipeline!.jobs.map((job) => [job.id, job]));
  expect([...jobs.keys()].sort()).toEqual(['by-hand', 'deploy', 'evaluate', 'optional']);
  expect(jobs.get('deploy')).toMatchObject({ environment: 'production', needs: ['evaluate', 'optional'], allowedToFail: false });
  expect(commandsOf({ jobs: [jobs.get('evaluate')!] })).toEqual([
    '.gitlab-ci.yml:6 pip install .',
    'ci/.gitlab-deploy.yml:3 echo shared',
    '.gitlab-ci.yml:12 python eval.py',
  ]);
  expect([jobs.get('optional')!.allowedToFail, jobs.get('by-hand')!.allowedToFail]).toEqual([true, true]);
});

test('CodeBuild, Cloud Build', () => {
  const [codebuild] = one(
    'buildspec.yml',
    'version: 0.2\nphases:\n  build:\n    commands:\n      - python eval.py\n      - |\n        cdk deploy\n',
  );
  expect(codebuild!.triggers).toEqual(['other']);
  expect(commandsOf(codebuild!)).toEqual(['buildspec.yml:5 python eval.py', 'buildspec.yml:7 cdk deploy']);
  const [cloudbuild] = one(
    'cloudbuild.yaml',
    'steps:\n  - name: gcr.io/cloud-builders/gcloud\n    args: [run, deploy, chat]\n  - name: python:3.12\n    entrypoint: bash\n    dir: api\n    args:\n      - -c\n      - |\n        pip install .\n        python eval.py\n',
  );
  expect(commandsOf(cloudbuild!)).toEqual([
    'cloudbuild.yaml:3 gcloud run deploy chat',
    'cloudbuild.yaml:10 pip install .',
    'cloudbuild.yaml:11 python eval.py',
  ]);
  expect(stepsOf(cloudbuild!)[1]).toMatchObject({ uses: 'python:3.12', runs: ['api/eval.py'] });
});

test('CircleCI: workflows, requirements and commands', () => {
  const text = `version: 2.1
commands:
  evaluate:
    steps:
      - run: python eval.py
jobs:
  test:
    docker: [{image: x}]
    steps:
      - checkout
      - evaluate
  ship:
    steps:
      - run: {name: Ship, command: azd up}
  idle:
    steps:
      - run: echo idle
workflows:
  main:
    jobs:
      - test
      - ship:
          requires: [test]
  nightly:
    triggers:
      - schedule: {cron: "0 0 * * *"}
    jobs: [test]
`;
  const pipelines = one('.circleci/config.yml', text);
  expect(pipelines.map(({ name, triggers }) => [name, triggers])).toEqual([
    ['main', ['push']],
    ['nightly', ['schedule']],
  ]);
  expect(pipelines[0]!.jobs.map(({ id, needs }) => [id, needs])).toEqual([
    ['test', []],
    ['ship', ['test']],
  ]);
  expect(commandsOf(pipelines[0]!)).toEqual(['.circleci/config.yml:5 python eval.py', '.circleci/config.yml:14 azd up']);
});

test('Bitbucket: sections, order and pipes', () => {
  const text = `pipelines:
  default:
    - step:
        script: [pytest]
    - step:
        deployment: production
        script:
          - make build
          - pipe: atlassian/aws-ecs-deploy:1.0
            variables: {CLUSTER: x}
  pull-requests:
    '**':
      - step: {script: [python eval.py]}
  custom:
    release:
      - step: {script: [twine upload]}
`;
  const pipelines = one('bitbucket-pipelines.yml', text);
  expect(pipelines.map(({ triggers }) => triggers)).toEqual([['push'], ['pull_request'], ['manual']]);
  expect(pipelines[0]!.jobs[1]).toMatchObject({ needs: ['step1'], environment: 'production' });
  expect(pipelines[0]!.jobs[1]!.steps).toMatchObject([
    { commands: [{ line: 8 }] },
    { uses: 'atlassian/aws-ecs-deploy:1.0', with: { CLUSTER: 'x' } },
  ]);
});

test('Jenkinsfile: shell commands without comments', () => {
  const text = `pipeline {
  // sh 'echo old'
  /* sh 'echo older' */
  stages { stage('x') { steps {
    sh 'python eval.py'
    sh(script: "make deploy", returnStatus: true)
    sh """
      cd api
      pytest
    """
    bat 'unclosed
    powershell 'azd up'
  } } }
}
`;
  const [pipeline] = one('Jenkinsfile', text);
  expect(commandsOf(pipeline!)).toEqual([
    'Jenkinsfile:5 python eval.py',
    'Jenkinsfile:6 make deploy',
    'Jenkinsfile:8 cd api',
    'Jenkinsfile:9 pytest',
    'Jenkinsfile:12 azd up',
  ]);
});
