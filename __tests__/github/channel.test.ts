import { afterEach, expect, test, vi } from 'vitest';
import { openChannel } from '../../src/github/channel';
import { runContext } from '../../src/github/context';
import type { Annotation, Verdict } from '../../src/report/annotations';

const context = runContext({}, {});
const many = (count: number, severity: Annotation['severity']): Annotation[] =>
  Array.from({ length: count }, (_, index) => ({
    path: 'a:b,c\n::error::owned.py',
    line: index + 1,
    endLine: index + 1,
    severity,
    title: 'Gap',
    message: 'one%\ntwo',
  }));
const verdict = (annotations: Annotation[]): Verdict => ({ conclusion: 'success', title: 'a', summary: 'b', annotations });

async function publish(kind: 'workflow' | 'none', annotations: Annotation[]): Promise<{ log: string[]; notes: string[] }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  const notes = await (await openChannel(kind, '', context)).publish(verdict(annotations));
  return { log: text.split('\n').filter(Boolean), notes };
}

afterEach(() => vi.restoreAllMocks());

test('emits ten of each severity, the first ones, and notes how many more there are', async () => {
  const { log, notes } = await publish('workflow', [...many(13, 'warning'), ...many(10, 'notice')]);
  expect(log.map((line) => line.replace(/^::(\w+) .*,line=(\d+),.*$/, '$1 $2'))).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `warning ${index + 1}`),
    ...Array.from({ length: 10 }, (_, index) => `notice ${index + 1}`),
  ]);
  expect(notes).toEqual([expect.stringMatching(/^3 more of severity warning/)]);
});

test('escapes what would end a command or begin another', async () => {
  const { log } = await publish('workflow', many(1, 'notice'));
  expect(log).toEqual(['::notice title=Gap,file=a%3Ab%2Cc\\n%3A%3Aerror%3A%3Aowned.py,line=1,endLine=1::one%25%0Atwo']);
});

test('says nothing where nothing is asked for', async () => {
  expect(await publish('none', many(1, 'warning'))).toEqual({ log: [], notes: [] });
});
