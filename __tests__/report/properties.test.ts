import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { test } from 'vitest';
import type { Assessment } from '../../src/model/assessment';
import { type Format, reports } from '../../src/report';
import { annotations, verdict } from '../../src/report/annotations';
import { sarif } from '../../src/report/sarif';
import { text } from '../../src/report/text';
import { assessment } from './assessment';
import { hostile } from './hostile';

const pieces = [
  ...hostile.filter((each) => each.length < 100),
  ...[
    '|',
    '\\|',
    '`',
    '``',
    '<',
    '>',
    '&',
    '&#124;',
    '\\',
    '@',
    '#1',
    '::',
    ':',
    '%0A',
    '\n',
    '\r\n',
    '\u001b[2J',
    '\u009d',
    '\0',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\u00ad',
    '\ud83d',
    '](',
    '[x',
    '{0}',
    '$'.concat('{{ x }}'),
    ']]>',
    '"',
    "'",
    ' ',
    '../',
    '/',
    'é',
    '日',
    '👩‍👩‍👧',
  ],
  ...[
    '\n::error::x',
    '::add-mask::x',
    '##[group]',
    '<!--',
    '-->',
    'www.x.example',
    'https://x.example',
    'javascript:x',
    '---',
    '\n# x',
    '\n| a |',
  ],
];
/** What a stranger writes: pieces that do harm, any characters, names of 4 KB. */
const said = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...hostile.filter((each) => each.length >= 100)) },
);

const wanted = fc.record({
  statuses: fc.string({ unit: fc.constantFrom('m', 'p', 'a'), minLength: 12, maxLength: 12 }),
  level: fc.nat(4),
  words: fc.array(said, { minLength: 5, maxLength: 5 }),
  endLine: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
});

/** An assessment in which every text that a stranger can fill is one of the given ones. */
function build({
  statuses,
  level,
  words,
  endLine,
}: {
  statuses: string;
  level: number;
  words: string[];
  endLine: number | undefined;
}) {
  let turn = 0;
  const next = () => words[turn++ % words.length]!;
  const of: Assessment = assessment(statuses, level);
  const location = () => ({ path: next(), line: 3, excerpt: next(), ...(endLine !== undefined && { endLine }) });
  of.source.id = next();
  for (const practice of of.practices) {
    practice.techniques = [next()];
    for (const evidence of practice.evidence)
      Object.assign(evidence, location(), { rule: next(), technique: next(), reason: next() });
  }
  for (const gap of of.gaps) Object.assign(gap, { advice: next(), location: location() });
  of.diagnostics = [1, 2, 3, 4, 5, 6].map(() => ({ path: next(), kind: next(), message: next() }));
  of.policies = [
    { id: next(), required: next(), found: next(), passed: false, advice: next() },
    { id: next(), required: next(), found: next(), passed: true },
  ];
  const change = () => ({ practice: next(), title: next(), level: 2, from: 'met', to: 'absent', evidence: location() }) as const;
  of.comparison = {
    base: { revision: of.source.revision, scope: 'app', level: { number: 1, name: next() } },
    rose: [{ ...change(), from: 'absent', to: 'met' }],
    fell: [change(), change()],
  };
  const states = ['active', 'expired', 'unused', 'incomplete'] as const;
  of.exemptions = states.map((state) => {
    const declared = {
      practice: next(),
      rule: next(),
      path: next(),
      reason: next(),
      owner: next(),
      link: next(),
      expires: next(),
    };
    return { ...declared, kind: 'met-elsewhere', state, message: next() };
  });
  of.attestedLevel = { number: 3, name: next() };
  of.asOf = next();
  return of;
}

/** The same with harmless words, of the same emptiness: what the shape has to be. */
const calm = (given: Parameters<typeof build>[0]) => build({ ...given, words: given.words.map(() => 'word') });

// The same cases each time, so that a change is blamed only for what it breaks; SEED and RUNS look further.
const { SEED = '1', RUNS = '25' } = process.env;
const check = (property: (of: Assessment, given: Parameters<typeof build>[0]) => Promise<void> | void) =>
  fc.assert(
    fc.asyncProperty(wanted, async (given) => property(build(given), given)),
    { numRuns: Number(RUNS), seed: Number(SEED) },
  );
