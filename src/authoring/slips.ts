import { codeLanguages } from '../repository/languages';
import type { Condition } from '../rules/schema';
import { conditionsOf, type Keys, patternsOf, textsAt } from './conditions';
import { type Finding, fault, type Lint, warning } from './lint';
import { scaffoldReason } from './scaffold';

/** What slips from the pen: it loads, and finds nothing, or everything. */
export const slips: readonly Lint[] = [ownEvidence, untouched, globs, moduleNames, comments];

function ownEvidence({ rule }: Parameters<Lint>[0]): Finding[] {
  return conditionsOf(rule.find).flatMap(([condition, keys]) =>
    'evidence' in condition && condition.evidence.rule === rule.id
      ? [fault([...keys, 'evidence', 'rule'], 'it asks for its own evidence, which there never is')]
      : [],
  );
}

function untouched({ rule }: Parameters<Lint>[0]): Finding[] {
  return rule.reason === scaffoldReason
    ? [warning(['reason'], 'it is still the one that `rules new` wrote: say why a place that is found counts')]
    : [];
}

function globs({ rule }: Parameters<Lint>[0]): Finding[] {
  return conditionsOf(rule.find)
    .flatMap(([condition, keys]) => globsOf(condition, keys))
    .flatMap(([glob, keys]) => {
      if (/^\.?\//.test(glob))
        return [fault(keys, `the glob ${glob} can never match: paths begin at the root of the repository, without a /`)];
      if (/^(?:\*\*\/)*\*{1,2}$/.test(glob)) return [warning(keys, `the glob ${glob} says nothing: name what the path has`)];
      return [];
    });
}

function globsOf(condition: Condition, keys: Keys): [string, Keys][] {
  if ('path' in condition) return textsAt(condition.path, [...keys, 'path']);
  if (!('line' in condition) || typeof condition.line === 'string') return [];
  return textsAt(condition.line.paths ?? [], [...keys, 'line', 'paths']);
}

function moduleNames({ rule }: Parameters<Lint>[0]): Finding[] {
  return conditionsOf(rule.find)
    .flatMap(([condition, keys]) =>
      'import' in condition ? textsAt(condition.import.python ?? [], [...keys, 'import', 'python']) : [],
    )
    .filter(([name]) => name.includes('-'))
    .map(([name, keys]) =>
      warning(
        keys,
        `no Python module is named ${name}: it may be ${name.replaceAll('-', '_')}; the name of a package is a \`dependency\``,
      ),
    );
}

/** What begins like a comment and goes on like one; not `#[`, `#if`, nor the `//` of an address. */
const commentSign = /^(?:\(\?i\))?(?:(?:\^(?:\\s\*| \*)?)?(?:#|\/\/)(?: |\\s)|\^(?:\\s\*| \*)?\/\/|(?:\^(?:\\s\*| \*)?)?\/\\\*)/;

function comments({ rule }: Parameters<Lint>[0]): Finding[] {
  return conditionsOf(rule.find).flatMap(([condition, keys]) => {
    if (!('line' in condition)) return [];
    const { languages = ['code'] } = typeof condition.line === 'string' ? {} : condition.line;
    if (!languages.every((language) => language === 'code' || codeLanguages.includes(language))) return [];
    return patternsOf(condition, keys)
      .filter(({ pattern }) => commentSign.test(pattern))
      .map((one) =>
        warning(one.keys, `${one.pattern} looks for a comment, and comments of code are blanked before lines are matched`),
      );
  });
}
