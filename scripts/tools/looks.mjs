import { columns, languages, registries } from './names.mjs';

const pipelines = ['github', 'azure-devops', 'gitlab'];
const providers = { azurerm: 'azure', azapi: 'azure', aws: 'aws', google: 'gcp' };

/** Takes a rule's condition and gives the columns that some part of it looks at. */
export function looksAt(condition) {
  if ('line' in condition) {
    const { languages: named = ['code'] } = typeof condition.line === 'string' ? {} : condition.line;
    if (named.includes('code')) return new Set(Object.keys(languages));
    return new Set(named.map((name) => (name === 'kotlin' ? 'java' : name)).filter((name) => name in columns));
  }
  if ('import' in condition) return new Set(Object.keys(condition.import).filter((name) => name in columns));
  if ('dependency' in condition)
    return new Set(Object.keys(condition.dependency).map((registry) => registries[registry]?.column ?? registry));
  if ('resource' in condition) return new Set(Object.entries(condition.resource).flatMap(platformsOf));
  if ('job' in condition) return new Set(pipelines);
  const parts = condition.any ?? condition.all ?? condition['same-file'] ?? [];
  return new Set(parts.flatMap((part) => [...looksAt(part)]));
}

function platformsOf([system, types]) {
  if (system === 'cloudformation') return ['aws'];
  if (system !== 'terraform') return [system];
  return [types].flat().flatMap((type) => providers[type.split('_')[0]] ?? []);
}
