import { describe, expect, test } from 'vitest';
import { describeProposal } from '../../src/config/proposal';
import { type Profile, readProfile, settle } from '../../src/config/read';
import { nameOf, remoteName } from '../../src/model/config-names';
import type { RuleBundle } from '../../src/rules/bundle';
import { compileRules } from '../../src/rules/compile';
import { openMemory } from '../../src/source/memory';
import { filesOf, type OpenBase } from '../../src/source/repository-files';
import { InputError } from '../../src/source/source';
import { builtInModel } from '../model';

const own = '.github/genaiops-maturity.yml';
const builtIn: RuleBundle = {
  digest: '0',
  model: builtInModel(),
  files: { classes: [], packages: [], extensions: {} },
  compiled: compileRules([]),
};
const sources = {
  builtIn(name?: string) {
    if (name === undefined || name === 'shipped') return builtIn;
    throw new InputError(`there is no model ${name}`);
  },
};

/** Repositories as the API would give them: OWNER/REPO@REF → files. */
const opener =
  (repositories: Record<string, Record<string, string>>, opened: string[] = []): OpenBase =>
  async (name) => {
    opened.push(nameOf(name));
    const id = `${name.owner}/${name.repo}@${name.ref}`;
    if (!repositories[id]) throw new InputError(`${id} is not there`);
    return filesOf(openMemory(repositories[id], id));
  };

const read = (files: Record<string, string>, repositories: Record<string, Record<string, string>> = {}) =>
  readProfile({ files: filesOf(openMemory(files, 'chat')), open: opener(repositories) });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => error.message,
  );
const rule = (id: string, more = '') =>
  `id: ${id}\npractice: compliance\ntitle: T\nsupports: met\nreason: R\n${more}find:\n  path: '**/${id}.txt'\n`;

describe('names', () => {
  test.each([
    'contoso/.github/maturity/base.yml@v1',
    'contoso/policies/base.yml@release/2026-07',
    'a/b/c@0123456789abcdef0123456789abcdef01234567',
  ])('%s is a file of another repository', (name) => {
    expect(nameOf(remoteName(name)!)).toBe(name);
  });

  test.each([
    ['../base.yml', /no path from the root/],
    ['/etc/base.yml', /no path from the root/],
    ['a//b.yml', /no path from the root/],
    ['.git/config', /no path from the root/],
    ['C:\\base.yml', /no path from the root/],
    ['https://github.com/contoso/.github/base.yml', /is an address; a file of another repository is OWNER\/REPO\/PATH@REF/],
    ['git@github.com:contoso/.github', /is an address/],
    ['contoso/base.yml@v1', /no file of another repository/],
    ['contoso/../base.yml@v1', /no file of another repository/],
    ['contoso/x/../../y@v1', /no file of another repository/],
    ['contoso/x/y@', /no file of another repository/],
    ['contoso/x/y@-v1', /no file of another repository/],
    ['contoso/x/y@a..b', /no file of another repository/],
    ['contoso/x/y@v1?ref=x', /no file of another repository/],
    ['con toso/x/y@v1', /no file of another repository/],
    ['contoso/x%2fy/z@v1', /no file of another repository/],
  ])('%s is none: file, line and what is', async (name, message) => {
    const text = await failure(read({ [own]: `min-level: 1\nextends: ${JSON.stringify(name)}\n` }));
    expect(text).toMatch(/^\.github\/genaiops-maturity\.yml:2: extends: /);
    expect(text).toMatch(message);
  });
});

