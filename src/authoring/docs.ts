import { pageOf } from './page';
import { indexMarkdown, pageMarkdown } from './page-markdown';
import type { RuleSet } from './rule-set';

/** Gives the pages of a directory of rules, name → Markdown: one for each rule, and README.md, an index of them. */
export function docFiles(set: RuleSet): Record<string, string> {
  const pages = set.rules.map((file): [string, string] => [
    `${file.rule.id}.md`,
    pageMarkdown(pageOf(file, set.name, set.bundle)),
  ]);
  const entries = set.rules.map(({ rule }) => ({ rule, link: `${rule.id}.md` }));
  return { 'README.md': indexMarkdown(set.bundle.model, entries, 'Each rule has its page.'), ...Object.fromEntries(pages) };
}

/** Gives the index of the built-in rules, whose links lead to the rules themselves. */
export function builtInIndex(set: RuleSet): string {
  const entries = set.rules.map(({ rule, path }) => ({ rule, link: path }));
  const introduction = [
    `${entries.length} rules look for evidence of the practices of ${set.bundle.model.name}. Each leads to its file; its cases stand beside it`,
    'in `<id>.test.yml`. `genaiops-maturity rules show ID` tells in words what one finds, with examples.',
  ].join('\n');
  return indexMarkdown(set.bundle.model, entries, introduction);
}
