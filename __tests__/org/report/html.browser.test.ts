import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import type { OrganisationReport } from '../../../src/model/organisation';
import { organisationHtml } from '../../../src/org/report/html';
import { axe, isSkipped, startBrowser, type View } from '../../report/browser';
import { hostile } from '../../report/hostile';
import { organisation } from './generate';

const pageSize = 100;
const browser = startBrowser();
const { folder } = browser;
const open = (report: OrganisationReport, view?: View) => browser.open([...organisationHtml(report)].join(''), view);

const rows = '#explorer tbody tr';
const textOf = (page: Page, selector: string) =>
  page.$$eval(selector, (all) => all.map((each) => (each as { innerText?: string }).innerText?.trim() ?? ''));
const names = (page: Page) => page.$$eval(`${rows} th`, (all) => all.map((each) => each.textContent ?? ''));
const levels = async (page: Page) =>
  (await page.$$eval(`${rows} td.level b`, (all) => all.map((each) => each.textContent))).map(Number);
const shown = async (page: Page) => (await textOf(page, '#explorer [role=status]'))[0];
const hashOf = (page: Page) => page.evaluate('location.hash') as Promise<string>;
const press = async (page: Page, name: string) =>
  (await page.$(`::-p-xpath(//*[@id="explorer"]//button[starts-with(normalize-space(.), "${name}")])`))!.click();
const choose = (page: Page, label: string, value: string) =>
  page.select(`::-p-xpath(//*[@id="explorer"]//label[starts-with(., "${label}")]/select)`, value);

const report = organisation({ repositories: 250 });
// What is the same on every page is seen faster on a short one.
const few = organisation({ repositories: 24 });
const sortedNames = report.repositories.map(({ name }) => name);
const namesWhere = (holds: (repository: OrganisationReport['repositories'][number]) => unknown) =>
  report.repositories.filter(holds).map(({ name }) => name);