describe('a chain', () => {
  test('is merged from the last base on, and a path in a base is one of its repository', async () => {
    const { merged, directories, parts } = await read(
      { [own]: 'extends: team.yml\nmin-level: 1\n', 'team.yml': 'extends: contoso/base/a.yml@v1\n' },
      {
        'contoso/base@v1': {
          'a.yml': 'extends: deep/b.yml\nmin-level: 2\nrules: [deep/rules]\n',
          'deep/b.yml': 'fail-on-regression: true\nallow: [rules]\n',
          'deep/rules/x/one.yml': rule('one'),
        },
      },
    );
    expect(merged.config).toEqual({ 'min-level': 2, 'fail-on-regression': true, allow: ['rules'] });
    expect(merged.notes).toEqual([
      `${own} sets min-level: 1; its base contoso/base/a.yml@v1 requires 2 and does not allow it to be changed.`,
    ]);
    expect(directories).toEqual([{ name: 'contoso/base@v1/deep/rules', files: { 'x/one.yml': rule('one') } }]);
    expect([...parts.keys()]).toEqual([own, 'team.yml']);
  });

  test('that goes round is refused, and shown', async () => {
    expect(await failure(read({ [own]: 'extends: a.yml\n', 'a.yml': '\nextends: b.yml\n', 'b.yml': 'extends: a.yml\n' }))).toBe(
      `b.yml:1: extends a.yml: it goes round in a circle: ${own} → a.yml → b.yml → a.yml`,
    );
    const remote = { 'contoso/x@v1': { 'a.yml': 'extends: Contoso/X/a.yml@v1\n' } };
    expect(await failure(read({ [own]: 'extends: contoso/x/a.yml@v1\n' }, remote))).toContain('round in a circle');
  });

  test('has at most five bases', async () => {
    const steps = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.yml`, `extends: ${at + 1}.yml\n`]));
    expect(await failure(read({ [own]: 'extends: 0.yml\n', ...steps, '6.yml': '' }))).toContain('at most 5 bases');
    expect((await read({ [own]: 'extends: 2.yml\n', ...steps, '6.yml': '' })).layers).toHaveLength(6);
  });

  test.each<[string, RegExp]>([
    [
      'extends: contoso/base.yml\n',
      /:1: extends contoso\/base\.yml: there is no file .* in chat\. A file of another repository is OWNER/,
    ],
    ['extends: contoso/base/a.yml@v1\n', /:1: extends contoso\/base\/a\.yml@v1: contoso\/base@v1 is not there/],
    [
      '\nversion: 2\nlater: {}\n',
      /:2: version: this configuration is of version 2; this program knows version 1: use a newer release/,
    ],
    ['version: 1\nmin-level:\n', /:2: min-level: it is empty, and there is no base/],
    ['allow: [min-levl]\n', /:1: allow\.0: .*did you mean min-level/],
    ['rules: [a, ../b]\n', /:1: rules\.1: \.\.\/b is no path/],
    ['rules:\n  - nowhere\n', /:2: rules: there is no directory nowhere in chat/],
    ['model: unknown\n', /:1: model: there is no model unknown/],
  ])('%j: file, line and what to do', async (text, message) => {
    expect(await failure(read({ [own]: text }).then((profile) => settle(profile, sources)))).toMatch(message);
  });
});

describe('rules', () => {
  test('of the base come first, and practices are checked with all of them', async () => {
    const practice = '{ id: own-practice, title: T, level: 1, decide: strongest, missing: M., advice: A. }';
    const profile = await read({
      [own]: 'extends: base.yml\nrules: [mine]\nrequired-practices: [own-practice]\n',
      'base.yml': 'rules: [theirs]\nallow: [rules]\n',
      'theirs/practices.yml': `practices:\n  - ${practice}\n`,
      'mine/one.yml': rule('one'),
    });
    expect(profile.directories.map(({ name }) => name)).toEqual(['theirs', 'mine']);
    const { rules, requirements } = await settle(profile, {
      ...sources,
      added: [{ name: 'given', files: { 'two.yml': rule('two') } }],
    });
    expect(rules.compiled.rules.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(requirements.requiredPractices).toEqual(['own-practice']);
  });

  test('that do not count are named where a practice of theirs is required', async () => {
    const profile = await read({
      [own]: 'extends: base.yml\nrules: [mine]\nrequired-practices: [their-practice]\n',
      'base.yml': 'min-level: 1\n',
    });
    expect(await failure(settle(profile, sources))).toMatch(
      /genaiops-maturity\.yml:3: there is no practice their-practice.*sets rules; its base base\.yml does not allow that, so it does not count\./,
    );
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ 'r/one.yml': rule('one'), 'r/a/one.yml': rule('one') }, /r\/one\.yml:1: the id one is also that of r\/a\/one\.yml/],
    [{ 'r/one.yml': rule('one').replace("path: '**/one.txt'", "line: '(?=a)b'") }, /r\/one\.yml:7: .*RE2/],
    [{ 'r/one.yml': rule('one').replace('supports', 'suports') }, /r\/one\.yml:4: .*did you mean supports/],
    [{ 'r/one.yml': rule('one', 'override: Ours is better.\n') }, /r\/one\.yml:6: there is no rule one to override/],
  ])('%# with a fault: file and line', async (files, message) => {
    const profile = await read({ [own]: 'rules: [r]\n', ...files });
    expect(await failure(settle(profile, sources))).toMatch(message);
  });
});

describe('a proposal', () => {
  test('that weakens a base in its own repository is said', async () => {
    const files = { [own]: 'extends: policies/base.yml\n', 'policies/base.yml': 'min-level: 3\n' };
    const place = { files: filesOf(openMemory({ ...files, 'policies/base.yml': 'min-level: 1\n' })) };
    expect(await describeProposal(await read(files), { place }, sources)).toEqual([
      'This change changes policies/base.yml: until it is merged, the configuration of the base holds.',
    ]);
  });

  const holding = { [own]: 'extends: contoso/base/a.yml@v1\nrules: [r]\nmin-level: 2\n', 'r/one.yml': rule('one') };
  const repositories = {
    'contoso/base@v1': { 'a.yml': 'allow: [rules]\n', 'b.yml': 'secret: 1\n' },
    'x/y@v1': { 'a.yml': 'secret: 1\n' },
  };
  const describeChange = async (proposed: Record<string, string>, grown?: Record<string, string>) => {
    const opened: string[] = [];
    const open = opener(repositories, opened);
    const holds: Profile = await readProfile({ files: filesOf(openMemory(holding)), open });
    const files = filesOf(openMemory(proposed));
    const notes = await describeProposal(holds, { place: { files }, grown: grown && filesOf(openMemory(grown)) }, sources);
    expect(opened).toEqual(['contoso/base/a.yml@v1']);
    return notes;
  };

  test('that changes nothing, or is only behind, is not said', async () => {
    expect(await describeChange(holding)).toEqual([]);
    const older = { ...holding, 'r/one.yml': rule('one').replace('R', 'Older') };
    expect(await describeChange(older, older)).toEqual([]);
  });

  test('that changes its rules is said like one that changes the configuration', async () => {
    expect(await describeChange({ ...holding, 'r/one.yml': rule('one').replace('met', 'partial') })).toEqual([
      'This change changes the rules in r: until it is merged, those of the base hold.',
    ]);
    expect(await describeChange({ ...holding, [own]: 'min-level: 1\n' })).toEqual([
      `This change changes ${own}: until it is merged, the configuration of the base holds.`,
      'This change removes the rules in r: until it is merged, those of the base hold.',
    ]);
    expect((await describeChange({ ...holding, 'r/one.yml': 'id: one\n' })).at(-1)).toMatch(
      /proposes cannot be used: r\/one\.yml:1: /,
    );
  });

  test('opens no base that does not hold already, which its author may not be meant to see', async () => {
    for (const name of ['x/y/a.yml@v1', 'contoso/base/b.yml@v1'])
      expect(await describeChange({ ...holding, [own]: `extends: ${name}\n` })).toEqual([
        `This change changes ${own}: until it is merged, the configuration of the base holds.`,
        'This change removes the rules in r: until it is merged, those of the base hold.',
        `What ${name} requires is not looked at before this change is merged.`,
      ]);
  });
});
