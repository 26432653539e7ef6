import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment';
import { html } from '../../src/report/html';
import { assessment, nothing } from './assessment';
import { hostile } from './hostile';
import { everything } from './html';

const link = ({ path, line }: { path: string; line: number }) =>
  `https://github.com/contoso/chat/blob/0123456/${encodeURIComponent(path.replace(/\p{Cs}/gu, '?'))}#L${line}`;
const body = (document: string) => document.slice(document.indexOf('<body>'));
const words = (document: string) =>
  body(document)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

test('shows the level, how far it is to the next, and the shortest way', () => {
  const document = html(assessment('mmp mma paa aaa', 2));
  expect(document).toMatch(/<title>Level 2 Defined: 2 practices to Level 3 · contoso\/chat<\/title>/);
  expect(words(document)).toContain('Level 2 Defined 2 practices to Level 3 Managed');
  expect(words(document)).toContain('The way to Level 3 Managed any two of these practices are needed.');
  expect(words(html(assessment('mmp mma maa aaa', 2)))).toContain('any one of these practices is enough');
  expect(words(html(assessment('mmm mmm mmm mmm', 4)))).toContain('The highest level');
});

test('shows all twelve practices in the picture and with their evidence', () => {
  const { practices } = assessment('mmp mma paa aaa', 2);
  const document = html(assessment('mmp mma paa aaa', 2));
  const tiles = [...document.matchAll(/<a class="tile (\w+)" href="#(practice-\d+)">.*?<\/a>/g)];
  expect(tiles.map(([, status]) => status)).toEqual(practices.map(({ status }) => status));
  for (const [index, { title, status }] of practices.entries()) {
    const [tile, , anchor] = tiles[index]!;
    expect(words(`<body>${tile}`)).toContain(`${status} ${title}`);
    const entry = document.slice(document.indexOf(`<article id="${anchor}"`)).split('</article>')[0]!;
    expect(entry).toContain(`>${title}</h4>`);
    expect(entry).toContain(status === 'absent' ? 'Nothing was found for it.' : 'src/chat/client.ts');
    expect(entry.includes('To do.')).toBe(status !== 'met');
  }
});

test('leads from each place to its line, and nowhere where there is no address', () => {
  const base = assessment('mmp mma paa aaa', 2);
  const document = html(base, { link });
  for (const practice of base.practices)
    for (const found of practice.evidence)
      expect(document).toContain(`<a class="place" href="${link(found)}">${found.path}:${found.line}</a>`);
  expect(html(base)).not.toContain('href="https://github.com');
});

test('follows no address that is not of the web', () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,x', ' java\nscript:alert(1)', 'vbscript:x', '//evil.example']) {
    const full: Assessment = {
      ...everything(),
      exemptions: [{ practice: 'compliance', kind: 'met-elsewhere', state: 'active', link: address }],
    };
    const targets = [...html(full, { link: () => address }).matchAll(/href="([^"]*)"/g)].map((match) => match[1]!);
    expect(targets.filter((target) => !/^(#|https:\/\/learn\.microsoft\.com\/)/.test(target))).toEqual([]);
  }
});

test('shows what rose and fell, policies, exemptions and the figure with attestations', () => {
  const shown = words(html(everything(), { link }));
  expect(shown).toContain('▼ down from Level 3 Managed');
  expect(shown).toMatch(/▼ Fell Optimize performance met to partial It stood at src\/cache\.py:4/);
  expect(shown).toMatch(/▲ Rose Systematic approaches.*? partial to met Seen at src\/deploy\.yml:9/);
  expect(shown).toContain('min-level ✕ failed level 3 or higher level 2 Close one gap of level 3.');
  expect(shown).toContain('With attestations Level 3 Managed');
  expect(shown).toContain('active Ensure compliance with best practices Met elsewhere. The gateway filters.');
  expect(shown).toContain('expired');
  expect(shown).toContain('Judged as of 2026-11-24.');
  expect(shown).toContain('too-large : 764357 bytes');
  expect(shown).toContain('genaiops-maturity 0.1.0');
  expect(shown).toContain('Revision 0123456789abcdef0123456789abcdef01234567');
  // What fell is no longer in the commit that the links lead to.
  expect(html(everything(), { link })).not.toContain(link({ path: 'src/cache.py', line: 4 }));
});

test('says calmly that there is nothing to judge', () => {
  const document = html(nothing());
  expect(words(document)).toContain('No generative AI found');
  expect(document).not.toMatch(/class="tile|<article|Level 0/);
});

test('loads nothing and runs nothing, and its policy knows its style sheet', () => {
  const document = html(everything(), { link });
  expect(document).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|\b(src|srcset|style|on\w+)=|url\(|@import/i);
  const style = /<style>(.*?)<\/style>/s.exec(document)![1]!;
  const hash = createHash('sha256').update(style).digest('base64');
  expect(document).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`);
});

test('is the same for the same assessment', () => {
  expect(html(everything(), { link })).toBe(html(structuredClone(everything()), { link }));
});

// The markup without any text or attribute that a stranger could have written.
const skeleton = (document: string) => document.replace(/>[^<]*/g, '>').replace(/="[^"]*"/g, '');
// Also more marks on a letter than any language sets: they paint over the lines above.
const hidden = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}]|\p{M}{5}/u;
const plain = skeleton(html(everything('said'), { link }));

test.each(hostile)('shows what a stranger wrote as text: %j', (text) => {
  const document = html(everything(text), { link });
  expect(skeleton(document)).toBe(plain);
  expect(hidden.exec(document)).toBeNull();
  expect(document.length).toBeLessThan(1_000_000);
});

test('keeps its shape whatever anyone writes', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'<>&"\'`=/!-'),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
  });
  fc.assert(
    fc.property(anything, (text) => {
      const document = html(everything(`x${text}`), { link });
      expect(skeleton(document)).toBe(plain);
      expect(hidden.exec(document)).toBeNull();
    }),
    { numRuns: 60, seed: 4 },
  );
});
