import { commentText } from './comment';

/** path → text */
export type Tree = Record<string, string>;

/** What may be done to the evidence of a practice. `no-import` takes the import out and all that uses it, and leaves the dependency declared. */
export const mutations = [
  'comment-out',
  'disabled-job',
  'disabled-step',
  'ignored-failure',
  'continue-on-error',
  'no-trigger',
  'empty-dataset',
  'no-import',
  'to-samples',
  'to-tests',
  'to-vendor',
  'to-readme',
  'to-assistant',
  'renamed-workflow',
  'no-needs',
  'no-threshold',
] as const;
export type Mutation = (typeof mutations)[number];

/** `all`, or lines and ranges of lines from 1: `7`, `7-9`, `7-9 12`. */
type Lines = string | number;

/** Changes that stand by themselves: applied in this order, before the mutation. */
export interface Edits {
  comment?: Record<string, Lines>;
  drop?: Record<string, Lines>;
  replace?: Record<string, Record<string, string>>;
  empty?: string[];
}

/** What holds a practice up in a repository, as a reader names it. */
export interface Evidence {
  /** Lines of files. */
  evidence?: Record<string, Lines>;
  /** Jobs of workflows. */
  jobs?: Record<string, string[]>;
  /** Lines with the commands or actions of steps. */
  steps?: Record<string, Lines>;
}

const folders: Partial<Record<Mutation, string>> = { 'to-samples': 'samples', 'to-tests': 'tests', 'to-vendor': 'vendor' };
const documents: Partial<Record<Mutation, string>> = { 'to-readme': 'README.md', 'to-assistant': 'AGENTS.md' };

/** Takes a tree, a mutation, and what it is applied to, and gives the tree after it. */
export function mutate(before: Tree, mutation: Mutation, target: Evidence, edits: Edits): Tree {
  const tree = { ...before };
  for (const [path, lines] of Object.entries(edits.comment ?? {})) tree[path] = commentLines(tree, path, lines);
  for (const [path, changes] of Object.entries(edits.replace ?? {})) tree[path] = replaceAll(tree, path, changes);
  for (const [path, lines] of Object.entries(edits.drop ?? {})) cut(tree, path, lines);
  for (const path of edits.empty ?? []) tree[path] = textOf(tree, path) && '';
  const { evidence = {}, jobs = {}, steps = {} } = target;
  const folder = folders[mutation];
  const document = documents[mutation];
  if (mutation === 'comment-out') {
    for (const [path, lines] of Object.entries(evidence)) tree[path] = commentLines(tree, path, lines);
  } else if (mutation === 'no-import') {
    for (const [path, lines] of Object.entries(evidence)) cut(tree, path, lines);
  } else if (folder) {
    for (const [path, lines] of Object.entries(evidence)) tree[`${folder}/${path}`] = cut(tree, path, lines);
  } else if (document) {
    const cuts = Object.entries(evidence).map(([path, lines]) => `\`${path}\`:\n\n\`\`\`\n${cut(tree, path, lines)}\n\`\`\`\n`);
    tree[document] = [tree[document] ?? '# Notes\n', ...cuts].join('\n');
  } else if (mutation === 'renamed-workflow') {
    for (const path of Object.keys({ ...jobs, ...steps })) tree[`${path}.disabled`] = cut(tree, path, 'all');
  } else if (mutation === 'disabled-job') {
    for (const [path, names] of Object.entries(jobs)) tree[path] = inJobs(tree, path, names, 'if: false');
  } else if (mutation === 'continue-on-error' && Object.keys(jobs).length > 0) {
    for (const [path, names] of Object.entries(jobs)) tree[path] = inJobs(tree, path, names, 'continue-on-error: true');
  } else if (mutation === 'disabled-step' || mutation === 'continue-on-error' || mutation === 'ignored-failure') {
    for (const [path, lines] of Object.entries(steps)) tree[path] = inSteps(tree, path, lines, mutation);
  }
  return tree;
}

function textOf(tree: Tree, path: string): string {
  const text = tree[path];
  if (text === undefined) throw new Error(`there is no ${path}`);
  return text;
}

function numbersOf(lines: Lines, count: number): Set<number> {
  if (lines === 'all') return new Set(Array.from({ length: count }, (_, i) => i + 1));
  const numbers = String(lines)
    .split(' ')
    .flatMap((range) => {
      const [first, last = first] = range.split('-').map(Number);
      return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
    });
  if (numbers.some((number) => !(number >= 1 && number <= count))) throw new Error(`no lines ${lines} of ${count}`);
  return new Set(numbers);
}

function commentLines(tree: Tree, path: string, lines: Lines): string {
  const text = textOf(tree, path);
  const rows = text.split('\n');
  const wanted = numbersOf(lines, rows.length);
  return rows.map((row, i) => (wanted.has(i + 1) && row.trim() !== '' ? commentText(path, row) : row)).join('\n');
}

/** Takes lines out of a file, or the file out of the tree, and gives their text. */
function cut(tree: Tree, path: string, lines: Lines): string {
  const text = textOf(tree, path);
  const rows = text.split('\n');
  const wanted = numbersOf(lines, rows.length);
  if (lines === 'all') delete tree[path];
  else tree[path] = rows.filter((_, i) => !wanted.has(i + 1)).join('\n');
  return lines === 'all' ? text : rows.filter((_, i) => wanted.has(i + 1)).join('\n');
}

function replaceAll(tree: Tree, path: string, changes: Record<string, string>): string {
  let text = textOf(tree, path);
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`${path} does not say: ${from}`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** GitLab has no `if: false`: a job is hidden by a dot, and allowed to fail in words of its own. */
function inJobs(tree: Tree, path: string, names: string[], setting: string): string {
  return names.reduce(
    (text, name) => {
      const isGitlab = path.endsWith('.gitlab-ci.yml');
      const head = isGitlab ? `\n${name}:\n` : `\n  ${name}:\n`;
      if (!text.includes(head)) throw new Error(`${path} has no job ${name}`);
      if (isGitlab && setting === 'if: false') return text.replace(head, `\n.${name}:\n`);
      const after = isGitlab ? '  allow_failure: true\n' : `    ${setting}\n`;
      return text.replace(head, head + after).replace(/(\n {4}if: false\n) {4}if: .*\n/, '$1');
    },
    textOf(tree, path),
  );
}

function inSteps(tree: Tree, path: string, lines: Lines, mutation: Mutation): string {
  const rows = textOf(tree, path).split('\n');
  // From the end, so that lines put in do not move the others.
  for (const number of [...numbersOf(lines, rows.length)].sort((a, b) => b - a)) {
    const row = rows[number - 1]!;
    if (mutation === 'ignored-failure') {
      if (!/^\s*(?:- )?(?:run: )?[\w-]+ /.test(row)) throw new Error(`${path}:${number} runs nothing`);
      rows[number - 1] = `${row} || true`;
      continue;
    }
    let start = number - 1;
    while (!/^\s*- /.test(rows[start]!)) start--;
    const indent = `${/^\s*/.exec(rows[start]!)![0]}  `;
    const old = rows.findIndex((one, i) => i > start && i < number && one.startsWith(`${indent}if: `));
    if (old > 0 && mutation === 'disabled-step') rows[old] = `${indent}if: false`;
    else rows.splice(start + 1, 0, indent + (mutation === 'disabled-step' ? 'if: false' : 'continue-on-error: true'));
  }
  return rows.join('\n');
}
