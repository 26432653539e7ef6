import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { badge, badgeSvg } from '../../src/report/badge';
import { assessment, nothing } from './assessment';
import { hostile } from './hostile';

test('is what shields.io asks of an endpoint', () => {
  expect(JSON.parse(badge(assessment('mmp mma paa aaa', 2)))).toEqual({
    schemaVersion: 1,
    label: 'GenAIOps maturity',
    message: '2 Defined',
    color: 'yellow',
  });
});

test('has a colour of its own for each level, and grey without generative AI', () => {
  const colors = [0, 1, 2, 3, 4].map((level) => JSON.parse(badge(assessment('mmp mma paa aaa', level))).color);
  expect(new Set(colors).size).toBe(5);
  expect(JSON.parse(badge(nothing()))).toMatchObject({ message: 'no generative AI', color: 'lightgrey' });
});

test('is an SVG that says the same in words', async () => {
  const svg = await badgeSvg(assessment('mmp mma paa aaa', 2));
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(new XMLParser().parse(svg).svg.title).toBe('GenAIOps maturity: 2 Defined');
  expect(await badgeSvg(nothing())).toContain('no generative AI');
});

test.each(hostile)('is well-formed whatever a level is called: %j', async (said) => {
  const of = assessment('mmp mma paa aaa', 2);
  of.level.name = said;
  const svg = await badgeSvg(of);
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).not.toMatch(/<img|<!--|[^\P{C}\n]/u);
  expect(badge(of)).not.toMatch(/[^\P{C}\n]|##\[/u);
});
