import { type ActionInputs, actionDefaults, annotationChannels, suggestionKinds } from '../model/config';
import { InputError } from '../source/source';

/** Takes what gives an input by name (empty where it is not set) and gives the inputs, or an InputError for a bad one. */
export function readInputs(get: (name: string) => string): ActionInputs {
  return {
    token: get('token'),
    command: get('command') || actionDefaults.command,
    state: get('state') || undefined,
    shard: get('shard') || undefined,
    path: get('path') || actionDefaults.path,
    requirements: {
      minLevel: readLevel(get('min-level')),
      failOnRegression: readFlag('fail-on-regression', get('fail-on-regression')),
      requiredPractices: get('required-practices')
        .split(/[\s,]+/)
        .filter((id) => id !== ''),
    },
    compare: get('compare') || actionDefaults.compare,
    config: get('config') || undefined,
    rules: get('rules')
      .split(/[\n,]/)
      .map((directory) => directory.trim())
      .filter((directory) => directory !== ''),
    exemptions: readFlag('exemptions', get('exemptions'), true),
    annotations: oneOf('annotations', get('annotations') || actionDefaults.annotations, annotationChannels),
    comment: readFlag('comment', get('comment')),
    suggest: oneOf('suggest', get('suggest') || actionDefaults.suggest, suggestionKinds),
    json: get('json') || undefined,
    sarif: get('sarif') || undefined,
    html: get('html') || undefined,
  };
}

function readLevel(value: string): number | undefined {
  if (value === '') return undefined;
  if (/^[1-9]$/.test(value)) return Number(value);
  throw new InputError(`Input min-level is "${value}": it must be the number of a level`);
}

function readFlag(name: string, value: string, otherwise = false): boolean {
  return value === '' ? otherwise : oneOf(name, value, ['true', 'false']) === 'true';
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new InputError(`Input ${name} is "${value}": it must be one of ${allowed.join(', ')}`);
  return found;
}
