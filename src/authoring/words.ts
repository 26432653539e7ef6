import type { Condition, JobCondition, Rule, Texts } from '../rules/schema';

/** A condition in words: a sentence in which code stands between marks (see `rendered`), and those of its parts. */
export interface Words {
  text: string;
  parts: Words[];
}

const languageNames: Record<string, string> = {
  csharp: 'C#',
  fsharp: 'F#',
  cpp: 'C/C++',
  javascript: 'JavaScript/TypeScript',
  php: 'PHP',
  sql: 'SQL',
  html: 'HTML',
  css: 'CSS',
  yaml: 'YAML',
  json: 'JSON',
  toml: 'TOML',
  xml: 'XML',
  csv: 'CSV',
  tsv: 'TSV',
  jsonl: 'JSON Lines',
  powershell: 'PowerShell',
  dockerfile: 'a Dockerfile',
  makefile: 'a makefile',
  properties: 'settings (.env, .ini, .properties)',
  text: 'plain text',
  notebook: 'a notebook',
  prompt: 'a prompt template',
  code: 'code of any language',
};

const systemNames: Record<string, string> = {
  azure: 'Bicep or ARM',
  terraform: 'Terraform',
  cloudformation: 'CloudFormation or CDK',
  kubernetes: 'Kubernetes',
};

const triggerNames: Record<string, string> = {
  pull_request: 'a pull request',
  merge_group: 'the merge queue',
  push: 'a push',
  tag: 'a tag',
  release: 'a release',
  schedule: 'a schedule',
  manual: 'a person',
  call: 'another workflow',
  other: 'another event',
};

const className: Record<string, string> = {
  source: 'source code',
  config: 'configuration',
  notebook: 'notebooks',
  data: 'data',
  document: 'documents',
  sample: 'samples',
  test: 'tests',
};

/** Gives in words what a rule asks for. */
export function wordsOf(rule: Rule): Words {
  return conditionWords(rule.find);
}

/** Gives in words what a finding of a rule says. */
export function purposeWords(rule: Rule): string {
  if (!('practice' in rule)) return `shows the scope ${quote(rule.scope)}, confidence ${rule.confidence}`;
  const technique = rule.technique === undefined ? '' : ` by the technique ${quote(rule.technique)}`;
  return `supports ${quote(rule.practice)} as ${quote(rule.supports)}${technique}, confidence ${rule.confidence}`;
}

/** Gives in words where and for what a finding of a rule counts. */
export function countsWords(rule: Rule): string {
  const where = `It is looked for in ${list(
    rule.in.map((one) => className[one] ?? one),
    'and',
  )}.`;
  if (!('practice' in rule)) return where;
  const scopes = rule.scopes ? ` A finding counts where the repository is ${list(rule.scopes.map(quote), 'or')}.` : '';
  return where + scopes;
}

function conditionWords(condition: Condition): Words {
  if ('line' in condition) return lineWords(condition.line);
  if ('path' in condition) return alternatives('a file whose path matches', condition.path);
  if ('import' in condition) return byKey('a file that imports', condition.import, languageName);
  if ('dependency' in condition) return byKey('a dependency on', condition.dependency, (name) => name);
  if ('resource' in condition) return byKey('a resource', condition.resource, (name) => systemNames[name] ?? name);
  if ('job' in condition) return jobWords(condition.job);
  if ('dataset' in condition) {
    const { kind, cases = 1 } = condition.dataset;
    return plain(
      `${kind === 'evaluation' ? 'an evaluation' : `a ${kind ?? ''}`.trim()} dataset of at least ${cases === 1 ? 'one case' : `${cases} cases`}`,
    );
  }
  if ('prompt' in condition) return promptWords(condition.prompt);
  if ('prompt-module' in condition) return plain('a module whose name says that it holds prompts');
  if ('evidence' in condition) return plain(evidenceWords(condition.evidence));
  if ('all' in condition) return group('all of these:', condition.all);
  if ('any' in condition) return group('one of these:', condition.any);
  if ('same-file' in condition) return group('all of these in one file:', condition['same-file']);
  return group('nothing of this:', [condition.not]);
}

