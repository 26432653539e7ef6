import type { OrganisationReport, RepositoryReport } from '../../model/organisation';
import { printableJson } from '../../report/escape';

const whole = [
  'schemaVersion',
  'tool',
  'organisation',
  'server',
  'date',
  'model',
  'distribution',
  'practices',
  'moves',
  'trend',
  'teams',
  'repositories',
] as const satisfies (keyof OrganisationReport)[];
const entry = [
  'name',
  'url',
  'visibility',
  'language',
  'topics',
  'teams',
  'archived',
  'fork',
  'assessed',
  'failure',
  'history',
] as const satisfies (keyof RepositoryReport)[];
const assessed = ['commit', 'scope', 'level', 'next', 'practices', 'gaps'] as const;

/** Gives the report itself as JSON: keys always in the same order, and a line for each repository, so that two runs can be compared. */
export function organisationJson(report: OrganisationReport): string {
  const fields = Object.entries(order(report, whole)).map(([key, value]) => {
    if (key !== 'repositories') return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    const lines = report.repositories.map((repository) => JSON.stringify(ordered(repository)));
    return `"repositories":[\n${lines.join(',\n')}\n]`;
  });
  return `${printableJson(`{\n${fields.join(',\n')}\n}`)}\n`;
}

function ordered(repository: RepositoryReport): RepositoryReport {
  return order({ ...repository, assessed: repository.assessed && order(repository.assessed, assessed) }, entry);
}

// Keys that are not named follow the others, so that a new field is never lost.
function order<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  return { ...Object.fromEntries(keys.map((key) => [key, value[key]])), ...value };
}
