import { maturityModel } from '../model/maturity';
import { readYaml } from '../rules/yaml';
import { pageOf } from './page';
import { generatedBy, indexMarkdown, pageMark, pageMarkdown } from './page-markdown';
import { type RuleSet, readRuleFile, rulesOf } from './rule-set';

/** Gives the pages of a directory of rules, name → Markdown: one for each rule, and README.md, an index of them. */
export function docFiles(set: RuleSet): Record<string, string> {
  const pages = set.rules.map((file): [string, string] => [
    `${file.rule.id}.md`,
    // Pages are the same wherever the directory is.
    pageMarkdown({ ...pageOf(file, set.name, set.bundle), file: file.path }),
  ]);
  const entries = set.rules.map(({ rule, override }) => ({ rule, link: `${rule.id}.md`, isInstead: override !== undefined }));
  const leftOut = (set.bundle.changes ?? []).filter(({ change }) => change === 'disabled');
  return {
    'README.md': indexMarkdown(pageMark, 'Each rule has its page.', set.bundle.model, entries, leftOut),
    ...Object.fromEntries(pages),
  };
}

/** Takes the files of the built-in rules and gives the index of them, whose links lead to the rules themselves. */
export function builtInIndex(files: Record<string, string>): string {
  const model = readYaml('maturity.yml', files['maturity.yml']!, maturityModel);
  const entries = rulesOf(files).flatMap((path) => {
    const file = readRuleFile(path, files);
    return file ? [{ rule: file.rule, link: path }] : [];
  });
  const introduction = [
    `${entries.length} rules look for evidence of the practices of the ${model.name}. The cases of each stand beside it in \`<id>.test.yml\`;`,
    '`genaiops-maturity rules show ID` tells in words what it finds, with examples.',
  ].join('\n');
  return indexMarkdown(generatedBy('npm run docs'), introduction, model, entries);
}
