import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config/file';
import { createContentScan } from '../src/detect/content';
import type { Assessment } from '../src/model/assessment';
import { unknownPractice } from '../src/model/practice';
import { openRepository } from '../src/repository/repository';
import type { RuleBundle } from '../src/rules/bundle';
import { createEvaluation } from '../src/rules/evaluate';
import { extendRules } from '../src/rules/extend';
import { readCases } from '../src/rules/load';
import { scan } from '../src/scan';
import { openMemory } from '../src/source/memory';
import { allBlocks, allExamples, blocksMarked, type Example, examplesOf, pages, readPage, treeOf } from './docs/pages';

const builtIn = JSON.parse(readFileSync('dist/rules.json', 'utf8')) as RuleBundle;
const practices = builtIn.model.levels.flatMap((level) => level.practices);
const applications = new Map(examplesOf('application').map(([, example]) => [example.says, treeOf(example)]));

/** What precedes an example on its page: the nearest of these. */
function preceding<T extends { page: string; line: number }>(all: readonly T[], { page, line }: Example): T {
  return all.filter((one) => one.page === page && one.line < line).at(-1)!;
}

function rulesOf(example: Example): RuleBundle {
  return extendRules(builtIn, treeOf(example), 'rules');
}

/** The places that one rule finds in a small tree, `path:line`. */
async function find(rules: RuleBundle, id: string, tree: Record<string, string>): Promise<string[]> {
  const content = createContentScan(rules.compiled);
  const languages = new Set(rules.compiled.patterns.flatMap((pattern) => pattern.languages));
  const repository = await openRepository(openMemory(tree), rules.files, languages, content.visit);
  const { evidence, scopes } = (await createEvaluation(rules.compiled, repository, content.found, content.meter)).findings();
  return [...evidence, ...scopes].filter(({ rule }) => rule === id).map(({ path, line }) => `${path}:${line}`);
}

/** What an assessment has to say of what a page claims: a practice, `practice/technique`, `scope` or `level`. */
function verdict({ scope, level, practices }: Assessment, claim: string): string | undefined {
  if (claim === 'scope') return scope;
  if (claim === 'level') return `${level.number}`;
  const [id, technique] = claim.split('/');
  const practice = practices.find((one) => one.id === id);
  if (technique === undefined) return practice?.status;
  return practice?.techniques?.includes(technique) ? 'counted' : 'not-counted';
}

describe('trees are judged as the page says', () => {
  test.each(examplesOf('expect'))('%s', async (_, example) => {
    const [, claims, base, own] = /^(.*?)(?: on ([a-z]+))?( by these rules)?$/.exec(example.says)!;
    expect(example.files).not.toEqual([]);
    if (base !== undefined) expect([...applications.keys()]).toContain(base);
    const rules = own
      ? rulesOf(
          preceding(
            allExamples.filter(({ kind }) => kind === 'rules'),
            example,
          ),
        )
      : builtIn;
    const assessment = await scan(openMemory({ ...(base && applications.get(base)), ...treeOf(example) }), rules);
    const found = assessment.practices.flatMap(({ evidence }) => evidence);
    const seen = found.map(({ rule, supports, path, line }) => `${rule} ${supports} ${path}:${line}`).join('\n');
    for (const one of claims!.split(', ')) {
      const [claim, expected] = one.split(' ') as [string, string];
      expect(verdict(assessment, claim), `${claim} (${assessment.scope})\n${seen}`).toBe(expected);
    }
  });

  test.each([...applications])('the %s application is what the page says of it', async (_, tree) => {
    const { scope, level, practices } = await scan(openMemory(tree), builtIn);
    expect({ scope, level: level.number }).toEqual({ scope: 'app', level: 1 });
    expect(practices.filter(({ status }) => status === 'met').map(({ id }) => id)).toEqual(['llm-apis', 'prompt-integration']);
  });
});

