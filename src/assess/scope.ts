import type { Scope } from '../model/assessment';
import type { Evidence } from '../model/evidence';

/** How many code files there are of each kind: what decides whether samples are the repository or a side of it. */
export interface CodeShare {
  source: number;
  sample: number;
}

/**
 * Takes the evidence of model calls (only what shows generative AI, not a mere dependency), the scopes that rules saw, and the
 * share of samples; gives the scope by the rubric: `none` without a call in what the repository ships, `content` where the
 * calls stand in samples and notebooks and these are the repository, not the examples of a package, else what the rules
 * saw, else `app`.
 */
export function decideScope(calls: readonly Evidence[], seen: readonly { scope: string }[], code: CodeShare): Scope {
  if (calls.length === 0) return 'none';
  const shipped = calls.filter(({ fileClass }) => fileClass !== 'sample' && fileClass !== 'notebook');
  const scopes = new Set(seen.map(({ scope }) => scope));
  if (shipped.length === 0) {
    if (scopes.has('content')) return 'content';
    return code.sample * 2 >= code.source && !scopes.has('none') ? 'content' : 'none';
  }
  for (const scope of ['content', 'tooling', 'library'] as const) if (scopes.has(scope)) return scope;
  return 'app';
}
