import { posix } from 'node:path';
import { foldersFrom, within } from './folders';

/** How a project of the JVM is built: the folder from which, by which program, and what names the project there. */
export interface Build {
  folder: string;
  program: string;
  project: string;
}

/** Takes the tool, the folder of a project and all files and gives how it is built: from the outermost folder above it that has a build. */
export function buildOf(packages: string | undefined, project: string, files: ReadonlySet<string>): Build | undefined {
  if (packages !== 'maven' && packages !== 'gradle') return undefined;
  const names = packages === 'maven' ? ['pom.xml'] : ['settings.gradle', 'settings.gradle.kts', 'gradlew'];
  const roots = foldersFrom(project).filter((one) => names.some((name) => files.has(within(one, name))));
  const root = roots.at(-1) ?? project;
  const wrapper = packages === 'maven' ? 'mvnw' : 'gradlew';
  return {
    folder: root,
    program: files.has(within(root, wrapper)) ? `./${wrapper}` : packages === 'maven' ? 'mvn' : 'gradle',
    project: posix.relative(root, project),
  };
}

/** Takes a build and gives the command that compiles the project with its tests, and the one that runs the evaluation. */
export function buildCommands({ program, project }: Build): { install: string; evaluate: string } {
  if (/gradle/.test(program)) {
    const of = project === '' ? '' : ` -p ${project}`;
    return {
      install: `${program}${of} testClasses`,
      evaluate: `EVALUATE=true ${program}${of} cleanTest test --tests '*EvaluationTest'`,
    };
  }
  // What the project needs of its neighbours is built with it, and has no such test.
  const of = project === '' ? '' : ` -pl ${project} -am`;
  const lenient = project === '' ? '' : ' -Dsurefire.failIfNoSpecifiedTests=false';
  return {
    install: `${program} -B -q${of} test-compile`,
    evaluate: `EVALUATE=true ${program} -B -q${of} test -Dtest=EvaluationTest${lenient}`,
  };
}

/** Takes the folder of Java code and gives the one of its tests. */
export function folderOfTests(source: string): string {
  return source.replace(/(^|\/)src\/main\/java(?=\/|$)/, '$1src/test/java');
}

/** Takes the folder of code and gives its Java package; empty where it is not laid out by one. */
export function packageIn(source: string): string {
  return /(?:^|\/)src\/main\/java\/([A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*)$/.exec(source)?.[1]?.replaceAll('/', '.') ?? '';
}
