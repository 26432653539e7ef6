import { describe, expect, test } from 'vitest';
import { markdownCode, markdownText, markdownUrl, printable } from '../../src/report/escape';
import { hostile } from './hostile';

describe('printable', () => {
  test.each([
    ['\u001b[31m', '\\x1b[31m'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\ud800'],
    ['\u009b', '\\x9b'],
    ['::error::x', '\\x3a:error::x'],
    ['  ::error::x', '  \\x3a:error::x'],
    [':', '\\x3a'],
    ['a:', 'a:'],
    ['##[error]x', '##\\x5berror]x'],
    ['std::vector äöü 日本語 👍 a|b', 'std::vector äöü 日本語 👍 a|b'],
  ])('%j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test.each(hostile)('has nothing hidden left, and is the same again: %j', (text) => {
    const shown = printable(text);
    expect(shown).not.toMatch(/\p{C}/u);
    expect(printable(shown)).toBe(shown);
  });

  test('takes linear time', () => {
    // Fails by its time limit: the square of a million takes hours.
    for (const text of [' '.repeat(1e6), ':'.repeat(1e6), ' :'.repeat(5e5), '#'.repeat(1e6)]) {
      printable(text);
    }
  });
});

describe('markdownText', () => {
  test.each([
    ['a|b', 'a&#124;b'],
    ['<img>', '&#60;img&#62;'],
    ['&lt;', '&#38;lt;'],
    ['`x`', '\\`x\\`'],
    ['@org/team', '@&#8203;org/team'],
    ['#12', '\\#&#8203;12'],
    ['gh-12', 'gh&#8203;-12'],
    ['https://x.example', 'https:&#8203;//x.example'],
    ['_www.x.example', '\\_www&#8203;.x.example'],
    ['[a](b)', '\\[a\\](b)'],
    ['1. x', '1\\. x'],
    ['- x', '\\- x'],
    ['a\nb', 'a\\\\nb'],
    ['Runs on pull requests (3.5 s)', 'Runs on pull requests (3.5 s)'],
  ])('%j is %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test.each(hostile)('leaves nothing that acts: %j', (text) => {
    const shown = markdownText(text);
    expect(shown).not.toMatch(/\p{C}|[<>|$]|@(?!&#8203;)|:\/\/|www\.|gh-\d/iu);
    // Escapes taken away, nothing of the markup is left bare.
    expect(shown.replace(/\\[\\`*_{}[\]~!#.+=)-]|&#\d+;/g, '')).not.toMatch(/[\\`*_[\]~!#&]/);
  });
});

describe('markdownCode', () => {
  test('is a code span, or HTML where a span could be ended', () => {
    expect(markdownCode('src/a_b.py:3')).toBe('`src/a_b.py:3`');
    expect(markdownCode('a`b|c')).toBe('<code>a\\`b&#124;c</code>');
    expect(markdownCode(' ')).toBe('');
  });

  test.each(hostile)('cannot be left: %j', (text) => {
    const shown = markdownCode(text);
    expect(shown).not.toMatch(/\p{C}|\|/u);
    const span = /^`([^`]+)`$/.exec(shown);
    const html = /^<code>([^<>]+)<\/code>$/.exec(shown);
    expect(span ?? html).not.toBeNull();
  });
});

test('an address stays inside its link', () => {
  expect(markdownUrl('https://github.com/o/r/blob/abc/a%20b.py#L3')).toBe('https://github.com/o/r/blob/abc/a%20b.py#L3');
  for (const text of hostile) expect(markdownUrl(`https://x/${text}`)).toMatch(/^[\x21-\x7e]+$/);
  expect(markdownUrl('https://x/a) [b](c|`<>"\'*')).not.toMatch(/[()[\]|`<>"'* ]/);
});
