import { expect, test } from 'vitest';
import { languageOf } from '../../src/repository/languages';

test.each([
  ['src/app.py', 'python'],
  ['web/App.TSX', 'javascript'],
  ['web/Page.vue', 'javascript'],
  ['Pages/Index.cshtml', 'csharp'],
  ['ci/Jenkinsfile', 'groovy'],
  ['app/build.gradle', 'groovy'],
  ['app/build.gradle.kts', 'kotlin'],
  ['Dockerfile', 'dockerfile'],
  ['docker/Dockerfile.dev', 'dockerfile'],
  ['.env', 'properties'],
  ['.env.sample', 'properties'],
  ['Makefile', 'makefile'],
  ['prompts/system.jinja2', 'prompt'],
  ['chat.prompty', 'prompt'],
  ['main.bicep', 'bicep'],
  ['infra/main.tf', 'terraform'],
  ['nb.ipynb', 'notebook'],
  ['data/eval.jsonl', 'jsonl'],
  ['lib/init.lua', undefined],
  ['a.py/LICENSE', undefined],
  ['.environment', undefined],
])('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});
