import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { requiredLiterals, requiredSets, splitAlternatives } from '../../src/detect/literals';

describe('requiredLiterals', () => {
  test.each([
    ['\\.chat\\.completions\\.(?:create|parse)\\(', ['.chat.completions.']],
    ['^\\s*(?:from|import) langfuse\\b', ['from langfuse', 'import langfuse']],
    ['(?i)AzureOpenAI', ['azureopenai']],
    ['langchain-?openai', ['langchain-openai', 'langchainopenai']],
    ['guardrail[sS]?\\.apply', ['guardrail.apply', 'guardrails.apply']],
    ["resource \\w+ 'Microsoft\\.Insights/components@", ["'microsoft.insights/components@", " 'microsoft.insights/components@"]],
  ])('%s', (pattern, expected) => {
    const literals = requiredLiterals(pattern)!;
    expect(
      literals.every((literal) => expected.includes(literal)),
      literals.join(),
    ).toBe(true);
    expect(literals.length).toBeGreaterThan(0);
  });

  test.each(['\\w+\\(', 'a|openai', '(?:openai)?', 'open[a-z]+', '(?:openai|x)y?', '.*'])('there is none for %s', (pattern) => {
    expect(requiredLiterals(pattern)).toBeUndefined();
  });

  test.each([
    ['(?:ab|cd){2}efgh', 'abcdefgh'],
    ['x{0,3}openai', 'xxopenai'],
    ['(?P<name>openai|anthropic)\\s*=', 'anthropic ='],
    ['[^"\\]]langfuse', '-langfuse'],
    ['\\[openai\\]', '[openai]'],
    ['(?i:OpenAI)Client', 'openaiClient'],
    ['open(?:ai|_ai)+client', 'openaiaiclient'],
  ])('a match of %s contains one', (pattern, text) => {
    expect(RE2JS.compile(pattern).test(text)).toBe(true);
    const literals = requiredLiterals(pattern, 4);
    expect(literals?.some((literal) => text.toLowerCase().includes(literal))).toBe(true);
  });
});

describe('requiredSets', () => {
  test('a match contains one of each', () => {
    const pattern = '\\b(?:judge|grade)\\b.{0,60}\\b(?:answer|response)\\b';
    expect(requiredSets(pattern)).toEqual(
      expect.arrayContaining([
        ['grade', 'judge'],
        ['answer', 'response'],
      ]),
    );
  });
  test.each(['colou?r', '(?:a|openai)?x', 'open(?:ai)*'])('says nothing that %s does not need', (pattern) => {
    const matches: Record<string, string> = { 'colou?r': 'color', '(?:a|openai)?x': 'x', 'open(?:ai)*': 'open' };
    const text = matches[pattern]!;
    expect(RE2JS.compile(pattern).test(text)).toBe(true);
    expect(requiredSets(pattern).every((set) => set.some((literal) => text.includes(literal)))).toBe(true);
  });
});

describe('splitAlternatives', () => {
  test.each([
    ['a|b', ['a', 'b']],
    ['(?i)a|(?:b|c)d', ['(?i)a', '(?i)(?:b|c)d']],
    ['[|]x|\\|y', ['[|]x', '\\|y']],
    ['a|(?i)b|c', ['a|(?i)b|c']],
    ['[]|]a|(?i:b)|c', ['[]|]a', '(?i:b)', 'c']],
  ])('%s', (pattern, parts) => {
    expect(splitAlternatives(pattern)).toEqual(parts);
  });
});
