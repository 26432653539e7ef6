/** Languages whose programs may take each other's definitions. */
const families = [/\.py$/, /\.[cm]?[jt]sx?$/, /\.go$/, /\.cs$/, /\.(?:java|kt)$/];
const typed = /\.(?:go|cs|java|kt)$/;
/** What names no definition of a typed language, unless it is of the same family: programs, styles and prose. */
const foreign = /\.(?:py|ipynb|[cm]?[jt]sx?|vue|svelte|go|rs|cs|java|kt|css|scss|less|mdx?)$/;
/** Programs that say what is deployed, and so may name it all the same. */
const infrastructure = /(?:^|\/)(?:cdk|infra\w*|iac|deploy\w*|stacks?|pulumi)\/|stack\.(?:ts|py)$/i;
/** Programs that are there to evaluate: these tests do use. */
const evaluating = /(?:^|\/)(?:[^/]*[._-])?(?:evals?|evaluations?|benchmarks?|judges?)(?:\/|[._-])/i;

/** Whether a path is a program of a typed language: its code is divided more finely, and named by its own kind only. */
export function isTyped(path: string): boolean {
  return typed.test(path);
}

/** Whether two paths are programs that may take each other's definitions. */
export function isSameLanguage(path: string, other: string): boolean {
  return families.some((family) => family.test(path) && family.test(other));
}

/** Whether a file, which may be a test, can use what is defined in another by naming it. */
export function mayName(path: string, isTest: boolean, definition: string): boolean {
  if (isTest && !evaluating.test(definition)) return false;
  return !isTyped(definition) || !foreign.test(path) || isSameLanguage(path, definition) || infrastructure.test(path);
}
