import { namedFormats, promptFormat } from './prompts/paths';
import { wordsOf } from './words';

export { isPromptModule, isPromptPath } from './prompts/paths';

/** A prompt that is an artefact of its own. `line` is the first that means something; `examples` are few-shot examples. */
export interface Prompt {
  path: string;
  line: number;
  format: string;
  roles: string[];
  variables: string[];
  examples: boolean;
}

const window = 64 * 1024;
const shortest = 24;
const documents = new Set(['yaml', 'json', 'toml', 'xml']);

/** Formats that nothing else is written in: their text need not look like instructions. */
const definite = new Set(['prompty', 'promptfoo', 'prompt-flow', 'github-models', 'semantic-kernel', 'baml', 'langchain']);

/** All formats of prompts. */
export const promptFormats: string[] = [...new Set([...namedFormats, ...definite])].sort();

/** Takes a path and text; gives the prompt, undefined where the name is no prompt's or the text no instructions to a model. */
export function parsePrompt(path: string, text: string): Prompt | undefined {
  const named = promptFormat(path);
  if (!named) return undefined;
  const head = text.slice(0, window);
  const format = formatOf(named, head);
  if (!holdsPrompt(path, format, head)) return undefined;
  const roles = rolesIn(head);
  return {
    path,
    line: firstLine(head),
    format,
    roles: [...new Set(roles)],
    variables: variablesIn(head),
    examples: hasExamples(path, head, roles),
  };
}

