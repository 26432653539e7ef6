import { expect, test } from 'vitest';
import { isPipelinePath, isPipelineSupport } from '../../../src/repository/pipelines';

test.each([
  '.github/workflows/ci.yml',
  '.github/workflows/ci.yaml',
  '{{cookiecutter.project_slug}}/.github/workflows/ci.yml',
  '{{ copier__name }}/.github/workflows/ci.yml',
  'template/.github/workflows/ci.yml',
  'templates/chat/.github/workflows/ci.yml',
  'azure-pipelines.yml',
  'deploy/azure-pipelines-release.yaml',
  '.azdo/pipelines/azure-dev.yml',
  'chat/.azure-pipelines/ci_dev_pipeline.yml',
  'pipelines/deploy.yml',
  'eng/pipelines/release.yml',
  'devops/release.yml',
  '.gitlab-ci.yml',
  'infra/buildspec-prod.yml',
  'services/api/cloudbuild.yaml',
  'Jenkinsfile',
  'ci/Jenkinsfile.release',
  '.circleci/config.yml',
  'bitbucket-pipelines.yml',
])('%s is a pipeline', (path) => {
  expect(isPipelinePath(path)).toBe(true);
});

test.each([
  '.github/workflows/ci.yml.disabled',
  '.github/workflows/README.md',
  '.github/workflows/nested/ci.yml',
  'services/api/.github/workflows/ci.yml',
  '{{cookiecutter.x}}/api/.github/workflows/ci.yml',
  '.github/dependabot.yml',
  'src/pipelines/rag.yml',
  'services/.circleci/config.yml',
  'Jenkinsfile.disabled',
  'config.yml',
])('%s is not a pipeline', (path) => {
  expect(isPipelinePath(path)).toBe(false);
});

test('what pipelines call is kept', () => {
  const kept = [
    '.github/actions/eval/action.yml',
    'web/package.json',
    'Makefile',
    'scripts/eval.sh',
    'ci/steps-template.yml',
    'ci/deploy.yml',
    '.goreleaser.yaml',
  ];
  expect(kept.filter((path) => !isPipelineSupport(path))).toEqual([]);
  expect(['README.md', 'src/app.py', 'values.yaml'].filter(isPipelineSupport)).toEqual([]);
});
