import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OrganisationReport } from '../../../src/model/organisation';
import { organisationHtml } from '../../../src/org/report/html';
import { firstView, hashOf, viewOf } from '../../../src/org/report/html/client/view';
import { addressOf, pageOf, rowsOf, type TableData, tableJson } from '../../../src/org/report/html/rows';
import { hostile } from '../../report/hostile';
import { organisation } from './generate';

const whole = (report: OrganisationReport) => [...organisationHtml(report)].join('');
const json = (report: OrganisationReport) => [...tableJson(report)].join('');
const tableData = (report: OrganisationReport) => JSON.parse(json(report)) as TableData;

const report = organisation();
const words = (document: string) =>
  document
    .slice(document.indexOf('<body>'), document.indexOf('<noscript>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const dataOf = (document: string) =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(document)![1]!);

test('shows the levels, the trend, practices, moves, teams and failures', () => {
  const shown = words(whole(report));
  const all = report.repositories.length;
  const judged = report.repositories.filter(({ assessed }) => assessed).length;
  expect(shown).toContain(`repositories ${all} judged ${judged}`);
  for (const { number, name } of report.model.levels)
    expect(shown).toContain(`Level ${number} ${name} ${report.distribution[number]} `);
  for (const { id, met, partial, absent } of report.practices) {
    const { title } = report.model.practices.find((practice) => practice.id === id)!;
    expect(shown).toContain(`${title} ${met} met ${partial} partial ${absent} absent`);
  }
  for (const { date, distribution } of report.trend) expect(shown).toContain(`${date.slice(0, 10)} ${distribution.join(' ')}`);
  for (const { repository, from, to } of [...report.moves.rose, ...report.moves.fell])
    expect(shown).toContain(`${repository} Level ${from} to ${to}`);
  for (const { name, repositories } of report.teams) expect(shown).toContain(`${name} ${repositories.length}`);
  for (const { name } of report.repositories.filter(({ failure }) => failure)) expect(shown).toContain(name);
});

test('has a plain table of the first thousand repositories for a browser without scripts', () => {
  const many = organisation({ repositories: 1200 });
  const plain = /<noscript>(.*)<\/noscript>/s.exec(whole(many))![1]!;
  expect(plain.match(/<th scope="row">/g)?.length).toBe(1000);
  expect(plain).toContain('the other 200 are in the CSV and JSON reports');
  expect(plain).toContain(many.repositories[999]!.name);
  expect(plain).not.toContain(many.repositories[1000]!.name);
});

test('loads nothing, and its policy knows its style sheet and its script and no other', () => {
  const document = whole(report);
  const markup = document.replace(/<(style|script)\b[^>]*>.*?<\/\1>/gs, '');
  expect(markup).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|\b(src|srcset|style|on\w+)=/i);
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const style = /<style>(.*?)<\/style>/s.exec(document)![1]!;
  const scripts = [...document.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)];
  expect(scripts.map(([, attributes]) => attributes)).toEqual([' type="application/json" id="data"', '']);
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(scripts[1]![2]!)}; base-uri 'none'; form-action 'none'`;
  expect(document).toContain(`content="${policy}"`);
  expect(style).not.toMatch(/url\(|@import/);
});

test('is the same for the same report', () => {
  expect(whole(structuredClone(report))).toBe(whole(report));
});

test('the data of the table says of each repository what the report says', () => {
  const data = dataOf(whole(report));
  expect(data).toEqual(tableData(report));
  const rows = rowsOf(data);
  expect(rows.length).toBe(report.repositories.length);
  for (const [index, { name, assessed, failure }] of report.repositories.entries()) {
    const row = rows[index]!;
    expect(row.name).toBe(name);
    expect(row.level).toBe(assessed?.level.number ?? null);
    expect(row.statuses).toBe(assessed?.practices.map(({ status }) => status[0]).join('') ?? '');
    expect(row.failure === '').toBe(failure === null);
    expect(pageOf(row)).toBe(assessed ? `repositories/${name}.html` : undefined);
  }
});

test('leads to the evidence at the commit, and only there', () => {
  const row = { name: 'contoso/chat', commit: 'a'.repeat(40) };
  const at = (path: string) => addressOf('https://github.example', row, [path, 7]);
  const blob = `https://github.example/contoso/chat/blob/${row.commit}`;
  expect(at('src/a b#c?.py')).toBe(`${blob}/src/a%20b%23c%3F.py#L7`);
  expect(addressOf('https://github.example', row)).toBe(`https://github.example/contoso/chat/tree/${row.commit}`);
  for (const path of ['../../../evil', 'a/../b', './a', '/a', 'a//b', '']) expect(at(path)).toBeUndefined();
  expect(at('\ud800')).toBe(`${blob}/%EF%BF%BD#L7`);
  expect(addressOf(null, row, ['a', 1])).toBeUndefined();
});

test.each(['../evil/x', 'contoso/..', 'javascript:alert(1)/x', 'contoso/a b', 'contoso/x/y', '"><img>/x'])(
  'a repository cannot name itself out of its place: %j',
  (name) => {
    const [row] = rowsOf(tableData(organisation({ repositories: 1, said: name })));
    expect(row!.statuses).not.toBe('');
    expect(pageOf(row!)).toBeUndefined();
    expect(addressOf('https://github.example', row!)).toBeUndefined();
  },
);

test('links to no server that is not of the web', () => {
  for (const server of ['javascript:alert(1)', 'file:///etc', 'data:text/html,x', ''])
    expect(tableData({ ...report, server }).server).toBeNull();
  expect(tableData({ ...report, server: 'https://github.example/' }).server).toBe('https://github.example');
});

// The markup without any text or attribute that a stranger could have written.
const skeleton = (document: string) => document.replace(/>[^<]*/g, '>').replace(/="[^"]*"/g, '');
const plain = skeleton(whole(organisation({ repositories: 20, said: 'said' })));

test.each([...hostile, '</script><script>alert(1)</script>', '<!--<script>', ']]>', '</noscript><img src=x onerror=alert(1)>'])(
  'shows what a stranger wrote as text: %j',
  (said) => {
    const strange = organisation({ repositories: 20, said });
    const document = whole(strange);
    expect(skeleton(document)).toBe(plain);
    const written = document.replace(/<script>.*?<\/script>/s, '');
    expect(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.exec(written)).toBeNull();
    expect(document.length).toBeLessThan(2_000_000);
    expect(dataOf(document)).toEqual(tableData(strange));
    expect(json(strange)).not.toMatch(/[<>&\u2028\u2029]/);
  },
);

test('a view is kept by the address, and an anchor is none', () => {
  const view = {
    ...{
      sort: 'practice:compliance',
      descending: true,
      search: 'a&b=c #ü',
      level: '2',
      practice: 'compliance',
      status: 'partial',
    },
    ...{ team: 'customer care', visibility: 'private', scope: 'app', page: 3 },
  };
  expect(viewOf(hashOf(view))).toEqual(view);
  expect(hashOf(firstView)).toBe('');
  expect(viewOf('')).toEqual(firstView);
  expect(viewOf('#teams')).toBeUndefined();
  expect(viewOf('#practice=compliance')).toEqual({ ...firstView, practice: 'compliance', status: 'absent' });
  expect(viewOf(`#page=-1&sort=-&search=${'x'.repeat(9000)}`)).toEqual({ ...firstView, search: 'x'.repeat(500) });
  expect(viewOf('#page=1e99&status=met')).toEqual({ ...firstView, page: 1_000_000 });
});
