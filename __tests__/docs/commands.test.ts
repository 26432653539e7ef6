import { existsSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { blocksMarked } from './pages';

// The command line as it is, but for what its commands do.
vi.mock('commander', async (original) => {
  const real = await original<typeof import('commander')>();
  class Parser extends real.Command {
    override createCommand(name?: string) {
      return new Parser(name);
    }
    override action() {
      return super.action(() => {});
    }
  }
  return { ...real, Command: Parser };
});

const { argv, exitCode } = process;
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = exitCode;
});

/** Has the command line parse arguments, and gives its exit code with what it wrote to standard error. */
async function parse(args: string[]): Promise<{ code: unknown; said: string }> {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stdout, 'on').mockReturnThis();
  vi.resetModules();
  process.argv = ['node', 'genaiops-maturity', ...args];
  process.exitCode = undefined;
  await import('../../src/cli');
  await vi.waitFor(() => expect(process.exitCode).toBeDefined(), 20_000);
  return { code: process.exitCode, said: said.join('') };
}

const program = /^(?:\w+=\S+ )*(?:npx (?:--yes )?genaiops-maturity|genaiops-maturity|node dist\/cli\.js)(?= |$)/;
const lines = blocksMarked('sh').flatMap(([, { text }]) => text.replaceAll('\\\n', ' ').split('\n'));
// Commands that others write; each goes when it is there.
const toCome = ['rules', 'init'].filter((name) => !existsSync(`src/${name}-cli.ts`));
const commands = [
  ...new Set(
    lines.filter((line) => program.test(line) && !toCome.includes(line.split(' ')[1]!)).map((line) => line.replace(/ # .*/, '')),
  ),
];

test.each(commands)('%s is a command', async (line) => {
  const words = [...line.replace(program, '').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)];
  expect(await parse(words.map(([, single, double, plain]) => single ?? double ?? plain!))).toEqual({ code: 0, said: '' });
});

test.each([
  [['--min-levl', '2'], 'unknown option'],
  [['scan', '.', '--format', 'pdf'], 'It is one of text, json'],
  [['org', 'contoso', '--teams', 'x'], 'It is topic:PREFIX'],
  [['explain', '.'], 'missing required argument'],
])('%s would be refused', async (args, message) => {
  const { code, said } = await parse(args);
  expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(message) });
});

test('the scripts of npm that are named are there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = lines.flatMap((line) => [...line.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!));
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
