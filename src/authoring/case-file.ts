import { didYouMean } from '../model/suggest';
import { readCases } from '../rules/load';
import type { RuleCases } from '../rules/schema';
import { RuleError } from '../rules/yaml';
import { type Remark, remarkOf } from './remark';
import type { RuleFile } from './rule-set';

/** Takes a rule and its directory's name and gives its cases, and what is wrong with them; no cases where they cannot be read. */
export function readCaseFile({ path, cases }: RuleFile, name: string): { cases?: RuleCases; faults: Remark[] } {
  const fault = (message: string, line = 1, where = cases.path): Remark => ({ kind: 'fault', path: where, line, message });
  const text = cases.text;
  if (text === undefined) return { faults: [fault(`it has no cases: write them into ${cases.path}, beside it`, 1, path)] };
  try {
    const read = readCases(`${name}/${cases.path}`, text);
    const faults = read.positive.flatMap((one) => {
      const wrong = wrongPlace(one);
      return wrong === undefined ? [] : [fault(`at: ${wrong}`, lineOf(text, one.at!))];
    });
    return { cases: read, faults };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const remark = remarkOf(error.message, name, [cases.path]);
    const missing = /^(positive|negative) is missing$/.exec(remark.message)?.[1];
    return {
      faults: [
        missing === undefined ? remark : { ...remark, message: `there is no ${missing} case; a rule needs one of each kind` },
      ],
    };
  }
}

/** What is wrong with the place that a case expects, if anything. */
function wrongPlace({ at, files }: RuleCases['positive'][number]): string | undefined {
  if (at === undefined) return undefined;
  const [, path, line] = /^(.+):([1-9]\d*)$/.exec(at) ?? [];
  if (Object.hasOwn(files, at)) return `${at} needs a line, such as ${at}:1`;
  if (path === undefined) return `${at} is no place; it is path:line, for example src/app.py:2`;
  const known = Object.keys(files);
  if (!known.includes(path)) return `the case has no file ${path}${didYouMean(path, known) || `; it has ${known.join(', ')}`}`;
  const lines = files[path]!.trimEnd().split('\n').length;
  const has = lines === 1 ? 'one line' : `${lines} lines`;
  return Number(line) > lines ? `${path} has ${has} in this case, and no line ${line}` : undefined;
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
