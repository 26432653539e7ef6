import { visit } from 'jsonc-parser';

/** The code of a notebook: `lines[i]` is the line of the file on which line i + 1 of the text stands. */
export interface NotebookCode {
  text: string;
  lines: number[];
}

/** Takes the text of an .ipynb and gives its code cells as one text, undefined where it is not valid. Magic and shell lines are blank. */
export function notebookCode(text: string): NotebookCode | undefined {
  try {
    return readCells(text);
  } catch {
    // The parser recurses: nesting that deep is no notebook.
    return undefined;
  }
}

function readCells(text: string): NotebookCode | undefined {
  const code: string[] = [];
  const lines: number[] = [];
  let isInvalid = false;
  let cell: { isCode: boolean; source: { text: string; line: number }[] } | undefined;
  let depth = 0;
  let property = '';
  let isInCells = false;
  let hasCells = false;

  function finish(): void {
    if (cell?.isCode) {
      for (const [index, { text: line, line: number }] of joined(cell.source).entries()) {
        // A cell that begins with %% and the name of another language (bash, html, sql …) is no Python.
        if (index === 0 && /^%%(?!time\b|timeit\b|capture\b)/.test(line)) break;
        code.push(/^\s*[%!]/.test(line) ? '' : line);
        lines.push(number);
      }
    }
    cell = undefined;
  }

  visit(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, {
    onObjectBegin: () => {
      depth++;
      if (isInCells && depth === 3) cell = { isCode: false, source: [] };
    },
    onObjectEnd: () => {
      if (isInCells && depth === 3) finish();
      depth--;
    },
    onArrayBegin: () => {
      if (depth === 1 && property === 'cells') isInCells = hasCells = true;
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
    onError: () => {
      isInvalid = true;
    },
  });
  return isInvalid || !hasCells ? undefined : { text: code.join('\n'), lines };
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
