import { wordsOf } from '../words';

const formats = new Map([
  ['prompty', 'prompty'],
  ['prompt', 'dotprompt'],
  ['baml', 'baml'],
  ['j2', 'jinja'],
  ['jinja', 'jinja'],
  ['jinja2', 'jinja'],
  ['mustache', 'mustache'],
  ['hbs', 'handlebars'],
  ['handlebars', 'handlebars'],
  ['st', 'string-template'],
  ['liquid', 'liquid'],
  ['txt', 'text'],
  ['tpl', 'text'],
  ['tmpl', 'text'],
  ['md', 'markdown'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
  ['toml', 'toml'],
  ['xml', 'xml'],
]);

/** The formats that the ending of a name tells. */
export const namedFormats: readonly string[] = [...formats.values()];

const modules = new Set('py ts mts cts js mjs cjs go java kt scala cs rb php rs swift dart ex exs'.split(' '));
const assistants = new Set([
  '.github',
  '.claude',
  '.cursor',
  '.windsurf',
  '.vscode',
  '.continue',
  '.roo',
  '.gemini',
  '.codex',
  '.opencode',
  'node_modules',
]);
const notPrompts =
  /^(?:readme|changelog|license|contributing|index)\.|^(?:package|package-lock|tsconfig|jsconfig|composer|requirements)\b|\.(?:prompt|instructions|chatmode|agent)\.md$/;

/** Takes a path and gives the format of prompt that its name stands for, undefined where it is none. */
export function promptFormat(path: string): string | undefined {
  const lower = path.toLowerCase();
  if (!lower.includes('prompt')) {
    if (lower.endsWith('.baml')) return 'baml';
    return lower.endsWith('flow.dag.yaml') && isNamed(lower, 'flow.dag.yaml') ? 'prompt-flow' : undefined;
  }
  const segments = path.split('/');
  const name = segments.pop()!;
  const lowerName = name.toLowerCase();
  if (segments.some((segment) => assistants.has(segment)) || notPrompts.test(lowerName)) return undefined;
  if (lowerName.startsWith('promptfooconfig.')) return 'promptfoo';
  if (lowerName === 'flow.dag.yaml') return 'prompt-flow';
  if (lowerName === 'skprompt.txt') return 'semantic-kernel';
  if (lowerName.endsWith('.prompt.yml') || lowerName.endsWith('.prompt.yaml')) return 'github-models';
  const dot = lowerName.lastIndexOf('.');
  const format = dot < 0 ? undefined : formats.get(lowerName.slice(dot + 1));
  if (format === undefined || format === 'prompty' || format === 'dotprompt' || format === 'baml') return format;
  if (format === 'markdown' && segments.some((segment) => segment === 'docs' || segment === 'doc')) return undefined;
  return saysPrompt(name.slice(0, dot)) || segments.some(saysPrompt) ? format : undefined;
}

/** Whether a path's name is that of a prompt artefact. */
export function isPromptPath(path: string): boolean {
  return promptFormat(path) !== undefined;
}

/** Whether a path's name is that of a source file whose purpose is prompts (`prompts.py`, `PromptBuilder.java`, `prompts/answer.ts`). */
export function isPromptModule(path: string): boolean {
  if (!path.toLowerCase().includes('prompt')) return false;
  const segments = path.split('/');
  const name = segments.pop()!;
  const dot = name.lastIndexOf('.');
  const stem = name.slice(0, dot);
  if (dot < 0 || !modules.has(name.slice(dot + 1)) || stem.endsWith('.d')) return false;
  if (
    segments.some((segment) => assistants.has(segment)) ||
    wordsOf(stem).some((word) => word === 'test' || word === 'tests' || word === 'spec')
  )
    return false;
  if (stem.toLowerCase().startsWith('promptfooconfig')) return false;
  return saysPrompt(stem) || saysPrompt(segments.at(-1) ?? '');
}

function saysPrompt(name: string): boolean {
  return name.toLowerCase().includes('prompt') && wordsOf(name).some((word) => word === 'prompt' || word === 'prompts');
}

function isNamed(path: string, name: string): boolean {
  return path.length === name.length || path[path.length - name.length - 1] === '/';
}
