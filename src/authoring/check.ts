import { practicesOf } from '../model/maturity';
import type { RuleBundle } from '../rules/bundle';
import { countsFor } from '../rules/counts';
import { lineOf, rulePaths } from '../rules/read-rule';
import { RuleError } from '../rules/yaml';
import { readCaseFile } from './case-file';
import { lints } from './lints';
import { type Remark, remarkOf } from './remark';
import { loadDirectory, type RuleFile, type RuleSet, rulesOf, withRules } from './rule-set';
import { createCaseRunner } from './runner';
import { shadowOf } from './shadow';

/** Most faults that keep a directory from being read which are looked for: each costs a reading. */
const mostFaults = 50;

/** Takes the files of a directory, its name, and the built-in rules, and gives all that is wrong or doubtful, by path and line. */
export async function checkRules(files: Record<string, string>, name: string, builtIn: RuleBundle): Promise<Remark[]> {
  const { remarks, set } = loadingFaults(files, name, builtIn);
  if (!set) return remarks;
  const isWhole = remarks.length === 0;
  const runner = createCaseRunner(set.bundle);
  for (const file of set.rules) {
    const { cases, faults } = readCaseFile(file, name);
    const found = lints.flatMap((lint) => lint(file, set.bundle.model, cases));
    remarks.push(
      ...faults,
      ...found.map(({ kind, keys, message }) => ({ kind, message, path: file.path, line: file.lineOf(keys) })),
    );
    const other = cases && (await shadowOf(file, cases, set.bundle, runner));
    if (other !== undefined) remarks.push(shadowed(file, other));
  }
  if (isWhole) remarks.push(...unsupported(set, builtIn));
  remarks.push(...set.orphans.filter((path) => !isRemoved(path, files, set.files)).map(orphan));
  return remarks.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

/** The faults for which the rules cannot be used, one a file, and the rules without those that have one. */
export function loadingFaults(
  files: Record<string, string>,
  name: string,
  builtIn: RuleBundle,
): { remarks: Remark[]; set: RuleSet | undefined } {
  const [readable, remarks] = [{ ...files }, [] as Remark[]];
  const gone: string[] = [];
  while (remarks.length < mostFaults) {
    try {
      return { remarks, set: withRules(readable, name, loadDirectory(readable, name, builtIn)) };
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const remark = remarkOf(error.message, name, Object.keys(readable));
      const id = /there is no rule ([a-z0-9-]+)/.exec(remark.message)?.[1];
      // What names a rule that has a fault of its own says nothing new.
      if (id === undefined || !gone.includes(id)) remarks.push(remark);
      if (!rulesOf(readable).includes(remark.path)) break;
      gone.push(remark.path.split('/').at(-1)!.slice(0, -'.yml'.length));
      delete readable[remark.path];
      if (rulePaths(readable, []).length === 0) break;
    }
  }
  return { remarks, set: undefined };
}

/** Practices of the directory that none of its rules supports. */
function unsupported({ files, bundle }: RuleSet, builtIn: RuleBundle): Remark[] {
  const text = files['practices.yml'];
  if (text === undefined) return [];
  const known = practicesOf(builtIn.model).map(({ id }) => id);
  const said = practicesOf(bundle.model).filter(
    (practice) => !known.includes(practice.id) && !bundle.compiled.rules.some((rule) => countsFor(practice, rule)),
  );
  return said.map(({ id }) => ({
    ...{ kind: 'warning', path: 'practices.yml', line: lineOf(text, `id: ${id}`) },
    message: `no rule here supports ${id}: it is absent everywhere until one does`,
  }));
}

function isRemoved(casesPath: string, files: Record<string, string>, readable: Record<string, string>): boolean {
  const path = casesPath.replace(/\.test\.yml$/, '.yml');
  return path in files && !(path in readable);
}

function orphan(path: string): Remark {
  return {
    kind: 'fault',
    path,
    line: 1,
    message: `there is no rule ${path.replace(/\.test\.yml$/, '.yml')} that these cases are of`,
  };
}

/** What is said of a rule that finds nothing which another does not. */
function shadowed({ path, lineOf }: RuleFile, other: string): Remark {
  const message = `all that it finds in its own cases the rule ${other} finds too, for the same practice: add a case that only this one finds, or leave it out`;
  return { kind: 'warning', path, line: lineOf(['find']), message };
}
