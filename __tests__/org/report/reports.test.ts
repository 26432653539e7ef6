import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { OrganisationReport } from '../../../src/model/organisation';
import { organisationReports } from '../../../src/org/report';
import { organisationCsv as csvParts } from '../../../src/org/report/csv';
import { organisationFacts as factsParts } from '../../../src/org/report/facts';
import { organisationJson as jsonParts } from '../../../src/org/report/json';
import { organisationMarkdown } from '../../../src/org/report/markdown';
import { organisationText } from '../../../src/org/report/text';
import { hostile } from '../../report/hostile';
import { organisation } from './generate';

const organisationCsv = (given: OrganisationReport) => [...csvParts(given)].join('');
const organisationFacts = (given: OrganisationReport) => [...factsParts(given)].join('');
const organisationJson = (given: OrganisationReport) => [...jsonParts(given)].join('');
const plain = { width: 80, color: false };
const report = organisation();
const assessed = report.repositories.filter((each) => each.assessed);
// What a reader or a terminal could be fooled by.
const hidden = /[^\P{C}\n]/u;

test('the generator gives the same report for the same seed, with everything in it', () => {
  expect(organisation()).toEqual(report);
  expect(organisation({ seed: 2 })).not.toEqual(report);
  expect(report.distribution.every((count) => count > 0)).toBe(true);
  expect(report.moves.rose.length * report.moves.fell.length).toBeGreaterThan(0);
  expect(report.repositories.some(({ assessed: a, failure }) => a && failure)).toBe(true);
  expect(report.repositories.some(({ assessed: a, failure }) => !a && failure)).toBe(true);
});

test('every format is there and is loaded on demand', async () => {
  for (const [format, make] of Object.entries(organisationReports))
    expect([...(await make(report, plain))].join('').length, format).toBeGreaterThan(500);
});