describe.skipIf(isSkipped)('the table', () => {
  test('shows the first page, by name', async () => {
    const { page, faults } = await open(report);
    expect(await names(page)).toEqual(sortedNames.slice(0, pageSize));
    expect(await shown(page)).toBe('1 to 100 of 250 repositories');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('sorts by level, the highest first, then the other way round, and says so', async () => {
    const { page } = await open(report);
    const sorting = '#explorer th[aria-sort$="ending"]';
    await press(page, 'Level');
    expect(await textOf(page, sorting)).toEqual(['Level\n▼']);
    const known = report.repositories.flatMap(({ assessed }) => (assessed ? [assessed.level.number] : []));
    expect(await levels(page)).toEqual(known.sort((a, b) => b - a).slice(0, pageSize));
    await press(page, 'Level');
    expect(await page.$$eval(sorting, (all) => all.map((each) => each.getAttribute('aria-sort')))).toEqual(['ascending']);
    expect(await levels(page)).toEqual(known.sort((a, b) => a - b).slice(0, pageSize));
    expect(await hashOf(page)).toBe('#sort=level');
    await page.close();
  });

  test('sorts by every column, both ways', async () => {
    const { page } = await open(few);
    const count = (await page.$$('#explorer thead button')).length;
    expect(count).toBe(8 + report.model.practices.length);
    for (let column = 0; column < count; column++) {
      const orders = new Set<string>();
      for (let times = 0; times < 2; times++) {
        await page.$$eval('#explorer thead button', (all, at) => (all[at] as unknown as { click(): void }).click(), column);
        await page.evaluate('new Promise(requestAnimationFrame)');
        const sorted = await page.$$eval(
          '#explorer thead tr:last-child th',
          (all, at) => all[at]?.getAttribute('aria-sort'),
          column,
        );
        orders.add(`${sorted} ${(await names(page)).slice(0, 40).join()}`);
      }
      expect([...orders].map((order) => order.split(' ')[0]).sort(), `column ${column}`).toEqual(['ascending', 'descending']);
      expect(new Set([...orders].map((order) => order.split(' ')[1])).size, `column ${column}`).toBe(2);
    }
    await page.close();
  });

  test('turns pages', async () => {
    const { page } = await open(report);
    await press(page, 'Next');
    expect(await names(page)).toEqual(sortedNames.slice(100, 200));
    await press(page, 'Last');
    expect(await names(page)).toEqual(sortedNames.slice(200));
    expect(await shown(page)).toBe('201 to 250 of 250 repositories');
    expect(await hashOf(page)).toBe('#page=3');
    await press(page, 'Next');
    expect(await hashOf(page)).toBe('#page=3');
    await press(page, 'First');
    expect(await names(page)).toEqual(sortedNames.slice(0, 100));
    await page.close();
  });

  test('searches by name, from the first page on', async () => {
    const { page } = await open(report, { hash: '#page=2' });
    await page.type('#explorer input[type=search]', 'CHAT-');
    const wanted = namesWhere(({ name }) => name.includes('chat-'));
    expect(wanted.length).toBeGreaterThan(3);
    expect(await names(page)).toEqual(wanted);
    expect(await shown(page)).toBe(`1 to ${wanted.length} of ${wanted.length} that match, of 250 repositories`);
    await page.type('#explorer input[type=search]', 'no such');
    expect(await shown(page)).toBe('0 of 250 repositories match');
    expect(await textOf(page, '#explorer .empty')).toEqual(['No repository matches these filters.']);
    await page.close();
  });

  test('filters by level, practice, team, visibility and scope, together, and clears the filters', async () => {
    const { page } = await open(report);
    const wanted = (filters: string[]) =>
      namesWhere(
        ({ assessed, teams, visibility }) =>
          (!filters.includes('level') || assessed?.level.number === 2) &&
          (!filters.includes('practice') || assessed?.practices.find(({ id }) => id === 'compliance')?.status === 'absent') &&
          (!filters.includes('visibility') || visibility === 'private') &&
          (!filters.includes('scope') || assessed?.scope === 'app') &&
          (!filters.includes('team') || teams.includes('platform')),
      ).slice(0, pageSize);
    await choose(page, 'Level', '2');
    expect(await names(page)).toEqual(wanted(['level']));
    await choose(page, 'Practice', 'compliance');
    expect(await names(page)).toEqual(wanted(['level', 'practice']));
    await choose(page, 'Visibility', 'private');
    expect(await names(page)).toEqual(wanted(['level', 'practice', 'visibility']));
    await choose(page, 'Level', '');
    await choose(page, 'Scope', 'app');
    await choose(page, 'Team', 'platform');
    const last = wanted(['practice', 'visibility', 'scope', 'team']);
    expect(last.length).toBeGreaterThan(0);
    expect(await names(page)).toEqual(last);
    await press(page, 'Clear filters');
    expect(await shown(page)).toBe('1 to 100 of 250 repositories');
    await page.close();
  });

  test('shows why repositories were not judged', async () => {
    const { page } = await open(report);
    await choose(page, 'Level', 'failed');
    expect(await names(page)).toEqual(namesWhere(({ failure }) => failure));
    const stale = await page.$$eval(rows, (all) => all.filter((each) => each.textContent?.includes('earlier run')).length);
    expect(stale).toBe(report.repositories.filter(({ failure, assessed }) => failure && assessed).length);
    await page.close();
  });

  test('keeps the view in the address, so that it can be shared', async () => {
    const { page } = await open(report);
    await choose(page, 'Level', '3');
    await press(page, 'Language');
    const [hash, before] = [await hashOf(page), await names(page)];
    const other = await open(report, { hash });
    expect(await names(other.page)).toEqual(before);
    expect(before.length).toBeGreaterThan(3);
    expect(await other.page.$eval('#explorer select', (each) => (each as unknown as { value: string }).value)).toBe('3');
    await page.close();
    await other.page.close();
  });

  test('takes an address of nonsense for the first view', async () => {
    const { page, faults } = await open(report, { hash: '#level=99&sort=__proto__&practice=constructor&page=-7' });
    expect(faults).toEqual([]);
    expect(await shown(page)).toBe('0 of 250 repositories match');
    await press(page, 'Clear filters');
    expect(await shown(page)).toBe('1 to 100 of 250 repositories');
    await page.close();
  });

  test('a bar, a practice and a team lead to their repositories in the table', async () => {
    const { page } = await open(report);
    await page.click('#levels a[href="#level=3"]');
    expect(await shown(page)).toContain(`of ${report.distribution[3]} that match`);
    const { id, absent } = report.practices[0]!;
    await page.click('#practices li a');
    expect(await hashOf(page)).toBe(`#practice=${id}&status=absent`);
    const without = namesWhere(({ assessed }) => assessed?.scope === 'none').length;
    expect(await shown(page)).toContain(`of ${absent + without} that match`);
    await page.click('#teams tbody a');
    expect(await shown(page)).toContain(`of ${report.teams[0]!.repositories.length} that match`);
    await page.close();
  });

  test('opens the page of a repository, and leads to its evidence at the commit', async () => {
    const { page } = await open(report);
    const first = report.repositories.find(({ assessed }) => assessed?.practices[0]?.evidence)!;
    const { commit, practices } = first.assessed!;
    const row = `::-p-xpath(//*[@id="explorer"]//tr[th[.="${first.name}"]])`;
    const links = await (await page.$(row))!.$$eval('a', (all) => all.map((each) => each.getAttribute('href')));
    const { path, line } = practices[0]!.evidence!;
    expect(links.slice(0, 3)).toEqual([
      `repositories/${first.name}.html`,
      `https://github.example/${first.name}/tree/${commit}`,
      `https://github.example/${first.name}/blob/${commit}/${path}#L${line}`,
    ]);
    expect(links.length).toBe(2 + practices.filter(({ evidence }) => evidence).length);
    const target = join(folder, 'repositories', `${first.name}.html`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, '<title>The page of one repository</title>');
    await Promise.all([
      page.waitForNavigation(),
      ((await page.$(`${row} th a`)) ?? (await (await page.$(row))!.$('th a')))!.click(),
    ]);
    expect(await page.title()).toBe('The page of one repository');
    await page.close();
  });

  test('every cell of the heat map has a shape and a name that say the same', async () => {
    const { page } = await open(report);
    const cells = await page.$$eval(`${rows} td.practice`, (all) =>
      all.map((cell) => ({
        kind: cell.className.split(' ')[1],
        said: cell.textContent,
        shape: cell.querySelector('svg')?.innerHTML,
      })),
    );
    expect(cells.length).toBe(pageSize * report.model.practices.length);
    const shapes = new Map<string, Set<string>>();
    for (const { kind, said, shape } of cells) {
      if (kind === 'unknown') expect(said).toBe('–none');
      else expect(said).toMatch(new RegExp(`^[a-z ]+: ${kind}(, medium confidence)?(, \\S+:\\d+)?$`));
      if (shape) shapes.set(kind!, (shapes.get(kind!) ?? new Set()).add(shape));
    }
    expect([...shapes.keys()].sort()).toEqual(['absent', 'met', 'partial']);
    expect(new Set([...shapes.values()].flatMap((each) => [...each])).size).toBe(3);
    await page.close();
  });
});

test.skipIf(isSkipped)('all of it works with the keyboard alone', async () => {
  const { page } = await open(report);
  const active = () =>
    page.evaluate('document.activeElement.innerText?.trim() || document.activeElement.tagName') as Promise<string>;
  const tabTo = async (wanted: (text: string) => boolean) => {
    for (let steps = 0; steps < 150; steps++) {
      await page.keyboard.press('Tab');
      if (!wanted(await active())) continue;
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      return;
    }
    throw new Error('The focus never came there.');
  };
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await tabTo((text) => text === 'INPUT');
  await page.keyboard.type('billing');
  await tabTo((text) => text.startsWith('Level\n'));
  await page.keyboard.press('Enter');
  expect(await hashOf(page)).toBe('#search=billing&sort=-level');
  await page.keyboard.press('Space');
  expect(await hashOf(page)).toBe('#search=billing&sort=level');
  await tabTo((text) => text.startsWith('contoso/billing'));
  const [first, second] = await names(page);
  expect(await active()).toBe(first);
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(second);
  await page.keyboard.press('ArrowRight');
  expect(await active()).toMatch(/^\d [A-Z][a-z]+\s*, the commit that was judged$/);
  const home = await page.evaluate('document.activeElement.href');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate('document.activeElement.href')).not.toBe(home);
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate('document.activeElement.href')).toBe(home);
  await page.close();
});

