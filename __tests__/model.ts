import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type MaturityModel, maturityModel } from '../src/model/maturity';

/** The maturity model of rules/maturity.yml. */
export function builtInModel(): MaturityModel {
  return maturityModel.parse(parse(readFileSync(join(import.meta.dirname, '../rules/maturity.yml'), 'utf8')));
}
