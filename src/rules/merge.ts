import type { Pattern } from '../detect/patterns';
import type { RuleBundle } from './bundle';
import type { CompiledCondition, CompiledRules } from './compile';

/** Takes the built-in bundle and more compiled rules and gives both as one: the added patterns are renumbered. */
export function mergeRules(bundle: RuleBundle, added: { compiled: CompiledRules; digest: string }): RuleBundle {
  const shift = bundle.compiled.patterns.length;
  const shifted = <T extends { find: CompiledCondition }>(rules: T[]) =>
    rules.map((rule) => ({ ...rule, find: renumber(rule.find, shift) }));
  return {
    ...bundle,
    digest: `${bundle.digest}+${added.digest}`,
    compiled: {
      rules: [...bundle.compiled.rules, ...shifted(added.compiled.rules)],
      scopes: [...bundle.compiled.scopes, ...shifted(added.compiled.scopes)],
      patterns: [...bundle.compiled.patterns, ...added.compiled.patterns.map((pattern) => follow(pattern, shift))],
    },
  };
}

function follow(pattern: Pattern, shift: number): Pattern {
  const { when } = pattern;
  return when && 'patterns' in when ? { ...pattern, when: { patterns: when.patterns.map((number) => number + shift) } } : pattern;
}

function renumber(condition: CompiledCondition, shift: number): CompiledCondition {
  return JSON.parse(JSON.stringify(condition), (key, value) => (key === 'pattern' ? value + shift : value)) as CompiledCondition;
}