function formatOf(named: string, text: string): string {
  if (named === 'yaml' && /^template_format:/m.test(text) && /^template:/m.test(text))
    return /^_type:/m.test(text) ? 'langchain' : 'semantic-kernel';
  if (named === 'yaml' && /^_type: ["']?\w{0,20}_?prompt/m.test(text)) return 'langchain';
  return named === 'json' && /"_type": ?"\w{0,20}prompt/.test(text) ? 'langchain' : named;
}

function holdsPrompt(path: string, format: string, text: string): boolean {
  if (text.trim().length < shortest) return false;
  if (format === 'promptfoo') return /\b(?:prompts|providers|tests)\b["']?\s?[:=]/.test(text);
  if (format === 'prompt-flow') return /^nodes:/m.test(text) && /type: ["']?(?:llm|prompt)\b/.test(text);
  if (format === 'baml') return /^function \w/m.test(text) && text.includes('prompt #"');
  if (format === 'github-models') return /^messages:/m.test(text);
  if (definite.has(format)) return true;
  return looksLikeInstructions(text, documents.has(format)) || isFewShots(path, text);
}

const addressed =
  /\b(?:you are (?!about to|sure|going|not logged|using)(?:an? |the |now |my |our |acting |tasked|given|provided|responsible|helping|working|\w{0,20}GPT)|your (?:task|job|role|goal|objective) |act as an? |as an ai\b|step by step|respond only|(?:answer|respond|reply) (?:the |with |in |only|using|based|as )|(?:conversation|chat) history|large language model)/i;
const told = /^you (?:answer|help|assist|advise|summari[sz]e|translate|classify|extract|judge) [a-z]/im;
const ordered =
  /(?:^|[.!:"']\s{0,3}|[-*] )(?:please )?(?:answer|respond|reply|summari[sz]e|translate|classify|extract|generate|write|rewrite|rephrase|analy[sz]e|evaluate|rate|compare|identify|given|based on|use the|create|explain|describe|do not|don't|always|never|return|ensure)\b/im;
const role =
  /^\W{0,4}(?:system|user|assistant|human|developer)\W{0,3}:\s{0,9}$|["']?role["']?\s?[:=]\s?["']?(?:system|user|assistant|developer)\b|<\|im_start\|>/im;
const promptKey = /^[\s{,"'-]{0,40}(?:template|prompt|system\w{0,20}|user\w{0,20}|instructions?)["']?\s?:/im;
const documentation = /\b(?:npm (?:install|i)|yarn add|pip install|pnpm add|cargo add)\b/i;

function looksLikeInstructions(text: string, isDocument: boolean): boolean {
  if (!/\b[a-z]{1,30} [a-z]{1,30} [a-z]{1,30}\b/i.test(text) || documentation.test(text)) return false;
  if (addressed.test(text) || role.test(text) || (!isDocument && told.test(text))) return true;
  // Descriptions in a document give orders too: there a key has to say that a prompt follows.
  if (isDocument) return promptKey.test(text) && ordered.test(text) && variablesIn(text).length > 0;
  return ordered.test(text) && (variablesIn(text).length > 0 || text.length > 200);
}

/** Turns of a conversation under a name that says what they are for. */
function isFewShots(path: string, text: string): boolean {
  return saysFewShot(path) && role.test(text);
}

function saysFewShot(path: string): boolean {
  const said = wordsOf(path);
  return said.some(
    (word, i) => word === 'fewshot' || word === 'fewshots' || (word === 'few' && (said[i + 1] ?? '').startsWith('shot')),
  );
}

function rolesIn(text: string): string[] {
  const patterns = [
    /^[#*<\s]{0,6}(system|user|assistant|human|developer|ai)[*>]{0,2}\s?:/gim,
    /\brole["']?\s?[:=(]?\s?["']?(system|user|assistant|developer|model|human)\b/gi,
    /<\|im_start\|>(system|user|assistant)/g,
  ];
  const found: { at: number; role: string }[] = [];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, role: match[1]!.toLowerCase() });
  return found.sort((a, b) => a.at - b.at).map((one) => one.role);
}

const keywords = new Set(
  'if for else endif endfor elif each unless this role end set include block in not true false none loop history media section'.split(
    ' ',
  ),
);

function variablesIn(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(
    /\{\{[-#^&>~]?\s{0,9}\$?([A-Za-z_][\w.]{0,80})|\{%-?\s{0,9}(?:if|for \w{1,40} in) ([A-Za-z_][\w.]{0,80})|\$?\{\$?([A-Za-z_]\w{0,80})\}|<([a-z_]{2,40})>(?=[\s.,]|$)/g,
  )) {
    const name = match[1] ?? match[2] ?? match[3];
    if (name && !keywords.has(name)) names.add(name);
  }
  return [...names];
}

function hasExamples(path: string, text: string, roles: readonly string[]): boolean {
  if (saysFewShot(path) || roles.filter((name) => name === 'assistant' || name === 'ai' || name === 'model').length >= 2)
    return true;
  if (
    /^[\W_]{0,6}(?:few[- ]?shots?\b|(?:\w{1,20} ){0,2}examples?\b(?: ?#?\d{1,2})?[^\w\n]{0,4}$)/im.test(text) ||
    /^[\W_]{0,6}examples?(?: ?#?\d{1,2})? ?:/im.test(text)
  )
    return true;
  if (/<\/?examples?>/.test(text)) return true;
  return (
    follows(text, /^[\W_]{0,4}input ?:/im, /^[\W_]{0,4}output ?:[ \t]{0,9}[^\s{]/im) ||
    follows(text, /^[\W_]{0,4}(?:q|question) ?:/im, /^[\W_]{0,4}(?:a|answer) ?:[ \t]{0,9}[^\s{]/im)
  );
}

function follows(text: string, first: RegExp, second: RegExp): boolean {
  const at = text.search(first);
  return at >= 0 && second.test(text.slice(at));
}

/** The first line that is neither empty, front matter, nor a comment. */
function firstLine(text: string): number {
  const lines = text.split('\n').map((line) => line.trim());
  let start = 0;
  if (lines[0] === '---') {
    const close = lines.indexOf('---', 1);
    if (close > 0 && lines.slice(close + 1).some((line) => line !== '')) start = close + 1;
  }
  const at = lines.findIndex((line, i) => i >= start && line !== '' && !/^(?:[{[\]}]$|#\s|\/\/|\{#|<!--|---$)/.test(line));
  const any = at < 0 ? lines.findIndex((line, i) => i >= start && line !== '') : at;
  return Math.max(any, 0) + 1;
}