const whole: [hash: string, shown: OrganisationReport][] = [
  ['', few],
  ['', organisation({ repositories: 30, said: hostile.filter((text) => text.length < 200).join(' ') })],
];
// What these show else is made of the same parts.
const parts: typeof whole = [
  ['#page=3', report],
  ['#level=failed', report],
  ['#search=nothing-at-all', organisation({ repositories: 3, runs: 1 })],
];

describe.skipIf(isSkipped).each([
  ['light', 1280, [...whole, ...parts]],
  ['dark', 1280, whole],
  ['light', 360, whole],
  ['dark', 360, [...whole, ...parts]],
] as const)('in %s at %i pixels', (scheme, width, views) => {
  test.each(views)('%s has no faults of accessibility, and never scrolls to the side', async (hash, shownReport) => {
    const { page } = await open(shownReport, { width, scheme, hash });
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(scheme === 'dark' ? 'rgb(15, 19, 27)' : 'rgb(243, 244, 248)');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const cut = `[...document.querySelectorAll('.card, .bars li, section > table, .turn')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.outerHTML.slice(0, 200))`;
    expect(await page.evaluate(cut)).toEqual([]);
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) => ({
      passes: passes.length,
      violations: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + nodes[0].failureSummary),
    }))`);
    expect(found).toMatchObject({ violations: [], passes: expect.toSatisfy((count: number) => count > 20) });
    await page.close();
  });
});

const attacks = [
  '</script><img src=x onerror=alert(1)>',
  '<!--<script>alert(1)</script>',
  '</noscript><svg onload=alert(1)>',
  '"><iframe srcdoc="<script>parent.alert(1)</script>">',
  'javascript:alert(1)',
  'user\u202egnp.exe\u2066',
  '\u2028\u2029\ud800',
];

const kinds = `[...new Set([...document.body.querySelectorAll('*')].map(({ localName }) => localName))].sort().join()`;
let honest: string | undefined;
/** The kinds of elements of the page where nobody attacks. */
async function honestKinds(): Promise<string> {
  if (honest !== undefined) return honest;
  const { page } = await open(organisation({ repositories: 30, said: 'said' }));
  honest = (await page.evaluate(kinds)) as string;
  // Closed again at once: a page behind another takes no clicks.
  await page.close();
  return honest;
}

test.skipIf(isSkipped).each(attacks)('what a stranger wrote does nothing: %j', async (said) => {
  const expected = await honestKinds();
  const { page, requests, faults } = await open(organisation({ repositories: 30, said }));
  expect(await page.evaluate(kinds)).toBe(expected);
  await press(page, 'Teams');
  await page.type('#explorer input[type=search]', said.slice(0, 5));
  await page.evaluate('new Promise((done) => setTimeout(done, 100))');
  expect(requests).toEqual([page.url().split('#')[0]]);
  expect(faults).toEqual([]);
  expect(await page.evaluate('document.body.innerText')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
  const targets = (await page.$$eval('a', (all) => all.map((each) => each.getAttribute('href')))) as string[];
  expect(targets.filter((target) => !/^(#|https:\/\/learn\.microsoft\.com\/)/.test(target))).toEqual([]);
  await page.close();
});

test.skipIf(isSkipped)('with 5,000 repositories, no more than a page of them is ever in the document', async () => {
  const { page, faults } = await open(organisation({ repositories: 5000, runs: 20 }));
  const bounded = async () => {
    expect((await page.$$(rows)).length).toBeLessThanOrEqual(pageSize);
    expect(await page.evaluate('document.querySelectorAll("*").length')).toBeLessThan(15_000);
  };
  await bounded();
  expect(await shown(page)).toBe('1 to 100 of 5000 repositories');
  await press(page, 'Level');
  await bounded();
  await press(page, 'Last');
  expect(await shown(page)).toBe('4901 to 5000 of 5000 repositories');
  await bounded();
  await page.type('#explorer input[type=search]', 'chat');
  await bounded();
  for (const name of await names(page)) expect(name).toContain('chat');
  expect(faults).toEqual([]);
  await page.close();
});

test.skipIf(isSkipped)('without scripts it shows the summary and a plain table', async () => {
  const { page } = await open(report, { scripts: false });
  const plain = await textOf(page, '#repositories noscript tbody th');
  expect(plain).toEqual(sortedNames);
  expect((await textOf(page, '#levels'))[0]).toContain('Level 4 Optimized');
  await page.close();
});

test.skipIf(isSkipped)('headings go down one level at a time, and lead to every part', async () => {
  const { page } = await open(report);
  const found = await page.$$eval('h1, h2, h3', (all) => all.map(({ tagName }) => Number(tagName[1])));
  expect(found.filter((level) => level === 1)).toEqual([1]);
  expect(found.filter((level, index) => level > (found[index - 1] ?? 0) + 1)).toEqual([]);
  const broken = `[...document.querySelectorAll('a[href^="#"]')]
    .filter(({ hash }) => !hash.includes('=') && !document.getElementById(hash.slice(1))).length`;
  expect(await page.evaluate(broken)).toBe(0);
  await page.close();
});
