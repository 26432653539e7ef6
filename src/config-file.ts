import type { ReadyExemption } from './assess/exemptions';
import type { Settings } from './config';
import { configSchema } from './model/config-schema';
import type { MaturityModel } from './model/maturity';
import { unknownPractice } from './model/practice';
import { checkGlob, compileGlob } from './rules/glob';
import { RuleError, readYaml } from './rules/yaml';

/** Takes the name and the text of a configuration file and gives the configuration; throws RuleError with file, line and what is allowed. */
export function parseConfig(path: string, text: string, model: MaturityModel): Settings {
  const config = readYaml(path, text, configSchema);
  const required = config['required-practices'] ?? [];
  const unknown = unknownPractice(model, required);
  if (unknown) throw new RuleError(`${path}:${lineOf(text, unknown.id)}: ${unknown.message}`);
  const exemptions = (config.exemptions ?? []).map((one): ReadyExemption => {
    if (one.path === undefined) return one;
    const fault = checkGlob(one.path);
    if (fault) throw new RuleError(`${path}:${lineOf(text, one.path)}: the glob ${one.path}: ${fault}`);
    return { ...one, glob: compileGlob(one.path.toLowerCase()) };
  });
  return {
    path,
    text,
    requirements: {
      minLevel: config['min-level'],
      failOnRegression: config['fail-on-regression'],
      requiredPractices: required,
    },
    exemptions,
  };
}

function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length;
}
