import type { OrganisationReport, RepositoryReport } from '../../model/organisation';
import { printableJson } from '../../report/escape';

/** What a developer portal knows of one repository: the shape of a fact of Backstage's Tech Insights, and where to look for the entity. */
export interface RepositoryFacts {
  entity: { namespace: string; kind: string; name: string };
  /** How the catalog may know the entity: by this annotation, else by one of these references. */
  lookup: { annotations: Record<string, string>; references: string[] };
  facts: Record<string, string | number | string[] | null>;
  /** When it was judged, ISO 8601. */
  timestamp: string;
}

/** Gives a JSON array with the facts of each judged repository, in parts, one on a line: what a fact retriever of Backstage returns. */
export function* organisationFacts(report: OrganisationReport): Generator<string> {
  let before = '[\n';
  for (const repository of report.repositories) {
    const found = factsOf(repository, report.date);
    if (!found) continue;
    yield before + printableJson(JSON.stringify(found));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function factsOf({ name, assessed, failure, history }: RepositoryReport, date: string): RepositoryFacts | null {
  if (!assessed) return null;
  const [owner = '', repository = ''] = name.split('/');
  const short = entityName(repository);
  return {
    entity: { namespace: 'default', kind: 'Component', name: short },
    lookup: {
      annotations: { 'github.com/project-slug': name },
      references: [
        `component:default/${short}`,
        `component:${entityName(owner)}/${short}`,
        `component:default/${entityName(`${owner}-${repository}`)}`,
      ].map((each) => each.toLowerCase()),
    },
    facts: {
      'genaiops.level': assessed.level.number,
      'genaiops.level-name': assessed.level.name,
      'genaiops.next-level': assessed.next?.number ?? null,
      'genaiops.scope': assessed.scope,
      ...Object.fromEntries(assessed.practices.map(({ id, status }) => [`genaiops.${id}`, status])),
      'genaiops.gaps': assessed.gaps,
      'genaiops.commit': assessed.commit,
      'genaiops.repository': name,
    },
    timestamp: failure ? (history.at(-1)?.date ?? date) : date,
  };
}

/** Gives the name that an entity of the catalog can have: 63 letters, digits and `-_.`, a letter or digit at both ends. */
function entityName(text: string): string {
  const allowed = text.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 63);
  let [start, end] = [0, allowed.length];
  while (start < end && /[^A-Za-z0-9]/.test(allowed[start]!)) start++;
  while (end > start && /[^A-Za-z0-9]/.test(allowed[end - 1]!)) end--;
  return allowed.slice(start, end) || 'unnamed';
}
