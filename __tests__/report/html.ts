import type { Assessment } from '../../src/model/assessment';
import { assessment } from './assessment';

/** An assessment with everything a page can show; `said` stands wherever a stranger could have written. */
export function everything(said?: string): Assessment {
  const own = (text: string) => said ?? text;
  const base = assessment('mmp mmm ppa paa', 2, said === undefined ? {} : { path: said, reason: said });
  const at = (path: string, line: number) => ({ path: own(path), line, excerpt: own('cache = Cache()') });
  const practices = base.practices.map((practice) => ({
    ...practice,
    title: own(practice.title),
    ...(practice.id === 'complex-prompts' && { techniques: [own('few-shot')], confidence: 'medium' as const }),
  }));
  const named = (id: string) => own(practices.find((practice) => practice.id === id)!.title);
  return {
    ...base,
    practices,
    source: { ...base.source, id: own(base.source.id) },
    gaps: base.gaps.map((gap) => ({ ...gap, advice: own(gap.advice) })),
    diagnostics: [
      { path: own('data/big.json'), kind: 'too-large', message: own('764357 bytes') },
      { path: own('infra'), kind: 'submodule', message: own('not in this tree') },
    ],
    exemptions: [
      {
        ...{
          practice: 'compliance',
          kind: 'met-elsewhere',
          state: 'active',
          reason: own('The gateway filters.'),
          owner: own('platform'),
        },
        ...{ link: 'https://contoso.example/gateway', expires: '2027-03-31' },
      },
      { practice: 'leading-edge', kind: 'not-applicable', state: 'expired', message: own('It expired: renew it or remove it.') },
      { rule: own('prompt-cache'), path: own('src/**'), kind: 'not-applicable', state: 'incomplete', message: own('No owner.') },
    ],
    attestedLevel: { number: 3, name: 'Managed' },
    asOf: '2026-11-24',
    comparison: {
      base: { revision: 'abcdef0123456789abcdef0123456789abcdef01', scope: 'app', level: { number: 3, name: 'Managed' } },
      rose: [
        {
          ...{ practice: 'systematic-deployment', title: named('systematic-deployment'), level: 2, from: 'partial', to: 'met' },
          evidence: at('src/deploy.yml', 9),
        },
      ],
      fell: [
        {
          ...{
            practice: 'performance-optimization',
            title: named('performance-optimization'),
            level: 3,
            from: 'met',
            to: 'partial',
          },
          evidence: at('src/cache.py', 4),
        },
        { practice: 'leading-edge', title: named('leading-edge'), level: 4, from: 'partial', to: 'absent' },
      ],
    },
    policies: [
      {
        id: 'min-level',
        required: 'level 3 or higher',
        found: 'level 2',
        passed: false,
        advice: own('Close one gap of level 3.'),
      },
      { id: 'required-practices', required: own('compliance'), found: own('all of them'), passed: true },
    ],
  };
}
