import { closeSync, createReadStream, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { InputError } from './source';

/** A file of lines to which lines are only ever added; each is on the disk before the next. */
export interface Journal {
  readonly isEmpty: boolean;
  /** Adds one line, or several with line ends between them. */
  append(lines: string): void;
  close(): void;
}

/** Opens a journal to add to it. What an interrupted write left is closed by a line end, so that no later line is lost with it. */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const fd = openSync(file, 'a+');
  const { size } = fstatSync(fd);
  const last = Buffer.alloc(1);
  const write = (text: string) => {
    // At the end of the file, in one write where the system takes it whole: lines of two writers do not mix.
    const bytes = Buffer.from(text);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      fsyncSync(fd);
    } catch (error) {
      throw new InputError(`${file} cannot be written (${(error as Error).message}). What it has is kept; run again to go on.`);
    }
  };
  if (size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== 10) write('\n');
  return {
    get isEmpty() {
      return fstatSync(fd).size === 0;
    },
    append: (lines) => write(`${lines}\n`),
    close: () => closeSync(fd),
  };
}

/** The lines of a journal, none where there is no file. */
export async function* readJournal(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) return;
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}
