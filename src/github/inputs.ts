import { type ActionInputs, actionDefaults, annotationChannels, requirableLevels } from '../model/config';
import { InputError } from '../source/source';

/** Takes what gives an input by name (empty where it is not set) and gives the inputs, or an InputError for a bad one. */
export function readInputs(get: (name: string) => string): ActionInputs {
  return {
    token: get('token'),
    path: get('path') || actionDefaults.path,
    minLevel: readLevel(get('min-level')),
    annotations: oneOf('annotations', get('annotations') || actionDefaults.annotations, annotationChannels),
    json: get('json') || undefined,
  };
}

function readLevel(value: string): number | undefined {
  return value === '' ? undefined : Number(oneOf('min-level', value, requirableLevels.map(String)));
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new InputError(`Input ${name} is "${value}": it must be one of ${allowed.join(', ')}`);
  return found;
}
