import { wordsOf } from './words';

/** A file of records: the line of its first record, how many there are, the fields of the first ones. */
export interface Dataset {
  path: string;
  line: number;
  cases: number;
  fields: string[];
  kind: 'evaluation' | 'training' | 'other';
}

interface Records {
  line: number;
  cases: number;
  fields: string[];
  /** A record holds turns of an assistant. */
  answers: boolean;
}

const fieldWindow = 64 * 1024;
const tables = new Set(['jsonl', 'ndjson', 'csv', 'tsv']);
const documents = new Set(['json', 'yaml', 'yml']);
const words = (text: string) => new Set(text.split(' '));
const evaluationWords = words(
  'eval evals evaluate evaluation evaluations evaluator evaluators golden goldens gold benchmark benchmarks bench groundtruth truth testcases cases testset testsets qa ragas promptfoo redteam',
);
const trainingWords = words('train training finetune finetuning tuning tune sft dpo rlhf lora');
const resultWords = words('result results output outputs prediction predictions report reports summary parameters config');
const caseWords = words('case cases dataset datasets question questions set sets');
const questionWords = words(
  'question questions query queries input inputs prompt prompts userinput messages usermessage message task problem instruction conversation utterance userquery userprompt vars',
);
/** What a case is about, where the path says that it is a case. */
const matterWords = words('claim ticket email transcript article review passage text');
const answerWords = words(
  'answer answers groundtruth groundtruths truth target targets ideal output outputs label labels context contexts criteria criterion mustmention assert asserts assertion rubric completion response chosen gold goldanswer solution grading scoringcriteria',
);

/** Whether a path's name is that of data that may be a dataset: tables and lines of JSON, and documents whose path says so. */
export function isDatasetPath(path: string): boolean {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (tables.has(extension)) return true;
  if (!documents.has(extension) || path.startsWith('.github/')) return false;
  const said = wordsOf(path);
  if (said.includes('evaluators') || path.endsWith('flow.dag.yaml')) return false;
  return (
    said.some((word) => evaluationWords.has(word) || trainingWords.has(word) || word === 'dataset' || word === 'datasets') ||
    isCases(said)
  );
}

/** Whether a path's name is that of data that a program reads, not of results that it writes. */
export function isCasesPath(path: string): boolean {
  return (
    isDatasetPath(path) &&
    !wordsOf(path).some((word) => resultWords.has(word) || word === 'log' || word === 'logs' || word === 'history')
  );
}

/** Takes a data file's path and text; gives it as a dataset, undefined where it holds no records. */
export function parseDataset(path: string, text: string): Dataset | undefined {
  if (!isDatasetPath(path)) return undefined;
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const records = readRecords(extension, text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  if (!records) return undefined;
  const { line, cases, fields } = records;
  return { path, line, cases, fields, kind: kindOf(path, records) };
}

function readRecords(extension: string, text: string): Records | undefined {
  if (extension === 'csv' || extension === 'tsv') return readTable(text, extension === 'csv' ? ',' : '\t');
  if (extension === 'json') return readJson(text);
  return extension === 'jsonl' || extension === 'ndjson' ? readJsonLines(text) : readYaml(text);
}

function kindOf(path: string, { fields, answers }: Records): Dataset['kind'] {
  const said = wordsOf(path);
  const says = (set: ReadonlySet<string>) => said.some((word) => set.has(word));
  if (
    wordsOf(path.slice(path.lastIndexOf('/') + 1)).some((word) => resultWords.has(word)) ||
    said.some((word) => word === 'results')
  )
    return 'other';
  const plain = fields.map((field) => field.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const has = (name: string) => plain.includes(name);
  const isEvaluation = says(evaluationWords) || isCases(said);
  const asks = plain.some((field) => questionWords.has(field));
  const expects = plain.some(
    (field) =>
      answerWords.has(field) || field.startsWith('expected') || field.startsWith('reference') || field.startsWith('groundtruth'),
  );
  const isPair =
    (has('prompt') || has('instruction') || has('input')) &&
    (has('completion') || has('output') || has('response') || has('chosen'));
  const isTurns = (has('messages') || has('conversations')) && answers;
  if (says(trainingWords) && (isTurns || isPair)) return 'training';
  if (!isEvaluation && has('prompt') && (has('completion') || has('chosen'))) return 'training';
  if (asks) return expects || isEvaluation ? 'evaluation' : 'other';
  return isEvaluation && plain.length > 1 && plain.some((field) => matterWords.has(field)) ? 'evaluation' : 'other';
}

function isCases(said: readonly string[]): boolean {
  return said.some(
    (word, i) => (word === 'test' && caseWords.has(said[i + 1] ?? '')) || (word === 'ground' && said[i + 1] === 'truth'),
  );
}

function readJsonLines(text: string): Records {
  const fields = new Set<string>();
  let cases = 0;
  let first = 1;
  let answers = false;
  let number = 1;
  for (let start = 0; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (text.charCodeAt(start) === 123) {
      if (cases++ === 0) first = number;
      if (start < fieldWindow && cases <= 5) {
        const line = text.slice(start, Math.min(end, start + fieldWindow));
        for (const field of keysOf(line)) fields.add(field);
        answers ||= isAnswered(line);
      }
    }
    start = end + 1;
  }
  return { line: first, cases, fields: [...fields], answers };
}

/** The keys of one record, and those of the objects in it where it is cut off by the limit. */
function keysOf(line: string): string[] {
  try {
    return namesIn(JSON.parse(line));
  } catch {
    return [...line.matchAll(/"(\w{1,40})"\s?:/g)].map((match) => match[1]!);
  }
}

/** The keys of a record; `vars`, `input` and the like are looked into as well. */
function namesIn(record: unknown): string[] {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) return [];
  return Object.entries(record).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? [name, ...Object.keys(value)] : [name],
  );
}

