import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type Command, Option } from 'commander';
import { checkRules, loadingFaults } from './authoring/check';
import { checkText } from './authoring/check-report';
import { docFiles } from './authoring/docs';
import { listJson, listRules, listText } from './authoring/list';
import { pageOf } from './authoring/page';
import { pageMark } from './authoring/page-markdown';
import { pageText } from './authoring/page-text';
import { openRuleSet, type RuleFile, type RuleSet, readRuleFile, rulesOf } from './authoring/rule-set';
import { scaffold } from './authoring/scaffold';
import { testRules } from './authoring/test';
import { testJson, testText } from './authoring/test-report';
import { requireFolders } from './init-files';
import { pathFault } from './model/config-names';
import { unknownPractice } from './model/practice';
import { didYouMean } from './model/suggest';
import { collect } from './options';
import { printable } from './report/escape';
import type { RuleBundle } from './rules/bundle';
import { readBuiltInRuleFiles, readBuiltInRules, readRuleFiles } from './source/rule-files';
import { InputError } from './source/source';

/** What the command line lends: its rules, its output, how wide that is, and its exit code. */
export interface Host {
  rules(directories?: readonly string[]): Promise<RuleBundle>;
  print(text: string): Promise<void>;
  terminal: { width: number; color: boolean };
  exit(code: number): void;
}

/** Where a repository keeps its rules unless it says otherwise. */
const home = '.github/genaiops-rules';

/** Adds `rules` to the command line: write, test, check and document rules. */
export function addRules(program: Command, host: Host): void {
  const rules = program.enablePositionalOptions().command('rules').description('write, test, check and document rules');
  const format = () => new Option('--format <format>').choices(['text', 'json']).default('text');
  const more = ['--rules <directory>', 'add the rules of this directory; may be repeated'] as const;
  rules
    .command('new <id>')
    .description('write a new rule and its cases, ready to be changed')
    .requiredOption('--practice <practice>', 'the practice that it supports')
    .option('--dir <directory>', 'where the rule is written', home)
    .action((id: string, options: { practice: string; dir: string }) => writeNew(id, options, host));
  rules
    .command('test [directory]')
    .description(`run the cases of a directory of rules, ${home} unless named; exit code 1 where one fails`)
    .addOption(format())
    .action(async (directory: string | undefined, { format: as }: { format: string }) => {
      const [files, name] = readDirectory(directory);
      const { remarks, set } = loadingFaults(files, name, readBuiltInRules<RuleBundle>());
      if (!set || remarks.length > 0) {
        await host.print(checkText(remarks, name, rulesOf(files).length, host.terminal));
        return host.exit(2);
      }
      const results = await testRules(set);
      await host.print(as === 'json' ? testJson(results) : testText(results, host.terminal));
      host.exit(results.every(({ passed }) => passed) ? 0 : 1);
    });
  rules
    .command('check [directory]')
    .description(`find what is wrong or doubtful in a directory of rules, ${home} unless named; exit code 1 for what is wrong`)
    .action(async (directory: string | undefined) => {
      const [files, name] = readDirectory(directory);
      const remarks = await checkRules(files, name, readBuiltInRules<RuleBundle>());
      await host.print(checkText(remarks, name, rulesOf(files).length, host.terminal));
      host.exit(remarks.some(({ kind }) => kind === 'fault') ? 1 : 0);
    });
  rules
    .command('list')
    .description('list the rules')
    .option('--practice <practice>', 'only those of this practice')
    .option(...more, collect)
    .addOption(format())
    .action(async (options: { practice?: string; rules?: string[]; format: string }) => {
      const bundle = await host.rules(options.rules);
      const unknown = options.practice === undefined ? undefined : unknownPractice(bundle.model, [options.practice]);
      if (unknown) throw new InputError(unknown.message);
      const listed = listRules(bundle, readBuiltInRules<RuleBundle>(), options.practice);
      await host.print(options.format === 'json' ? listJson(listed) : listText(listed, host.terminal));
    });
  rules
    .command('show <id>')
    .description('what a rule finds, why it matters, examples, and how to satisfy it')
    .option(...more, collect)
    .action((id: string, options: { rules?: string[] }) => show(id, options.rules ?? [], host));
  rules
    .command('docs [directory]')
    .description(`write a page for each rule of a directory, ${home} unless named, and an index`)
    .option('--out <directory>', 'where the pages are written', 'docs/genaiops-rules')
    .action((directory: string | undefined, { out }: { out: string }) => writeDocs(readSet(directory), out, host));
}

