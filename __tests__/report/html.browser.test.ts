import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment';
import { html } from '../../src/report/html';
import { assessment, nothing } from './assessment';
import { axe, isSkipped, startBrowser } from './browser';
import { hostile } from './hostile';
import { everything } from './html';

const link = ({ path, line }: { path: string; line: number }) =>
  `https://github.com/contoso/chat/blob/0123456/${path
    .split('/')
    .map((name) => encodeURIComponent(name.replace(/\p{Cs}/gu, '?')))
    .join('/')}#L${line}`;

const browser = startBrowser();
const open = (report: Assessment, width = 1280, scheme = 'light') => browser.open(html(report, { link }), { width, scheme });

const reports: Record<string, () => Assessment> = {
  'with everything': () => everything(),
  'of a repository at level 4': () => assessment('mmm mmm mmm mmm', 4),
  'of a repository that holds up on level 1': () => assessment('maa aap aaa aaa', 1),
  'without generative AI': () => nothing(),
  'written by a stranger': () => everything(hostile.filter((text) => text.length < 200).join(' ')),
  'of long and crowded names': () => everything(hostile.filter((text) => text.length >= 200).join('')),
};

describe.skipIf(isSkipped).each(Object.entries(reports))('the page %s', (_, report) => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ])('has no faults of accessibility, in %s at %i pixels', async (scheme, width) => {
    const { page } = await open(report(), width, scheme);
    const shown = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(shown).toBe(scheme === 'dark' ? 'rgb(15, 19, 27)' : 'rgb(243, 244, 248)');
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    await page.evaluate(axe);
    const found = await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) => ({
      passes: passes.length,
      violations: violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + nodes[0].failureSummary),
    }))`);
    expect(found).toMatchObject({ violations: [], passes: expect.toSatisfy((count: number) => count > 15) });
    await page.close();
  });

  test('loads nothing but itself, and its policy has nothing to refuse', async () => {
    const { page, requests, faults } = await open(report());
    await page.evaluate('new Promise((done) => setTimeout(done, 100))');
    expect(requests).toEqual([page.url()]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('never scrolls to the side, and cuts no text, at 360 pixels', async () => {
    const { page } = await open(report(), 360);
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const cut = `[...document.querySelectorAll('article, .card, .tile, table, .excerpt, .ways > li')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.outerHTML.slice(0, 200))`;
    expect(await page.evaluate(cut)).toEqual([]);
    await page.close();
  });
});

test.skipIf(isSkipped)('the keyboard reaches every link and disclosure, in order, and shows where it is', async () => {
  const { page } = await open(everything());
  const all = (await page.evaluate(`[...document.querySelectorAll('a[href], summary')]
    .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }))
    .map((each, index) => (each.dataset.stop = String(index)))`)) as string[];
  expect(all.length).toBeGreaterThan(40);
  const reached: unknown[] = [];
  for (let stop = 0; stop < all.length; stop++) {
    await page.keyboard.press('Tab');
    const stopped = await page.evaluate(`(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return outlineStyle === 'solid' && outlineWidth === '3px' ? document.activeElement.dataset.stop : 'focus is not shown';
    })()`);
    reached.push(stopped);
  }
  expect(reached).toEqual(all);
  await page.close();
});

test.skipIf(isSkipped)('the skip link and a disclosure work with the keyboard', async () => {
  const { page } = await open(everything());
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.getBoundingClientRect().top')).toBe(0);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.focus('article summary');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.querySelector("article details").open')).toBe(true);
  await page.close();
});

test.skipIf(isSkipped)('headings go down one level at a time, and lead to every part', async () => {
  const { page } = await open(everything());
  const levels = (await page.evaluate(
    '[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) => Number(tagName[1]))',
  )) as number[];
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  const broken = `[...document.querySelectorAll('a[href^="#"]')].filter(({ hash }) => !document.getElementById(hash.slice(1))).length`;
  expect(await page.evaluate(broken)).toBe(0);
  await page.close();
});

test.skipIf(isSkipped)('prints on paper: light, with every disclosure open, without what only a screen needs', async () => {
  const { page } = await open(everything(), 1280, 'dark');
  await page.emulateMediaType('print');
  const hiddenOnPaper = `[...document.querySelectorAll('details *')]
    .filter((each) => !each.checkVisibility({ contentVisibilityAuto: true }) || each.getBoundingClientRect().height === 0).length`;
  expect(await page.evaluate(hiddenOnPaper)).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(22, 29, 43)');
  expect(await page.evaluate('document.querySelector("nav").checkVisibility()')).toBe(false);
  const paper = Buffer.from(await page.pdf({ format: 'A4' }));
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await page.close();
});
