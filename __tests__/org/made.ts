import { judgingModel } from '../../src/assess/level';
import type { Assessment, Status } from '../../src/model/assessment';
import type { ListedRepository, Outcome } from '../../src/model/organisation';
import { builtInModel } from '../model';

const model = builtInModel();

/** A repository as a list gives it. */
export function listed(part: Partial<ListedRepository> & { name: string }): ListedRepository {
  return {
    branch: 'main',
    commit: '0'.repeat(40),
    archived: false,
    fork: false,
    disabled: false,
    visibility: 'public',
    size: 100,
    language: 'Python',
    topics: [],
    properties: {},
    pushedAt: '2026-01-01T00:00:00Z',
    ...part,
  };
}

/** A repository judged to be at a level: the practices up to it are met, the others absent; its commit is its last letter. */
export function assessed(
  name: string,
  level: number,
  tool: Assessment['tool'],
  commit = name.at(-1)!.repeat(40),
): Extract<Outcome, { kind: 'assessed' }> {
  const practices = model.levels.flatMap((one) =>
    one.practices.map(({ id, title }) => {
      const status: Status = one.number <= level ? 'met' : 'absent';
      const evidence =
        status === 'met'
          ? [{ rule: 'made', supports: 'met' as const, path: `src/${id}.py`, line: 3, excerpt: 'x', reason: 'Made for a test.' }]
          : [];
      return { id, title, level: one.number, status, confidence: 'high' as const, evidence };
    }),
  );
  const name_ = level === 0 ? model.none.name : model.levels[level - 1]!.name;
  const next = model.levels[level];
  const location = { path: 'src/llm-apis.py', line: 3, excerpt: 'x' };
  const assessment: Assessment = {
    schemaVersion: 1,
    tool,
    source: { kind: 'archive', id: name, revision: commit },
    model: judgingModel(model),
    scope: level === 0 ? 'none' : 'app',
    level: { number: level, name: name_ },
    next: level > 0 && next ? { number: next.number, name: next.name } : null,
    practices,
    gaps: practices
      .filter(({ status }) => level > 0 && status !== 'met')
      .map(({ id, level: at }) => ({ practice: id, status: 'absent' as const, level: at, advice: 'Do it.', location })),
    diagnostics: [],
  };
  return { kind: 'assessed', commit, assessment };
}
