import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { propose } from '../../src/init/propose';
import { scan } from '../../src/scan';
import { openMemory } from '../../src/source/memory';

const root = join(import.meta.dirname, '../..');
const rules = JSON.parse(readFileSync(join(root, 'dist/rules.json'), 'utf8'));
const starters = JSON.parse(readFileSync(join(root, 'dist/starters.json'), 'utf8'));
const bases: Record<string, Record<string, string>> = parse(readFileSync(join(import.meta.dirname, 'bases.yml'), 'utf8'));

type Tree = Record<string, string>;

const { 'src/Library/Answers.cs': csharp = '', 'src/Library/Library.csproj': csproj = '' } = bases.csharp!;
const { 'src/main/java/org/library/Answers.java': java = '', 'pom.xml': pom = '' } = bases.java!;
const { 'answers/answers.go': go = '', 'go.mod': module = '' } = bases.go!;

/** What init says of one practice in a tree: its files, its steps, or why there is no starter. */
async function said(tree: Tree, practice: string) {
  const source = openMemory(tree);
  const { help } = await propose(source, await scan(source, rules), starters, { practice });
  const [one] = help;
  if (!one || !('files' in one)) return { none: one && 'noStarter' in one ? one.noStarter : '' };
  return { files: Object.fromEntries(one.files.map(({ path, text }) => [path, text])), steps: one.steps.join('\n') };
}

const odd = /other characters than letters, digits, dots, hyphens and underscores/;
const unfit = /fits how this repository is laid out/;
const kotlinBuild = 'dependencies { implementation("dev.langchain4j:langchain4j-open-ai:1.0.0") }\n';

const none: [string, Tree, string, RegExp][] = [
  ['Java without a package', { 'src/main/java/Answers.java': java, 'pom.xml': pom }, 'monitoring-logging', unfit],
  ['Java in a folder with a space', { 'my app/src/main/java/a/Answers.java': java, 'my app/pom.xml': pom }, 'compliance', odd],
  [
    'a project of .NET with a space',
    { 'src/Lib/Answers.cs': csharp, 'src/Lib/My Lib.csproj': csproj },
    'monitoring-logging',
    odd,
  ],
  ['a project of .NET in the root beside the other', { ...bases.csharp, 'Host.csproj': csproj }, 'basic-metrics', unfit],
  ['a folder that looks like an option', { '-A/answers.go': go, '-A/go.mod': module }, 'monitoring-logging', odd],
];
test.each(none)('%s has no starter', async (_, tree, practice, why) => {
  expect((await said(tree, practice)).none).toMatch(why);
});

