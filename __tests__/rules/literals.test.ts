import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { requiredLiterals } from '../../src/rules/literals';

describe('requiredLiterals', () => {
  test.each([
    ['\\.chat\\.completions\\.(?:create|parse)\\(', ['.chat.completions.create(', '.chat.completions.parse(']],
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
