import { nameOf } from '../model/config-names';
import { type Place, type Profile, readProfile, settle } from './read';
import type { RuleSources } from './rules';

/** What a change proposes: the place with its files, and what it grew from. */
export interface Proposal {
  place: Omit<Place, 'open'>;
  grown?: Place['files'] | undefined;
}

/**
 * Takes what holds and what a change proposes instead and says what it would change, for a reader. A faulty proposal is said, and
 * judges nothing. A base that it newly names is not opened: the token reads more than who proposes it may see.
 */
export async function describeProposal(holds: Profile, { place, grown }: Proposal, rules: RuleSources): Promise<string[]> {
  const notes: string[] = [];
  const opened = new Map(holds.layers.flatMap(({ remote, files }) => (remote ? [[nameOf(remote), files] as const] : [])));
  const read = (files: Place['files']) => readProfile({ ...place, files, open: async (name) => opened.get(nameOf(name)) });
  try {
    const proposed = await read(place.files);
    const differing = differences(holds, proposed);
    if (differing.length === 0) return [];
    // A head that is only behind its base changes nothing.
    const before = grown && (await read(grown).catch(() => holds));
    const changed = before ? differing.filter((part) => proposed.parts.get(part) !== before.parts.get(part)) : differing;
    if (changed.length === 0) return [];
    notes.push(...changed.map((part) => sentence(part, holds, proposed)));
    if (proposed.unfollowed === undefined) await settle(proposed, rules);
    else notes.push(`What ${proposed.unfollowed} requires is not looked at before this change is merged.`);
    return notes;
  } catch (error) {
    return [...notes, `The configuration that this change proposes cannot be used: ${(error as Error).message}`];
  }
}

function differences(holds: Profile, proposed: Profile): string[] {
  const parts = new Set([...holds.parts.keys(), ...proposed.parts.keys()]);
  return [...parts].filter((part) => holds.parts.get(part) !== proposed.parts.get(part));
}

function sentence(part: string, holds: Profile, proposed: Profile): string {
  const verb = !proposed.parts.has(part) ? 'removes' : holds.parts.has(part) ? 'changes' : 'adds';
  const isRules = part.startsWith('the rules in ');
  const held = holds.path === undefined ? 'no configuration holds' : 'the configuration of the base holds';
  const rules = holds.parts.has(part) ? 'those of the base hold' : 'they do not count';
  return `This change ${verb} ${part}: until it is merged, ${isRules ? rules : held}.`;
}