const some: [string, Tree, string, string[], string[]][] = [
  [
    'code in a folder with a space, of a project without',
    { 'src/Lib/AI Services/Answers.cs': csharp, 'src/Lib/Lib.csproj': csproj },
    'monitoring-logging',
    ['src/Lib/Telemetry.cs'],
    ['dotnet add src/Lib/Lib.csproj package OpenTelemetry &&'],
  ],
  [
    'versions of packages kept in one place, and names in other cases',
    {
      ...bases.csharp,
      'src/Library/Library.csproj': csproj.replace(
        '</Project>',
        '<ItemGroup><PackageReference Include="opentelemetry" /></ItemGroup></Project>',
      ),
      'Directory.Packages.props':
        '<Project><ItemGroup><PackageVersion Include="OpenTelemetry.Exporter.OpenTelemetryProtocol" Version="1" /></ItemGroup></Project>',
    },
    'monitoring-logging',
    ['src/Library/Telemetry.cs'],
    ['(`dotnet add src/Library/Library.csproj package OpenTelemetry.Exporter.OpenTelemetryProtocol`)'],
  ],
  [
    'a project of tests in the same folder, and several frameworks',
    {
      'src/Library/Answers.cs': csharp,
      'src/Library/Core.csproj': csproj.replace(
        'TargetFramework>net9.0</TargetFramework',
        'TargetFrameworks>net8.0;net9.0</TargetFrameworks',
      ),
      'src/Library/A.Tests.csproj': csproj,
    },
    'basic-metrics',
    ['evals/Evals.csproj'],
    ['<TargetFramework>net9.0<', 'Include="../src/Library/Core.csproj"'],
  ],
  [
    'modules of Gradle in Kotlin',
    {
      'settings.gradle.kts': 'include("app")\n',
      gradlew: '',
      'app/build.gradle.kts': kotlinBuild,
      'app/src/main/java/a/b/Answers.java': java,
    },
    'basic-metrics',
    ['app/src/test/java/a/b/EvaluationTest.java', 'app/src/test/resources/evals/cases.jsonl'],
    [
      "`EVALUATE=true ./gradlew -p app cleanTest test --tests '*EvaluationTest'`",
      'packages of `app/build.gradle.kts`',
      'package a.b;',
    ],
  ],
  [
    'modules of Maven in a folder',
    {
      'server/pom.xml': '<project><modules><module>app</module></modules></project>',
      'server/mvnw': '',
      'server/app/pom.xml': pom,
      'server/app/src/main/java/a/Answers.java': java,
      'examples/build.gradle': '',
    },
    'basic-metrics',
    ['server/app/src/test/java/a/EvaluationTest.java'],
    [
      '`(cd server && EVALUATE=true ./mvnw -B -q -pl app -am test -Dtest=EvaluationTest -Dsurefire.failIfNoSpecifiedTests=false)`',
    ],
  ],
  [
    'packages in a catalogue, and another build elsewhere',
    {
      'build.gradle': kotlinBuild,
      'gradle/libs.versions.toml': '[libraries]\ncache = "com.github.ben-manes.caffeine:caffeine:3.1.8"\n',
      'src/main/java/a/Answers.java': java,
      'examples/old/pom.xml': pom,
    },
    'performance-optimization',
    ['src/main/java/a/AnswerCache.java'],
    ['Make one `new AnswerCache'],
  ],
  [
    'a program of Go in one package',
    { 'go.mod': module, 'main.go': go.replace('package answers', 'package main') },
    'basic-metrics',
    ['evaluation_test.go', 'testdata/evaluation.jsonl'],
    ['package main\n', '`EVALUATE=true go test -count=1 -v -run TestEvaluation .`'],
  ],
  [
    'a module of Go in a folder, with packages of another language in the root of the code',
    {
      'svc/go.mod': module.replace('module ', 'module "').replace('\n', '"\n'),
      'svc/a/b/answers.go': go,
      'svc/a/package.json': '{}',
    },
    'basic-metrics',
    ['svc/a/b/evaluation_test.go'],
    ['`(cd svc && EVALUATE=true go test -count=1 -v -run TestEvaluation ./a/b)`'],
  ],
  [
    'a quoted name of a module of Go',
    { 'go.mod': module.replace('module example.org/library', 'module "example.org/library"'), 'answers/answers.go': go },
    'monitoring-logging',
    ['answers/telemetry/telemetry.go'],
    ['`import "example.org/library/answers/telemetry"`', 'InModelCall(ctx, "openai", model'],
  ],
  [
    'a namespace, which the file takes over',
    bases.csharp!,
    'compliance',
    ['src/Library/ContentSafety.cs'],
    ['\nnamespace Library;\n', '#nullable enable\nusing System;\n'],
  ],
  [
    'no namespace',
    { ...bases.csharp, 'src/Library/Answers.cs': csharp.replace('namespace Library;\n\n', '') },
    'monitoring-logging',
    ['src/Library/Telemetry.cs'],
    [
      'using OpenTelemetry.Trace;\n\n/// <summary>',
      'Call `using var telemetry = Telemetry.SetUp();` where the application starts',
    ],
  ],
];
test.each(some)('%s', async (_, tree, practice, paths, texts) => {
  const { files = {}, steps = '', none: why } = await said(tree, practice);
  expect(why).toBeUndefined();
  expect(Object.keys(files)).toEqual(expect.arrayContaining(paths));
  const all = [steps, ...Object.values(files)].join('\n');
  for (const text of texts) expect(all).toContain(text);
  expect(all).not.toMatch(/^(?:package|namespace) ?;|\/\.csproj|%[a-z]+%/m);
});
