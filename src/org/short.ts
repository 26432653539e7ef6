import type { Assessment, Level } from '../model/assessment';
import type { AssessedRepository, ListedRepository } from '../model/organisation';

type Judged = AssessedRepository['practices'][number];

/** A listed repository as a report needs it. */
export type ListedInShort = Pick<
  ListedRepository,
  'name' | 'commit' | 'archived' | 'fork' | 'visibility' | 'language' | 'topics' | 'properties'
>;

/** What takes an assessment, a listed repository or the name of a tool and gives it in short. */
export interface Shortener {
  assessment(assessment: Assessment): AssessedRepository;
  listed(repository: ListedRepository): ListedInShort;
  tool(tool: Assessment['tool']): Assessment['tool'];
}

/** Gives a shortener. What is equal in many repositories is one object, since an organisation has tens of thousands of them. */
export function createShortener(): Shortener {
  const shared = new Map<string, unknown>();
  const share = <T>(key: string, value: T): T => {
    if (!shared.has(key)) shared.set(key, value);
    return shared.get(key) as T;
  };
  const text = <T extends string | null>(value: T): T => share(`text ${value}`, value);
  const level = ({ number, name }: Level) => share(`level ${number} ${name}`, { number, name });

  // Written out, since an object made by spreading another gets a hidden class of its own each time, larger than itself.
  function practice({ id, status, confidence, evidence: [first] }: Assessment['practices'][number]): Judged {
    if (!first)
      return share(`practice ${id} ${status} ${confidence}`, {
        id: text(id),
        status: text(status),
        confidence: text(confidence),
        evidence: null,
      });
    const evidence = { path: first.path, line: first.line };
    return { id: text(id), status: text(status), confidence: text(confidence), evidence };
  }

  return {
    tool: ({ name, version, rules }) => share(`tool ${name} ${version} ${rules}`, { name, version, rules }),
    listed: ({ name, commit, archived, fork, visibility, language, topics, properties }) => ({
      name,
      commit,
      archived,
      fork,
      visibility: text(visibility),
      language: text(language),
      topics: share(`topics ${JSON.stringify(topics)}`, topics.map(text)),
      properties: share(`properties ${JSON.stringify(properties)}`, properties),
    }),
    assessment: ({ source, scope, level: at, next, practices, gaps }) => {
      const needed = next ? gaps.filter((gap) => gap.level === next.number).map((gap) => text(gap.practice)) : [];
      return {
        commit: source.revision!,
        scope: text(scope),
        level: level(at),
        next: next && level(next),
        practices: practices.map(practice),
        gaps: share(`gaps ${needed.join(' ')}`, needed),
      };
    },
  };
}
