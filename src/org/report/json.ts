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

/** Gives the report itself as JSON, in parts: keys always in the same order, and a line for each repository, so that two runs can be compared. */
export function* organisationJson(report: OrganisationReport): Generator<string> {
  let before = '{\n';
  for (const [key, value] of Object.entries(order(report, whole))) {
    if (key === 'repositories') yield* repositoryLines(report, before);
    else yield printableJson(`${before}${JSON.stringify(key)}:${JSON.stringify(value)}`);
    before = ',\n';
  }
  yield '\n}\n';
}

function* repositoryLines({ repositories }: OrganisationReport, before: string): Generator<string> {
  yield `${before}"repositories":[\n`;
  for (const [index, repository] of repositories.entries())
    yield printableJson(`${index > 0 ? ',\n' : ''}${JSON.stringify(ordered(repository))}`);
  yield '\n]';
}

function ordered(repository: RepositoryReport): RepositoryReport {
  return order({ ...repository, assessed: repository.assessed && order(repository.assessed, assessed) }, entry);
}

// Keys that are not named follow the others, so that a new field is never lost.
function order<T extends object>(value: T, keys: readonly (keyof T)[]): T {
  return { ...Object.fromEntries(keys.map((key) => [key, value[key]])), ...value };
}