function isAnswered(text: string): boolean {
  return /"(?:role|from)"\s?:\s?"(?:assistant|gpt|model)"/.test(text);
}

function readTable(text: string, separator: string): Records {
  const header = rowEnd(text, 0);
  const fields = text
    .slice(0, Math.min(header.end, fieldWindow))
    .split(separator)
    .map((field) => field.trim().replace(/^"|"$/g, ''))
    .filter((field) => field !== '');
  let cases = 0;
  for (let start = header.end + 1; start < text.length; ) {
    const { end, empty } = rowEnd(text, start);
    if (!empty) cases++;
    start = end + 1;
  }
  return { line: cases > 0 ? text.slice(0, header.end + 1).split('\n').length : 1, cases, fields, answers: false };
}

/** The end of a row: line breaks in quotes belong to it. */
function rowEnd(text: string, start: number): { end: number; empty: boolean } {
  let isQuoted = false;
  let empty = true;
  let i = start;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) isQuoted = !isQuoted;
    else if (code === 10 && !isQuoted) break;
    if (code > 32) empty = false;
  }
  return { end: i, empty };
}

function readJson(text: string): Records | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  const lists = Array.isArray(root)
    ? [root]
    : root !== null && typeof root === 'object'
      ? Object.values(root).filter(Array.isArray)
      : [];
  const list = lists.find(
    (items) => items.length === 0 || (items[0] !== null && typeof items[0] === 'object' && !Array.isArray(items[0])),
  );
  if (!list) return undefined;
  const fields = [...new Set(list.slice(0, 5).flatMap(namesIn))];
  const at = fields.length > 0 ? text.indexOf(`"${fields[0]}"`, Math.max(0, text.indexOf('['))) : -1;
  const line = at < 0 ? 1 : text.slice(0, at).split('\n').length;
  return { line, cases: list.length, fields, answers: isAnswered(text.slice(0, fieldWindow)) };
}

/** The first list of records in YAML, by a scan of its lines: the keys of its first record at any depth, the items at its indent. */
function readYaml(text: string): Records | undefined {
  const head = text.slice(0, fieldWindow);
  if (/^(?:apiVersion|jobs|services|stages):/m.test(head)) return undefined;
  const lines = text.split('\n');
  const item = (line: string) => line.trimStart().startsWith('- ');
  const indent = (line: string) => line.length - line.trimStart().length;
  const key = (line: string) => /^(?:- )?["']?([A-Za-z_][\w-]{0,60})["']?:(?:\s|$)/.exec(line.trimStart().slice(0, 80))?.[1];
  const recordAt = (start: number): string[] => {
    const depth = indent(lines[start]!);
    const fields = new Set<string>();
    for (let i = start; i < Math.min(lines.length, start + 60); i++) {
      const line = lines[i]!;
      if (i > start && line.trim() !== '' && indent(line) <= depth) break;
      const name = key(line);
      if (name) fields.add(name);
    }
    return [...fields];
  };
  const starts = lines.slice(0, 400).flatMap((line, i) => (item(line) && key(line) ? [i] : []));
  const asks = (fields: string[]) => fields.some((field) => questionWords.has(field.toLowerCase().replace(/[^a-z0-9]/g, '')));
  const start = starts.find((i) => asks(recordAt(i))) ?? starts[0];
  if (start === undefined) return undefined;
  const depth = indent(lines[start]!);
  let cases = 0;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === '') continue;
    if (indent(line) < depth || (indent(line) === depth && !item(line) && !line.trimStart().startsWith('#'))) break;
    if (indent(line) === depth && item(line)) cases++;
  }
  return { line: start + 1, cases, fields: recordAt(start), answers: false };
}
