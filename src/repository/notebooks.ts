import { type JSONVisitor, visit } from 'jsonc-parser';
import type { Language } from './languages';

/** The code of a notebook: `lines()[i]` is the line of the file on which line i + 1 of the text stands; asking for it is slow. */
export interface NotebookCode {
  text: string;
  language: Language;
  lines(): number[];
}

interface Cell {
  isCode: boolean;
  source: { text: string; line: number }[];
}

/** Takes the text of an .ipynb and gives its code cells as one text, undefined where it is not valid. Magic and shell lines are blank. */
export function notebookCode(file: string): NotebookCode | undefined {
  const text = file.charCodeAt(0) === 0xfeff ? file.slice(1) : file;
  try {
    const { cells, metadata } = JSON.parse(text) as { cells?: unknown; metadata?: unknown };
    if (!Array.isArray(cells)) return undefined;
    const code = codeOf(cells.filter((cell) => cell !== null && typeof cell === 'object').map(cellOf));
    return {
      text: code.map((line) => line.text).join('\n'),
      language: languageIn(metadata),
      lines: () => codeOf(placedCells(text)).map(({ line }) => line),
    };
  } catch {
    return undefined;
  }
}

const languages: [RegExp, Language][] = [
  [/^(?:c#|csharp|polyglot-notebook|\.net[ -]?\(?c#\)?)$/i, 'csharp'],
  [/^(?:javascript|typescript)$/i, 'javascript'],
  [/^(?:java|jshell)$/i, 'java'],
  [/^kotlin$/i, 'kotlin'],
  [/^(?:go|gophernotes)$/i, 'go'],
];

/** The language of the cells, by what is said of the kernel: Python unless it is another. */
function languageIn(metadata: unknown): Language {
  const { language_info: info, kernelspec } = (metadata ?? {}) as Record<
    string,
    { name?: unknown; language?: unknown } | undefined
  >;
  const name = String(info?.name ?? kernelspec?.language ?? '').trim();
  return languages.find(([pattern]) => pattern.test(name))?.[1] ?? 'python';
}

function cellOf({ cell_type, source }: { cell_type?: unknown; source?: unknown }): Cell {
  const texts = (Array.isArray(source) ? source : [source]).filter((one) => typeof one === 'string');
  return { isCode: cell_type === 'code', source: texts.map((text) => ({ text, line: 0 })) };
}

function codeOf(cells: readonly Cell[]): { text: string; line: number }[] {
  return cells
    .filter(({ isCode }) => isCode)
    .flatMap(({ source }) => {
      const lines = joined(source);
      // A cell that begins with %% and the name of another language (bash, html, sql …) is no Python.
      if (/^%%(?!time\b|timeit\b|capture\b)/.test(lines[0]?.text ?? '')) return [];
      return lines.map(({ text, line }) => ({ text: /^\s*[%!]/.test(text) ? '' : text, line }));
    });
}

/** The cells with the lines of the file on which their source stands. */
function placedCells(text: string): Cell[] {
  const cells: Cell[] = [];
  let cell: Cell | undefined;
  let depth = 0;
  let property = '';
  let isInCells = false;
  const visitor: JSONVisitor = {
    onObjectBegin: () => {
      depth++;
      if (!isInCells || depth !== 3) return;
      cell = { isCode: false, source: [] };
      cells.push(cell);
    },
    onObjectEnd: () => {
      if (depth-- === 3) cell = undefined;
    },
    onArrayBegin: () => {
      if (depth === 1 && property === 'cells') isInCells = true;
      depth++;
    },
    onArrayEnd: () => {
      depth--;
      if (depth === 1) isInCells = false;
    },
    onObjectProperty: (name) => {
      if (depth === 1 || depth === 3) property = name;
    },
    onLiteralValue: (value, _offset, _length, startLine) => {
      if (!cell || typeof value !== 'string') return;
      if (depth === 3 && property === 'cell_type') cell.isCode = value === 'code';
      else if (property === 'source' && (depth === 3 || depth === 4)) cell.source.push({ text: value, line: startLine + 1 });
    },
  };
  try {
    visit(text, visitor);
  } catch {
    // The visitor recurses: what is nested too deep for it has no lines.
  }
  return cells;
}

/** The lines of a cell: an item of `source` is usually one line, but may be several, or a part of one. */
function joined(source: { text: string; line: number }[]): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  let isOpen = false;
  for (const { text, line } of source) {
    const parts = text.split('\n');
    const endsLine = parts.length > 1 && parts.at(-1) === '';
    if (endsLine) parts.pop();
    for (const [index, part] of parts.entries()) {
      const previous = found.at(-1);
      if (index === 0 && isOpen && previous) previous.text += part;
      else found.push({ text: part, line });
    }
    isOpen = !endsLine;
  }
  return found;
}
