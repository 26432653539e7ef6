import { type Glob, matchesName } from '../model/glob';
import type { ListedRepository } from '../model/organisation';
import { checkGlob, compileGlob } from '../rules/glob';
import { InputError } from '../source/source';

/** Which repositories of a list are wanted. What is not given leaves nothing out. */
export interface RepositoryFilter {
  /** Globs of names without owner: one has to match. */
  include?: readonly string[];
  /** Globs of names without owner: none may match. */
  exclude?: readonly string[];
  /** One has to be there. */
  topics?: readonly string[];
  visibility?: readonly ListedRepository['visibility'][];
  /** Whether archived repositories are wanted too. */
  archived: boolean;
  /** Whether forks are wanted too. */
  forks: boolean;
  /** Custom properties, name and value: all have to hold. */
  properties?: readonly (readonly [string, string])[];
  /** ISO 8601, a date or a time. */
  pushedSince?: string;
}

/** What a filter makes of a list, both parts in its order. */
export interface Selection {
  selected: ListedRepository[];
  left: { name: string; why: string }[];
}

/** Takes a list and gives what is wanted of it, and of the others why not; throws InputError for a glob or date that is none. */
export function selectRepositories(listed: readonly ListedRepository[], filter: RepositoryFilter): Selection {
  const whyNot = compileFilter(filter);
  const selected: ListedRepository[] = [];
  const left: Selection['left'] = [];
  for (const repository of listed) {
    const why = whyNot(repository);
    if (why === undefined) selected.push(repository);
    else left.push({ name: repository.name, why });
  }
  return { selected, left };
}

function compileFilter(filter: RepositoryFilter): (repository: ListedRepository) => string | undefined {
  const include = filter.include?.map(compileName);
  const exclude = filter.exclude?.map(compileName) ?? [];
  const topics = filter.topics && new Set(filter.topics.map((topic) => topic.toLowerCase()));
  const since = filter.pushedSince === undefined ? undefined : timeOf(filter.pushedSince);
  return (repository) => {
    const name = repository.name.slice(repository.name.indexOf('/') + 1).toLowerCase();
    if (include && !include.some((glob) => matchesName(glob, name))) return 'not among the names to include';
    if (exclude.some((glob) => matchesName(glob, name))) return 'among the names to exclude';
    if (repository.archived && !filter.archived) return 'archived';
    if (repository.fork && !filter.forks) return 'a fork';
    if (filter.visibility && !filter.visibility.includes(repository.visibility)) return repository.visibility;
    if (topics && !repository.topics.some((topic) => topics.has(topic.toLowerCase()))) return 'without a wanted topic';
    const missing = filter.properties?.find(([key, value]) => !hasProperty(repository, key, value));
    if (missing) return `the property ${missing[0]} is not ${missing[1]}`;
    if (since === undefined) return undefined;
    return repository.pushedAt && Date.parse(repository.pushedAt) >= since ? undefined : `not pushed since ${filter.pushedSince}`;
  };
}

/** Where a property has several values, they are joined by commas. */
function hasProperty({ properties }: ListedRepository, key: string, value: string): boolean {
  const given = Object.entries(properties).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  return given !== undefined && [given, ...given.split(', ')].includes(value);
}

function compileName(glob: string): Glob {
  const fault = glob.includes('/') ? 'it is matched with names without their owner' : checkGlob(glob);
  if (glob === '' || fault) throw new InputError(`"${glob}" is no glob of repository names: ${fault ?? 'it is empty'}`);
  // A segment of its own, ** would match no name: here it can only mean all.
  return compileGlob(glob.toLowerCase() === '**' ? '*' : glob.toLowerCase());
}

function timeOf(date: string): number {
  const time = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time)) throw new InputError(`"${date}" is no date, such as 2026-01-31 or 2026-01-31T12:00:00Z`);
  return time;
}
