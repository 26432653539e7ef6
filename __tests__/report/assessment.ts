import { judgingModel } from '../../src/assess/level';
import type { Assessment, Practice, Status } from '../../src/model/assessment';
import { builtInModel } from '../model';

const titles: [id: string, level: number, title: string][] = [
  ['llm-apis', 1, 'Familiarize with different LLM APIs'],
  ['structured-prompts', 1, 'Experiment with structured prompt design'],
  ['basic-metrics', 1, 'Basic metrics for LLM application performance'],
  ['complex-prompts', 2, 'Develop more complex prompts'],
  ['prompt-integration', 2, 'Integrate prompts into applications'],
  ['systematic-deployment', 2, 'Systematic approaches for LLM application deployment'],
  ['monitoring-logging', 3, 'Enhance monitoring and logging'],
  ['performance-optimization', 3, 'Optimize performance'],
  ['compliance', 3, 'Ensure compliance with best practices'],
  ['advanced-automation', 4, 'Advanced automation'],
  ['continuous-improvement', 4, 'Continuous improvement'],
  ['leading-edge', 4, 'Cutting-edge tools and techniques'],
];
const names = ['None', 'Initial', 'Defined', 'Managed', 'Optimized'];
const words: Record<string, Status> = { m: 'met', p: 'partial', a: 'absent' };

/** What a repository says in all the places where an assessment repeats it. */
export interface Said {
  path?: string;
  reason?: string;
}

/** An assessment of an app with the twelve statuses as letters, "mmp mma paa aaa", that has reached `level`. */
export function assessment(statuses: string, level: number, said: Said = {}): Assessment {
  const letters = statuses.replaceAll(' ', '');
  const path = said.path ?? 'src/chat/client.ts';
  const reason = said.reason ?? 'Calls a chat model through the openai package';
  const practices = titles.map(([id, number, title], index): Practice => {
    const status = words[letters[index]!]!;
    const found = { rule: `${id}-rule`, path, line: index + 1, excerpt: reason, reason };
    const evidence = {
      absent: [],
      partial: [{ ...found, supports: 'partial' as const }],
      met: [0, 1, 2].map((more) => ({ ...found, line: index + 1 + more, supports: 'met' as const })),
    };
    return { id, title, level: number, status, confidence: 'high', evidence: evidence[status] };
  });
  return {
    schemaVersion: 1,
    tool: { name: 'genaiops-maturity', version: '0.1.0', rules: 'abc' },
    source: { kind: 'commit', id: 'contoso/chat', revision: '0123456789abcdef0123456789abcdef01234567' },
    model: judgingModel(builtInModel()),
    scope: 'app',
    level: { number: level, name: names[level]! },
    next: level === 4 ? null : { number: level + 1, name: names[level + 1]! },
    practices,
    gaps: practices.flatMap(({ id, status, level: number }) =>
      status === 'met'
        ? []
        : [
            {
              practice: id,
              status,
              level: number,
              advice: `Advice for ${id}: run the evaluation in a job that the deployment needs, and fail it below a threshold.`,
              location: { path, line: 7, excerpt: reason },
            },
          ],
    ),
    diagnostics: [],
  };
}

/** The assessment of a repository without generative AI. */
export function nothing(): Assessment {
  const base = assessment('aaa aaa aaa aaa', 0);
  return { ...base, scope: 'none', next: null, gaps: [] };
}