describe('rules', () => {
  const head = 'id: example\npractice: compliance\ntitle: Example\nsupports: partial\nreason: An example.\n';
  const conditions = allBlocks.filter(({ mark }) => mark === 'find');
  test.each(examplesOf('found'))('%s is found', async (_, example) => {
    const { text } = preceding(conditions, example);
    const rules = extendRules(builtIn, { 'example.yml': head + text }, 'rules');
    const places = await find(rules, 'example', treeOf(example));
    expect(places.join(', ') || 'nothing').toBe(example.says);
  });

  test('each condition has an example of what it finds', () => {
    const asked = examplesOf('found').map(([, example]) => preceding(conditions, example));
    expect(conditions.filter((one) => !asked.includes(one))).toEqual([]);
  });

  test.each(examplesOf('rules'))('%s', async (_, example) => {
    const refused = /^refused, (.*)$/.exec(example.says);
    if (refused) return expect(() => rulesOf(example)).toThrow(refused[1]);
    const rules = rulesOf(example);
    for (const [path, text] of Object.entries(treeOf(example)).filter(([path]) => path.endsWith('.test.yml'))) {
      const id = path.split('/').at(-1)!.replace('.test.yml', '');
      const { positive, negative } = readCases(path, text);
      for (const { name, files, at } of positive)
        expect(await find(rules, id, files), name).toContainEqual(at ?? expect.anything());
      for (const { name, files } of negative) expect(await find(rules, id, files), name).toEqual([]);
    }
  });
});

test.each(blocksMarked('config'))('%s is a configuration', (_, { page, text }) => {
  const { 'required-practices': required } = parseConfig(page, text);
  expect(unknownPractice(builtIn.model, required ?? [])).toBeUndefined();
});

describe('nothing escapes', () => {
  const marks = ['config', 'find', 'workflow'];
  const unmarked = (blocks: typeof allBlocks, examples: typeof allExamples) =>
    blocks.filter((block) => {
      if (block.path !== undefined)
        return !examples.some(({ files }) => files.includes(block)) || !block.above.includes(`\`${block.path}\``);
      return block.mark === '' ? !['text', 'sh'].includes(block.language) : !marks.includes(block.mark);
    });

  test('every block says what it is an example of', () => {
    expect(unmarked(allBlocks, allExamples).map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([]);
  });

  test.each([
    ['no mark', '```yaml\na: 1\n```'],
    ['no language', '```\na\n```'],
    ['a file of no example', '`a.py`\n\n```python file=a.py\n```'],
    ['a file after the next heading', '<!-- expect: compliance met -->\n## Other\n`a.py`\n\n```python file=a.py\n```'],
    ['a file whose name is not shown', '<!-- expect: compliance met -->\n\n```python file=a.py\n```'],
  ])('%s would be seen', (_, markdown) => {
    const { blocks, examples } = readPage('page.md', markdown);
    expect(unmarked(blocks, examples)).toHaveLength(1);
  });

  test('every comment is of a kind that is run', () => {
    const kinds = ['expect', 'application', 'found', 'rules'];
    expect(allExamples.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
  });
});

describe('the pages of the practices', () => {
  test.each(practices)(
    '$id has its page, with examples of each verdict in two stacks or more',
    ({ id, title, techniques = {} }) => {
      const page = `docs/model/${id}.md`;
      const text = readFileSync(page, 'utf8');
      expect(text.split('\n')[0]).toBe(`# \`${id}\`: ${title[0]!.toLowerCase()}${title.slice(1)}`);
      for (const status of ['met', 'partial', 'absent']) {
        const claims = allExamples.filter((example) => example.page === page && example.says.startsWith(`${id} ${status}`));
        const stacks = claims.map(({ says, files }) => `${says.split(' on ')[1]} ${files.map(({ language }) => language)}`);
        expect(new Set(stacks).size, status).toBeGreaterThanOrEqual(2);
      }
      const rows = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, technique]) => technique);
      expect(rows).toEqual(Object.keys(techniques));
    },
  );
});

/** Pages that others write; each line goes when its page is there. */
const toCome = ['docs/coverage.md', 'docs/starters.md'];

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): string[] {
  const headings = [
    ...readFileSync(page, 'utf8')
      .replace(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/^#{1,6} (.*)$/gm),
  ];
  return headings.map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(pages)('%s links to what is there', (page) => {
  const text = readFileSync(page, 'utf8').replace(/^ *```[\s\S]*?^ *```$/gm, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^[a-z]+:/.test(link));
  const broken = links.filter((link) => {
    const [path, anchor] = link.split('#') as [string, string | undefined];
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return !toCome.includes(target);
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});