const report = (format: Format, of: Assessment, width = 80) => reports[format](of, { width, color: false });
const must = (isTrue: boolean, what: string, found: unknown) => {
  if (!isTrue) throw new Error(`${what}: ${JSON.stringify(found)?.slice(0, 2000)}`);
};
// Not \p{C}: what Unicode has not assigned yet differs by version of Node, and does nothing.
const acting = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[|^[ \t]*::/mu;
const harmless = (document: string) => {
  const match = acting.exec(document);
  must(match === null, 'control, bidirectional or command', document.slice(Math.max(0, (match?.index ?? 0) - 60)).slice(0, 150));
};

test('no format shows what a terminal, a runner or a reader is fooled by', () =>
  check(async (of) => {
    for (const format of Object.keys(reports) as Format[]) harmless(await report(format, of));
  }));

test('JSON has the same values', () =>
  check(async (of) => {
    must(JSON.stringify(sorted(JSON.parse(await report('json', of)))) === JSON.stringify(sorted(of)), 'other values', of);
  }));

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0.json'), 'utf8')));
const root = 'https://github.com/o/r/blob/main/';

test('SARIF is valid and its addresses stay in the repository', () =>
  check((of) => {
    const log = JSON.parse(sarif(of, 'app/', 'https://github.com/o/r'));
    must(validate(log), 'invalid', validate.errors);
    must(log.runs[0].results.length === of.gaps.length, 'results lost', log);
    for (const [index, { locations }] of log.runs[0].results.entries()) {
      const { uri } = locations[0].physicalLocation.artifactLocation;
      const { pathname, href } = new URL(uri, root);
      must(href === root + uri && href.startsWith(`${root}app/`), 'leaves the repository', uri);
      const parts = `app/${of.gaps[index]!.location.path}`.replace(/\p{Cs}/gu, '\ufffd').split('/');
      const kept = parts.filter((part, at) => !['.', '..'].includes(part) && (part !== '' || at === parts.length - 1));
      must(decodeURIComponent(pathname.slice('/o/r/blob/main/'.length)) === kept.join('/'), 'another file', uri);
    }
  }));

// Blocks as GitHub sees them; the words inside do not change them.
const shape = (document: string) => document.split('\n').map((line) => /^(\||- |#+ |<|$)/.exec(line)?.[1] ?? 'text');
const cells = (row: string) => row.split(/(?<!\\)\|/).length;

test('Markdown keeps its shape and has no live markup', () =>
  check(async (of, given) => {
    const document = await report('markdown', of);
    must(shape(document).join() === shape(await report('markdown', calm(given))).join(), 'another shape', document);
    const rows = document.split('\n').filter((line) => line.startsWith('|'));
    must(new Set(rows.map(cells)).size <= 1 && rows.every((row) => cells(row) === 7), 'broken row', rows);
    const bare = document.replace(/<code>[^<>]*<\/code>|`[^`\n]+`/g, '').replace(/\]\([^()\s]*\)/g, ']');
    must(!/@(?!&#8203;)|#\d(?<!&#\d)|:\/\/|www\.|[<>]|(?<!\\)!\[/.test(bare), 'live markup', bare);
  }));

test('text at any width has no other characters than its own colours', () =>
  check((of) => {
    for (const width of [40, 80, 120]) {
      const colored = text(of, { width, color: true });
      harmless(stripVTControlCharacters(colored));
      must(stripVTControlCharacters(colored) === text(of, { width, color: false }), 'colours change the text', colored);
      must(
        colored
          .split('\u001b')
          .slice(1)
          .every((part) => /^\[\d{1,2}m/.test(part)),
        'foreign escape',
        colored,
      );
    }
  }));

test('annotations are within limits, on one line each, and the verdict is safe to show', () =>
  check((of) => {
    const found = annotations(of);
    must(found.length === of.gaps.length, 'annotations lost', found);
    for (const { line, endLine, title, message } of found) {
      must(line <= endLine && title.length <= 255 && Buffer.byteLength(message) <= 64 * 1024, 'limits', found);
      must(
        !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(title + message.replace('\n', '')) && message.split('\n').length === 2,
        'more than text',
        message,
      );
    }
    const { title, summary, failure = '' } = verdict(of);
    for (const shown of [title, summary, failure]) harmless(shown);
  }));

test('the badge is well-formed', () =>
  check(async (of, { words }) => {
    of.level.name = words[0]!;
    of.tool.version = words[1]!;
    const svg = await report('badge-svg', of);
    must(XMLValidator.validate(svg) === true, 'not well-formed', svg);
    must(
      (svg.match(/</g) ?? []).length === ((await report('badge-svg', assessment('mmmmmmmmmmmm', 4))).match(/</g) ?? []).length,
      'more elements',
      svg,
    );
    harmless(await report('badge', of));
  }));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
