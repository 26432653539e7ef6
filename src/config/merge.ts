import { type Config, type Weakenable, weakenable } from '../model/config-schema';
import type { Layer } from './chain';

/** What the files of a chain say together. */
export interface Merged {
  config: Omit<Config, 'rules' | 'extends' | 'version'>;
  /** The directories of rules, those of the last base first, each with the file that names it. */
  rules: { layer: Layer; path: string }[];
  /** What is set and does not hold, for a reader. */
  notes: string[];
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

const strict = {
  'min-level': (base: number, own: number) => Math.max(base, own),
  'fail-on-regression': (base: boolean, own: boolean) => base || own,
  'required-practices': (base: string[], own: string[]) => [...new Set([...base, ...own])],
} as { [key in Weakenable]?: (base: Json, own: Json) => Json };

const notCounted = 'does not allow that, so it does not count';

/** Takes a chain of files, the repository's own first, and merges each into its base: what the base does not allow to be weakened stays. */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const [root, ...others] = [...layers].reverse() as [Layer, ...Layer[]];
  let config = patchOf(root.config);
  let rules = directoriesOf(root);
  const notes: string[] = [];
  const setBy = new Map(Object.keys(config).map((key) => [key, root]));
  let base = root;
  for (const layer of others) {
    const allowed = new Set((config.allow ?? []) as string[]);
    const patch: Record<string, Json> = {};
    for (const [key, own] of Object.entries(patchOf(layer.config))) {
      const before = config[key];
      const stricter = strict[key as Weakenable];
      if (key === 'allow') patch[key] = narrowed(allowed, (own ?? []) as string[], layer, base, notes);
      else if (allowed.has(key) || (stricter && before === undefined)) patch[key] = own!;
      else if (!stricter) notes.push(refusal(layer, key, base, notCounted));
      else {
        patch[key] = own === null ? before! : stricter(before!, own!);
        const required = `requires ${shown(before!)} and does not allow it to be changed`;
        if (isWeaker(before!, own!)) notes.push(refusal(layer, key, setBy.get(key)!, required));
      }
      if (key in patch && patch[key] !== before) setBy.set(key, layer);
    }
    if (layer.config.rules !== undefined) {
      if (!allowed.has('rules')) notes.push(refusal(layer, 'rules', base, notCounted));
      else rules = layer.config.rules === null ? [] : [...rules, ...directoriesOf(layer)];
    }
    config = mergePatch(config, patch) as typeof config;
    base = layer;
  }
  return { config: config as Merged['config'], rules, notes };
}

/** JSON Merge Patch as RFC 7396 has it: null takes a key away, objects are merged, all else takes the place of what was there. */
export function mergePatch(target: Json | undefined, patch: Json | undefined): Json | undefined {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: Json | undefined): value is { [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a file says of the keys that are merged: not those that are of the file itself, nor `rules`, which are of its repository. */
function patchOf({ version: _version, extends: _extends, rules: _rules, ...keys }: Config): Record<string, Json | undefined> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as Record<string, Json>;
}

function directoriesOf(layer: Layer): Merged['rules'] {
  return (layer.config.rules ?? []).map((path) => ({ layer, path }));
}

/** A list that adds to the one of the base is no attempt to weaken it. */
function isWeaker(base: Json, own: Json): boolean {
  if (Array.isArray(own)) return own.length === 0 && (base as Json[]).length > 0;
  return own === null || (own as number) < (base as number);
}

function narrowed(allowed: ReadonlySet<string>, own: string[], layer: Layer, base: Layer, notes: string[]): string[] {
  const more = own.filter((key) => !allowed.has(key));
  if (more.length > 0)
    notes.push(`${layer.name} allows ${more.join(', ')} to be changed; its base ${base.name} does not, so that does not count.`);
  return weakenable.filter((key) => allowed.has(key) && own.includes(key));
}

function refusal(layer: Layer, key: string, base: Layer, why: string): string {
  const value = layer.config[key as Weakenable];
  const set = ['exemptions', 'rules'].includes(key) && value !== null ? key : `${key}: ${shown(value as Json)}`;
  return `${layer.name} sets ${set}; its base ${base.name} ${why}.`;
}

function shown(value: Json): string {
  return Array.isArray(value) ? value.join(', ') || 'none' : `${value}`;
}
