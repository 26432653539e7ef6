import { describe, expect, test } from 'vitest';
import { createPrefilter } from '../../src/detect/prefilter';

/** Deterministic numbers, so that a failure can be had again. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  while (true) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

function bruteForce(text: string, literals: string[]): string[] {
  const lower = text.toLowerCase();
  return literals
    .flatMap((literal, number) => {
      const found: string[] = [];
      for (let at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1)) found.push(`${number}@${at}`);
      return found;
    })
    .sort();
}

function found(text: string, literals: string[]): string[] {
  const hits: string[] = [];
  createPrefilter(literals)(Buffer.from(text), (literal, offset) => hits.push(`${literal}@${offset}`));
  return hits.sort();
}

describe('createPrefilter', () => {
  const literals = ['agent', 'import openai', 'openai', '.chat.completions.create(', 'langfuse', 'query(', 'ragas.'];

  test('finds what a search of the whole text finds, whatever the alignment', () => {
    const random = numbers(7);
    const words = [...literals, 'OpenAI', 'AGENT', 'import', ' ', '\n', 'x', 'yy', 'zzz', '.', 'agen', 'openaopenai'];
    for (let round = 0; round < 400; round++) {
      const length = 1 + (random.next().value % 20);
      const text = Array.from({ length }, () => words[random.next().value % words.length]!).join('');
      expect(found(text, literals), JSON.stringify(text)).toEqual(bruteForce(text, literals));
    }
  });

  test('finds a literal at the very end and at the very beginning, at every length', () => {
    for (let pad = 0; pad < 9; pad++) {
      for (const literal of literals) {
        expect(found('-'.repeat(pad) + literal, [literal])).toEqual([`0@${pad}`]);
        expect(found(literal + '-'.repeat(pad), [literal])).toEqual(['0@0']);
      }
    }
  });

  test('reports each place once and nothing in an empty file', () => {
    expect(found('agent agent', ['agent'])).toEqual(['0@0', '0@6']);
    expect(found('', literals)).toEqual([]);
  });
});