async function writeNew(id: string, { practice, dir }: { practice: string; dir: string }, host: Host): Promise<void> {
  const present = [`${id}.yml`, `${id}.test.yml`].map((name) => join(dir, name)).find(existsSync);
  if (present !== undefined)
    throw new InputError(`${present} is there already, and nothing is overwritten. Choose another id, or change that file.`);
  const isBegun = existsSync(dir) && Object.keys(readRuleFiles(dir)).length > 0;
  const bundle = await host.rules(isBegun ? [dir] : []);
  const taken = [...bundle.compiled.rules, ...bundle.compiled.scopes].map((rule) => rule.id);
  const files = Object.entries(scaffold({ id, practice, model: bundle.model, taken }));
  if (!isAbsolute(dir)) requireFolders('.', join(dir, `${id}.yml`));
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(dir, name), text, { flag: 'wx' });
  const named = dir === home ? '' : ` ${dir}`;
  await host.print(`${files.map(([name]) => `Written: ${join(dir, name)}`).join('\n')}

Next:
1. Write into ${id}.yml what is to be found, and why it counts.
2. Write cases into ${id}.test.yml: what must be found, and what only looks like it.
3. genaiops-maturity rules test${named}
4. genaiops-maturity rules check${named}
5. Use it: ${
    pathFault(dir)
      ? ''
      : `\`rules: [${dir}]\` in .github/genaiops-maturity.yml,
   or `
  }genaiops-maturity scan --rules ${dir}
`);
}

async function show(id: string, directories: readonly string[], host: Host): Promise<void> {
  // The rule of a directory takes the place of a built-in one, and a later directory's that of an earlier one.
  const bundle = await host.rules(directories);
  for (const directory of [...directories].reverse()) {
    const file = ruleOf(id, readRuleFiles(directory));
    if (file) return host.print(pageText(pageOf(file, directory, bundle), host.terminal));
  }
  const file = ruleOf(id, readBuiltInRuleFiles());
  const disabled = bundle.changes?.find(({ rule, change }) => rule === id && change === 'disabled');
  if (disabled) process.stderr.write(`${printable(`The rule is left out here: ${disabled.reason}`)}\n`);
  if (file) return host.print(pageText(pageOf(file, 'rules', bundle), host.terminal));
  const known = [...bundle.compiled.rules, ...bundle.compiled.scopes].map((rule) => rule.id);
  throw new InputError(`There is no rule ${id}${didYouMean(id, known) || '; `genaiops-maturity rules list` names them'}`);
}

function ruleOf(id: string, files: Record<string, string>): RuleFile | undefined {
  const path = rulesOf(files).find((one) => one.split('/').at(-1) === `${id}.yml`);
  return path === undefined ? undefined : readRuleFile(path, files);
}

async function writeDocs(set: RuleSet, out: string, host: Host): Promise<void> {
  const files = Object.entries(docFiles(set));
  const own = files.map(([name]) => join(out, name)).find((path) => existsSync(path) && !isGenerated(path));
  if (own !== undefined)
    throw new InputError(`${own} was not generated, and is not overwritten. Name another directory with --out.`);
  if (!isAbsolute(out)) requireFolders('.', join(out, 'README.md'));
  mkdirSync(out, { recursive: true });
  const pages = new Set(files.map(([name]) => name));
  for (const entry of readdirSync(out, { withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.md') && !pages.has(entry.name) && isGenerated(join(out, entry.name)))
      rmSync(join(out, entry.name));
  for (const [name, text] of files) {
    // What stands there is of ours, or a link that leads nowhere: it is replaced, never written through.
    rmSync(join(out, name), { force: true });
    writeFileSync(join(out, name), text, { flag: 'wx' });
  }
  const count = files.length - 1;
  await host.print(`Written: ${count} ${count === 1 ? 'page' : 'pages'} and ${join(out, 'README.md')}\n`);
}

function readSet(directory: string | undefined): RuleSet {
  const [files, name] = readDirectory(directory);
  return openRuleSet(files, name, readBuiltInRules<RuleBundle>());
}

/** The files of a directory of rules and its name; the one of this repository where none is named. */
function readDirectory(directory: string | undefined): [Record<string, string>, string] {
  const name = (directory ?? home).replace(/(?<=.)\/+$/, '');
  if (directory === undefined && !existsSync(home))
    throw new InputError(
      `There is no ${home} here. Name the directory of your rules, or begin one: genaiops-maturity rules new ID --practice PRACTICE`,
    );
  const files = readRuleFiles(name);
  if (rulesOf(files).length === 0)
    throw new InputError(
      `${name} holds no rules, files named *.yml. Begin one: genaiops-maturity rules new ID --practice PRACTICE --dir ${name}`,
    );
  return [files, name];
}

function isGenerated(path: string): boolean {
  return readFileSync(path, 'utf8').startsWith(pageMark);
}