describe('CSV', () => {
  const cells = (line: string) => line.split(',');

  test('has one row a repository, with its level, practices and failure', () => {
    const [head, ...rows] = organisationCsv(report).trimEnd().split('\n');
    expect(rows.length).toBe(report.repositories.length);
    const columns = cells(head!);
    for (const [index, repository] of report.repositories.entries()) {
      const row = Object.fromEntries(cells(rows[index]!).map((cell, at) => [columns[at]!, cell]));
      expect(row).toMatchObject({
        repository: repository.name,
        level: String(repository.assessed?.level.number ?? ''),
        failure: repository.failure?.reason ?? '',
      });
      for (const { id, status } of repository.assessed?.practices ?? []) expect(row[id]).toBe(status);
    }
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('no cell begins as a formula: %j', (said) => {
    const shown = organisationCsv(organisation({ repositories: 3, said }));
    expect(shown).toContain(said.slice(-2));
    for (const cell of shown.split(/[\n,]/)) expect(cell).not.toMatch(/^"?[=+\-@\t＝＋－＠]/);
  });

  test('a line break or a comma in a text opens no new row or cell', () => {
    const shown = organisationCsv(organisation({ repositories: 3, said: 'a\nb,"c' }));
    expect(shown.trimEnd().split('\n').length).toBe(4);
    expect(shown).toContain('"a\\nb,""c"');
  });
});

describe('JSON', () => {
  test('is the report, one line a repository, always the same', () => {
    const shown = organisationJson(report);
    expect(JSON.parse(shown)).toEqual(report);
    expect(shown.endsWith('}\n')).toBe(true);
    const lines = shown.split('\n').filter((line) => line.startsWith('{"name":"contoso/'));
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')).name)).toEqual(report.repositories.map(({ name }) => name));
    const shuffled = Object.fromEntries(Object.entries(report).reverse()) as unknown as OrganisationReport;
    shuffled.repositories = report.repositories.map(
      (each) => Object.fromEntries(Object.entries(each).reverse()) as unknown as typeof each,
    );
    expect(organisationJson(shuffled)).toBe(shown);
  });

  test('is valid without repositories, and shows nothing hidden', () => {
    expect(JSON.parse(organisationJson(organisation({ repositories: 0 }))).repositories).toEqual([]);
    const strange = organisation({ repositories: 3, said: hostile.join(' ') });
    expect(JSON.parse(organisationJson(strange))).toEqual(strange);
    expect(hidden.exec(organisationJson(strange))).toBeNull();
  });
});

describe('facts for Backstage', () => {
  const facts = JSON.parse(organisationFacts(report)) as {
    entity: Record<string, string>;
    lookup: { annotations: Record<string, string>; references: string[] };
    facts: Record<string, unknown>;
    timestamp: string;
  }[];

  test('has each judged repository, with level, scope, every practice, commit and time', () => {
    expect(facts.map((each) => each.facts['genaiops.repository'])).toEqual(assessed.map(({ name }) => name));
    for (const [index, each] of facts.entries()) {
      const { assessed: found, name } = assessed[index]!;
      expect(each.facts).toMatchObject({
        'genaiops.level': found!.level.number,
        'genaiops.scope': found!.scope,
        'genaiops.commit': found!.commit,
      });
      for (const { id, status } of found!.practices) expect(each.facts[`genaiops.${id}`]).toBe(status);
      expect(each.lookup.annotations['github.com/project-slug']).toBe(name);
      expect(each.entity).toEqual({ namespace: 'default', kind: 'Component', name: name.split('/')[1] });
      expect(Number.isNaN(Date.parse(each.timestamp))).toBe(false);
    }
  });

  test('says of an earlier result when it was made', () => {
    const stale = assessed.findIndex(({ failure }) => failure);
    expect(facts[stale]!.timestamp).toBe(assessed[stale]!.history.at(-1)!.date);
    expect(facts[stale]!.timestamp < report.date).toBe(true);
  });

  test.each(hostile)('names entities as the catalog allows: %j', (said) => {
    const shown = organisationFacts(organisation({ repositories: 2, said }));
    for (const { entity } of JSON.parse(shown)) expect(entity.name).toMatch(/^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/);
    expect(hidden.exec(shown)).toBeNull();
  });
});

describe('Markdown', () => {
  test('has the levels, practices, moves and failures', () => {
    const shown = organisationMarkdown(report);
    for (const level of report.model.levels)
      expect(shown).toContain(`| ${level.number} ${level.name} | ${report.distribution[level.number]} |`);
    const { id, met, partial, absent } = report.practices[0]!;
    const { title } = report.model.practices.find((practice) => practice.id === id)!;
    expect(shown).toContain(`### Practices most often missing\n\n| Practice | ○ absent | ◐ partial | ● met |`);
    expect(shown).toContain(`| ${title} | ${absent} | ${partial} | ${met} |`);
    const [rose, fell] = [report.moves.rose[0]!, report.moves.fell[0]!];
    expect(shown).toMatch(
      `▲ [\`${rose.repository}\`](https://github.example/${rose.repository}): level ${rose.from} → ${rose.to}`,
    );
    expect(shown).toMatch(`▼ [\`${fell.repository}\`]`);
    expect(shown).toContain('### Not judged by this run');
    for (const { name } of report.repositories.filter(({ failure }) => failure)) expect(shown).toContain(`\`${name}\``);
  });

  test('stays under 60 KB, whoever named the repositories and however many there are', () => {
    expect(organisationMarkdown(organisation({ repositories: 3000 })).length).toBeLessThan(10_000);
    for (const said of [...hostile, '&'.repeat(500), '|<'.repeat(300)]) {
      const shown = organisationMarkdown(organisation({ repositories: 300, said }));
      expect(Buffer.byteLength(shown)).toBeLessThan(60_000);
      expect(hidden.exec(shown)).toBeNull();
    }
  });

  test('says how many it leaves out', () => {
    const many = organisation({ repositories: 1000 });
    expect(many.moves.rose.length).toBeGreaterThan(15);
    expect(organisationMarkdown(many)).toContain(`- and ${many.moves.rose.length - 15} more: see the JSON report`);
  });
});

describe('text', () => {
  test('has the levels, practices, moves and failures in short', () => {
    const shown = organisationText(report, plain);
    for (const { number, name } of report.model.levels)
      expect(shown).toMatch(new RegExp(`^Level ${number} ${name} +${report.distribution[number]} +\\d+% ■+$`, 'm'));
    expect(shown).toContain(`Rose: ${report.moves.rose.length}\n  ▲ ${report.moves.rose[0]!.repository}  level`);
    expect(shown).toContain(`Fell: ${report.moves.fell.length}\n  ▼ ${report.moves.fell[0]!.repository}  level`);
    expect(shown).toContain('Not judged by this run\n');
    expect(shown.split('\n').length).toBeLessThan(45);
  });

  test('is the same text with colours and without', () => {
    const colored = organisationText(report, { width: 80, color: true });
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(organisationText(report, plain));
  });

  test.each([40, 80, 120])('no line is wider than %i columns and nothing acts', (width) => {
    for (const said of [undefined, ...hostile]) {
      const shown = organisationText(organisation({ repositories: 60, ...(said && { said }) }), { width, color: false });
      for (const line of shown.split('\n')) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
        expect(line.trimStart().startsWith('::')).toBe(false);
      }
      expect(shown).not.toMatch(/[^\P{C}\n]|##\[/u);
    }
  });

  test('an organisation without repositories has a report in every format', async () => {
    const empty = organisation({ repositories: 0, runs: 1 });
    for (const make of Object.values(organisationReports)) expect([...(await make(empty, plain))].join('')).toMatch(/\n$/);
  });
});
