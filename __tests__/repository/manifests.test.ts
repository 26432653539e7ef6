import { expect, test } from 'vitest';
import { isManifest, parseManifest } from '../../src/repository/manifests';

/** `name:line`, with `~` before what serves development. */
const read = (path: string, text: string) =>
  parseManifest(path, text)?.map(({ name, line, dev }) => `${dev ? '~' : ''}${name}@${line}`);

const cases: [string, string, string[]][] = [
  [
    'package.json',
    '{\n "name": "openai",\n "scripts": {\n  "langchain": "openai"\n },\n "dependencies": {\n  "openai": "^4",\n  "old": "npm:@scope/new@1"\n },\n "devDependencies": {"vitest": "1"},\n "overrides": {"zod": "1"}\n}',
    ['openai@7', '@scope/new@8', '~vitest@10'],
  ],
  [
    'api/composer.json',
    '{"require": {\n"php": ">=8",\n"OpenAI-php/client": "1"},\n"require-dev": {"a/b": "*"}}',
    ['openai-php/client@3', '~a/b@4'],
  ],
  [
    'requirements.txt',
    '# openai\n-r base.txt\n--index-url https://x/openai\nLangChain_Core[all]>=0.1 ; python_version > "3"\nfoo==1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n-e git+https://github.com/a/b.git#egg=b_pkg\nbar @ https://x/y.whl\ngit+https://h/x#egg=baz&s=1\n./local\nhttps://x/y.whl\nqux # openai',
    ['langchain-core@4', 'foo@5', 'b-pkg@8', 'bar@9', 'baz@10', 'qux@13'],
  ],
  ['requirements/dev.txt', 'pytest\n', ['~pytest@1']],
  ['requirements-dev.txt', 'deepeval==1', ['~deepeval@1']],
  ['src/requirements.in', 'openai', ['openai@1']],
  [
    'pyproject.toml',
    '[build-system]\nrequires = ["hatchling"]\n[project]\nname = "openai-demo"\nkeywords = ["openai"]\ndependencies = [\n  "openai[datalib]>=1",\n  "azure.identity",\n]\n[project.optional-dependencies]\neval = ["ragas"]\ndev = ["ruff"]\n[dependency-groups]\ntest = ["pytest", {include-group = "x"}]\n[tool.uv]\ndev-dependencies = ["mypy"]',
    ['openai@7', 'azure-identity@8', 'ragas@11', '~ruff@12', '~pytest@14', '~mypy@16'],
  ],
  [
    'pyproject.toml',
    '[tool.poetry.dependencies]\npython = "^3.11"\nopenai = "^1"\n[tool.poetry.group.dev.dependencies]\nblack = "*"\n[tool.poetry.group.llm.dependencies]\nllama-index = {version = "1", extras = ["openai"]}',
    ['openai@3', '~black@5', 'llama-index@7'],
  ],
  [
    'Pipfile',
    '[packages]\nopenai = "*"\n[dev-packages]\npytest = "*"\n[requires]\npython_version = "3"',
    ['openai@2', '~pytest@4'],
  ],
  [
    'setup.cfg',
    '[metadata]\nname = openai\n[options]\npackages = find:\ninstall_requires =\n    openai>=1\n    # no\n    tiktoken\n[options.extras_require]\ntest = pytest\nweb =\n    flask',
    ['openai@6', 'tiktoken@8', '~pytest@10', 'flask@12'],
  ],
  [
    'setup.py',
    "setup(\n  name='openai',\n  # install_requires=['no'],\n  install_requires=[\n    'openai>=1',\n    \"tiktoken\",\n  ],\n  extras_require={'web': ['flask']},\n)",
    ['openai@5', 'tiktoken@6', 'flask@8'],
  ],
  ['setup.py', "deps = [\n 'openai',\n]\nsetup(install_requires=deps)", ['openai@2']],
  [
    'environment.yml',
    'name: x\nchannels:\n  - openai\ndependencies:\n  - python=3.11\n  - conda-forge::numpy=1\n  - pip\n  - pip:\n    - openai==1\n',
    ['numpy@6', 'openai@9'],
  ],
  [
    'go.mod',
    'module github.com/a/b\ngo 1.22\nrequire github.com/x/one v1\nrequire (\n\t// no\n\tgithub.com/sashabaranov/go-openai v1.2.3\n\tgolang.org/x/net v1 // indirect\n)\nreplace github.com/y => ../y',
    ['github.com/x/one@3', 'github.com/sashabaranov/go-openai@6'],
  ],
  [
    'Cargo.toml',
    '[package]\nname = "async-openai"\n[dependencies]\nasync-openai = "0.2"\nai = { package = "rig-core", version = "1" }\n[dev-dependencies]\nmockito = "1"\n[workspace.dependencies]\ntokio = "1"',
    ['async-openai@4', 'rig-core@5', '~mockito@7', 'tokio@9'],
  ],
  [
    'pom.xml',
    '<project><groupId>me</groupId>\n<!-- <dependency><groupId>x</groupId><artifactId>gone</artifactId></dependency> -->\n<dependencies><dependency>\n<groupId>dev.langchain4j</groupId>\n<artifactId>langchain4j</artifactId>\n<exclusions><exclusion><groupId>e</groupId><artifactId>f</artifactId></exclusion></exclusions>\n</dependency><dependency><groupId>org.junit</groupId><artifactId>junit</artifactId><scope>test</scope></dependency></dependencies></project>',
    ['dev.langchain4j:langchain4j@5', '~org.junit:junit@7'],
  ],
  [
    'build.gradle.kts',
    'plugins { id("java") }\ndependencies {\n  implementation("dev.langchain4j:langchain4j:1.0") // x\n  // implementation("a:gone:1")\n  testImplementation("org.junit:junit:5")\n  implementation(platform("com.azure:azure-bom:1"))\n  implementation(libs.foo)\n}',
    ['dev.langchain4j:langchain4j@3', '~org.junit:junit@5', 'com.azure:azure-bom@6'],
  ],
  [
    'build.gradle',
    "dependencies {\n api group: 'com.a', name: 'b', version: '1'\n compile 'c:d:1'\n}\ntask x { url 'e:f:g' }",
    ['com.a:b@2', 'c:d@3'],
  ],
  [
    'gradle/libs.versions.toml',
    '[versions]\nai = "1"\n[libraries]\nai = { module = "com.openai:openai-java", version.ref = "ai" }\nb = { group = "g", name = "a" }\nc = "x:y:1"',
    ['com.openai:openai-java@4', 'g:a@5', 'x:y@6'],
  ],
  [
    'src/App.csproj',
    '<Project>\n<!-- <PackageReference Include="Gone" /> -->\n<ItemGroup>\n<PackageReference Include="Azure.AI.OpenAI" Version="1" />\n<PackageReference Version="2"\n  Include="Microsoft.SemanticKernel" />\n<ProjectReference Include="b.csproj" /></ItemGroup></Project>',
    ['Azure.AI.OpenAI@4', 'Microsoft.SemanticKernel@5'],
  ],
  ['packages.config', '<packages>\n<package id="OpenAI" version="1" /></packages>', ['OpenAI@2']],
  [
    'Gemfile',
    'source "https://x"\n# gem "gone"\ngem "ruby-openai", "~> 1"\ngroup :development, :test do\n  gem \'rspec\'\nend\ngem "rails"',
    ['ruby-openai@3', '~rspec@5', 'rails@7'],
  ],
  ['a.gemspec', 's.add_dependency "ruby-openai"\ns.add_development_dependency("rake")', ['ruby-openai@1', '~rake@2']],
];