function lineWords(given: Extract<Condition, { line: unknown }>['line']): Words {
  const line = typeof given === 'string' ? { pattern: given } : given;
  const { languages = ['code'], window = 1, paths } = line;
  const what = window === 1 ? 'a line' : `up to ${window} lines in a row`;
  const place = paths === undefined ? '' : `, in a file whose path matches ${list(quoted(paths), 'or')}`;
  const verb = window === 1 ? 'matches' : 'match';
  return alternatives(`${what} of ${list(languages.map(languageName), 'or')}${place}, that ${verb}`, line.pattern);
}

function promptWords({ formats, examples, variables }: Extract<Condition, { prompt: unknown }>['prompt']): Words {
  const has = [...(examples ? ['examples'] : []), ...(variables ? ['variables'] : [])];
  return plain(
    `a prompt file${has.length > 0 ? ` with ${list(has, 'and')}` : ''}${formats ? `, written as ${list(formats.map(quote), 'or')}` : ''}`,
  );
}

function evidenceWords({ practice, rule, technique, supports }: Extract<Condition, { evidence: unknown }>['evidence']): string {
  const what = rule === undefined ? 'evidence' : `what the rule ${quote(rule)} finds`;
  return [
    what,
    practice === undefined ? '' : ` of the practice ${quote(practice)}`,
    technique === undefined ? '' : ` by the technique ${quote(technique)}`,
    supports === undefined ? '' : ` that supports ${quote(supports)}`,
  ].join('');
}

function jobWords(job: JobCondition): Words {
  const steps = [
    ...(job.uses === undefined ? [] : [alternatives('a step that uses an action which matches', job.uses)]),
    ...(job.runs === undefined ? [] : [alternatives('a command that matches', job.runs)]),
    ...(job.executes === undefined ? [] : [group('a step that executes a file with this:', [job.executes])]),
  ];
  const started = job.on
    ? `, started by ${list(
        job.on.map((one) => triggerNames[one] ?? one),
        'or',
      )}`
    : '';
  const text = `a pipeline job${started}${job['must-pass'] ? ', whose failure counts' : ''}`;
  const before = job.before ? [group('and it comes before this:', [job.before])] : [];
  return { text: steps.length > 1 ? `${text}, with one of these:` : `${text}, with this:`, parts: [...steps, ...before] };
}

function byKey(text: string, names: Partial<Record<string, Texts>>, nameOf: (key: string) => string): Words {
  const parts = Object.entries(names).map(([key, texts]) => plain(`${list(quoted(texts!), 'or')} (${nameOf(key)})`));
  return parts.length === 1 ? plain(`${text} ${parts[0]!.text}`) : { text: `${text} one of these:`, parts };
}

/** One text in the sentence itself, several below it. */
function alternatives(text: string, texts: Texts): Words {
  const all = quoted(texts);
  return all.length === 1 ? plain(`${text} ${all[0]}`) : { text: `${text} one of these:`, parts: all.map(plain) };
}

function group(text: string, conditions: readonly Condition[]): Words {
  return { text, parts: conditions.map(conditionWords) };
}

function plain(text: string): Words {
  return { text, parts: [] };
}

function languageName(language: string): string {
  return languageNames[language] ?? language[0]!.toUpperCase() + language.slice(1);
}

function quoted(texts: Texts): string[] {
  return [texts].flat().map(quote);
}

// Characters that no YAML file can hold.
const [codeBegins, codeEnds] = ['\x01', '\x02'];

function quote(text: string): string {
  return codeBegins + text + codeEnds;
}

/** Gives a sentence with its code and the rest of it each as a format has them. */
export function rendered(sentence: string, code: (text: string) => string, prose: (text: string) => string): string {
  return sentence
    .split(codeBegins)
    .map((part) => {
      const [quotedText, rest] = part.includes(codeEnds) ? part.split(codeEnds) : [undefined, part];
      return (quotedText === undefined ? '' : code(quotedText)) + prose(rest ?? '');
    })
    .join('');
}

function list(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
