import { countsAsEvidence, createClassifier } from '../repository/classes';
import { languageOf } from '../repository/languages';
import { bytesToRead, isAttributes, ordinaryLimit } from '../repository/reading';
import type { RuleBundle } from '../rules/bundle';

/**
 * Takes rules and gives path → the most bytes that a scan can read of a file, 0 where it never reads it. Every known language
 * counts, whatever the rules ask for: a second look for what uses the code that calls a model reads them all.
 */
export function createWants({ files }: Pick<RuleBundle, 'files'>): (path: string) => number {
  const classify = createClassifier(files);
  return (path) => {
    if (isAttributes(path)) return ordinaryLimit;
    if (!countsAsEvidence(classify(path))) return 0;
    return bytesToRead(path, languageOf(path), (language) => language !== undefined);
  };
}
