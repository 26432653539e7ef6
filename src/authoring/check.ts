import { didYouMean } from '../model/suggest';
import type { RuleBundle } from '../rules/bundle';
import { readCases } from '../rules/load';
import type { RuleCases } from '../rules/schema';
import { RuleError } from '../rules/yaml';
import { lints } from './lints';
import { loadDirectory, openRuleSet, type RuleFile, type RuleSet, rulesOf } from './rule-set';
import { createCaseRunner } from './runner';
import { shadowOf } from './shadow';

/** Something wrong (`fault`) or doubtful (`warning`) in a file of a directory of rules. */
export interface Remark {
  kind: 'fault' | 'warning';
  path: string;
  line: number;
  message: string;
}

/** Most faults that keep a directory from being read which are looked for: each costs a reading. */
const mostFaults = 50;

/** Takes the files of a directory, its name, and the built-in rules, and gives all that is wrong or doubtful, by path and line. */
export async function checkRules(files: Record<string, string>, name: string, builtIn: RuleBundle): Promise<Remark[]> {
  const { remarks, readable } = loadingFaults(files, name, builtIn);
  if (!readable) return remarks;
  const set = openRuleSet(readable, name, builtIn);
  for (const file of set.rules) {
    const [cases, faults] = casesOf(file, name);
    const found = lints.flatMap((lint) => lint(file, set.bundle.model, cases));
    remarks.push(
      ...faults,
      ...found.map(({ kind, keys, message }) => ({ kind, message, path: file.path, line: file.lineOf(keys) })),
    );
  }
  remarks.push(...set.orphans.filter((path) => !isRemoved(path, files, readable)).map(orphan), ...(await shadows(set)));
  return remarks.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

/** The faults for which the rules cannot be used, one a file, and the files without those that have one. */
function loadingFaults(
  files: Record<string, string>,
  name: string,
  builtIn: RuleBundle,
): { remarks: Remark[]; readable: Record<string, string> | undefined } {
  const [readable, remarks] = [{ ...files }, [] as Remark[]];
  const gone: string[] = [];
  while (remarks.length < mostFaults) {
    try {
      loadDirectory(readable, name, builtIn);
      return { remarks, readable };
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const remark = remarkOf(error.message, name, Object.keys(readable));
      const id = /there is no rule ([a-z0-9-]+)/.exec(remark.message)?.[1];
      // What names a rule that has a fault of its own says nothing new.
      if (id === undefined || !gone.includes(id)) remarks.push(remark);
      if (!rulesOf(readable).includes(remark.path)) break;
      gone.push(remark.path.split('/').at(-1)!.slice(0, -'.yml'.length));
      delete readable[remark.path];
    }
  }
  return { remarks, readable: undefined };
}

/** Takes a message `name/path:line: …` apart. */
function remarkOf(message: string, name: string, paths: readonly string[]): Remark {
  const named = paths.filter((path) => message.startsWith(`${name}/${path}:`));
  const path = named.sort((a, b) => b.length - a.length)[0];
  if (path === undefined) return { kind: 'fault', path: '', line: 1, message };
  const [, line, text] = /^:(?:(\d+):)? *([\s\S]*)$/.exec(message.slice(name.length + 1 + path.length))!;
  return { kind: 'fault', path, line: Number(line ?? 1), message: text! };
}

function casesOf({ path, cases }: RuleFile, name: string): [RuleCases | undefined, Remark[]] {
  const fault = (message: string, line = 1, where = cases.path): Remark => ({ kind: 'fault', path: where, line, message });
  const text = cases.text;
  if (text === undefined) return [undefined, [fault(`it has no cases: write them into ${cases.path}, beside it`, 1, path)]];
  try {
    const read = readCases(`${name}/${cases.path}`, text);
    return [read, read.positive.flatMap((one) => wrongPlace(one) ?? []).map(([at, message]) => fault(message, lineOf(text, at)))];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const remark = remarkOf(error.message, name, [cases.path]);
    const missing = /^(positive|negative): .*undefined/.exec(remark.message)?.[1];
    return [
      undefined,
      [missing === undefined ? remark : { ...remark, message: `there is no ${missing} case; a rule needs one of each kind` }],
    ];
  }
}

/** What is wrong with the place that a case expects, if anything. */
function wrongPlace({ at, files }: RuleCases['positive'][number]): [string, string][] | undefined {
  if (at === undefined) return undefined;
  const colon = at.lastIndexOf(':');
  const [path, line] = [at.slice(0, colon), at.slice(colon + 1)];
  if (colon < 0 || !/^[1-9]\d*$/.test(line)) return [[at, `at: ${at} is no place; it is path:line, for example src/app.py:2`]];
  if (!Object.hasOwn(files, path)) {
    const known = Object.keys(files);
    return [[at, `at: the case has no file ${path}${didYouMean(path, known) || `; it has ${known.join(', ')}`}`]];
  }
  const lines = files[path]!.trimEnd().split('\n').length;
  return Number(line) > lines ? [[at, `at: ${path} has ${lines} lines in this case, and no line ${line}`]] : undefined;
}

function lineOf(text: string, at: string): number {
  const lines = text.split('\n');
  return (
    1 +
    Math.max(
      0,
      lines.findIndex((line) => /^\s*at:/.test(line) && line.includes(at)),
    )
  );
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

/** Rules that find nothing that another does not. */
async function shadows(set: RuleSet): Promise<Remark[]> {
  const runner = createCaseRunner(set.bundle);
  const remarks: Remark[] = [];
  for (const file of set.rules) {
    const other = await shadowOf(file, set, runner);
    if (other === undefined) continue;
    const message = `all that it finds in its own cases the rule ${other} finds too, for the same practice: add a case that only this one finds, or leave it out`;
    remarks.push({ kind: 'warning', path: file.path, line: file.lineOf(['find']), message });
  }
  return remarks;
}