test.each(cases)('%s %#', (path, text, expected) => {
  expect(isManifest(path)).toBe(true);
  expect(read(path, text)).toEqual(expected);
});

test.each([
  'package-lock.json',
  'constraints.txt',
  'requirements-constraints.txt',
  'notes.txt',
  'requirements/README.md',
  'src/setup.pyc',
  'app/config.toml',
])('%s is no manifest', (path) => {
  expect(isManifest(path)).toBe(false);
  expect(parseManifest(path, 'openai')).toBeUndefined();
});

test.each([
  ['package.json', '{"dependencies": '],
  ['pyproject.toml', '[project\n'],
  ['Cargo.toml', '= 1'],
  ['pom.xml', 'not xml'],
])('invalid %s throws a short message', (path, text) => {
  expect(() => parseManifest(path, text)).toThrow(/^(?:not valid|not a|not XML)[^\n]{0,160}$/);
});

test('is linear on hostile lines', () => {
  for (const [path] of cases) {
    for (const piece of [
      'a ',
      '"',
      'a:',
      '<dependency>',
      '<package ',
      'install_requires',
      'require (\n',
      '- ',
      '-e ',
      '#egg=',
      'a\\\n',
      'group ',
    ]) {
      try {
        parseManifest(path, piece.repeat(30_000));
      } catch {
        // Invalid content may throw; here only the time counts.
      }
    }
  }
}, 60_000);
