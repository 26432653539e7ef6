import { type Config, configSchema, configVersion } from '../model/config-schema';
import { readYaml } from '../rules/yaml';

/** Takes the name and the text of a configuration file and gives what it says; throws RuleError with file, line and what is allowed. */
export function parseConfig(name: string, text: string): Config {
  if (text.includes('version')) readYaml(name, text, configVersion);
  return readYaml(name, text, configSchema);
}
