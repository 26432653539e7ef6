import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/model/evidence';
import { type MaturityModel, practicesOf } from '../../src/model/maturity';
import { organisationReports } from '../../src/org/report';
import type { StateLine } from '../../src/org/state';
import { summarise } from '../../src/org/summary';
import { type Format, reports } from '../../src/report';
import { judgedBy, type RuleBundle } from '../../src/rules/bundle';
import { assignEvidence } from '../../src/rules/counts';
import { readModel } from '../../src/rules/read-model';
import { scan } from '../../src/scan';
import { openMemory } from '../../src/source/memory';
import { listed } from '../org/made';

const builtIn = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/rules.json'), 'utf8')) as RuleBundle;
const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'];

interface Part {
  number?: number;
  complete?: object;
  practices: Record<string, unknown>[];
}

/** A model as YAML (which JSON is), one line a level and one a practice. */
function text(levels: Part[]): string {
  const shown = levels.map(({ number, complete = { met: 1 }, practices }, index) => {
    const own = practices.map((practice) =>
      JSON.stringify({ title: 't', decide: 'strongest', missing: 'm.', advice: 'a.', ...practice }),
    );
    const level = JSON.stringify({ number: number ?? index + 1, name: names[index], summary: 's', complete });
    return `${level.slice(0, -1)}, "practices": [\n${own.join(',\n')}]}`;
  });
  return `{"name": "House model", "source": "https://example.com/model", "none": {"name": "Nil", "summary": "s"}, "levels": [\n${shown.join(',\n')}]}`;
}

function model(levels: Part[]): MaturityModel {
  return readModel('maturity.yml', text(levels), builtIn.compiled.rules);
}

/** A model of so many levels, of which an application that only calls a model completes the first. */
function tall(height: number): MaturityModel {
  const others = [['monitoring-logging'], ['performance-optimization', 'compliance'], ['leading-edge'], ['advanced-automation']];
  return model(
    ['llm-apis', 'prompt-integration', ...others].slice(0, height).map((practices, index) => {
      const own = [practices].flat();
      return {
        complete: { all: own.map((_, at) => `practice-${index + 1}-${at + 1}`) },
        practices: own.map((practice, at) => ({
          id: `practice-${index + 1}-${at + 1}`,
          title: `Practise ${names[index]} ${at + 1}`,
          from: [{ practice }],
        })),
      };
    }),
  );
}

const app = openMemory({
  'app.py': 'from openai import OpenAI\nclient = OpenAI()\nprint(client.chat.completions.create(model="m", messages=[]))\n',
});
const layout = { width: 80, color: false };

describe.each([2, 6])('a model of %i levels', (height) => {
  const judging = judgedBy(builtIn, tall(height));

  test.each<[Format, RegExp[]]>([
    [
      'text',
      [new RegExp(`^■${'□'.repeat(height - 1)}  Level 1 Alpha`), /by the House model/, new RegExp(`Level ${height}  0 of`)],
    ],
    ['markdown', [/## Level 1 Alpha/, /by the \[House model\]\(https:\/\/example\.com\/model\)/, /1 practice to Level 2 Beta/]],
    [
      'html',
      [
        new RegExp(`of ${height}<`),
        /<a href="https:\/\/example\.com\/model">House model<\/a>/,
        new RegExp(`${names[height - 1]}</h3>`),
      ],
    ],
    ['badge', [/"1 Alpha","color":"(orange|yellow)"/]],
    ['sarif', [/Level 1 of the House model: Practise Alpha 1/, new RegExp(`genaiops-level-${height}`)]],
  ])('is shown as %s', async (format, parts) => {
    const shown = await reports[format](await scan(app, judging), layout);
    for (const part of parts) expect(shown).toMatch(part);
    expect(shown).not.toMatch(/Microsoft|Initial|Defined|Optimized|learn\.microsoft|undefined|NaN/);
    if (height < 4) expect(shown).not.toMatch(/[Ll]evel[ -]4/);
  });

  test('is shown for an organisation, which passes over what another model judged', async () => {
    const commit = '1'.repeat(40);
    const assessed = async (rules: RuleBundle) => {
      const assessment = await scan(app, rules);
      return {
        kind: 'assessed' as const,
        commit,
        assessment: { ...assessment, source: { ...assessment.source, revision: commit } },
      };
    };
    const lines = async function* (outcome: Awaited<ReturnType<typeof assessed>>): AsyncGenerator<StateLine> {
      const run = '2026-01-01T00:00:00.000Z';
      yield { kind: 'run', run, organisation: 'acme', server: 'https://github.com', tool: outcome.assessment.tool };
      yield { kind: 'repository', run, listed: listed({ name: 'acme/a', commit }) };
      yield { kind: 'listed', run, count: 1 };
      yield { kind: 'outcome', run, name: 'acme/a', outcome };
      yield { kind: 'end', run };
    };
    const report = await summarise(lines(await assessed(judging)), judging.model, undefined);
    expect(report.distribution).toEqual([0, 1, ...Array(height - 1).fill(0)]);
    for (const format of ['text', 'markdown', 'html'] as const) {
      const page = [...(await organisationReports[format](report, layout))].join('');
      const shown = page.replace(/<(style|script)\b.*?<\/\1>/gs, '');
      expect(shown).toContain('House model');
      expect(shown).toContain(names[height - 1]);
      expect(shown).not.toMatch(/Microsoft|Initial|Optimized|undefined|NaN/);
    }
    await expect(summarise(lines(await assessed(builtIn)), judging.model, undefined)).rejects.toThrow(
      `judged by the ${builtIn.model.name}, not by the House model. Name the same --model`,
    );
  });
});

test('no two levels of a model of up to seven look alike', async () => {
  const { shadeOf } = await import('../../src/org/report/figures');
  for (const top of [1, 2, 3, 4, 5, 6, 7]) {
    const shades = Array.from({ length: top + 1 }, (_, number) => shadeOf(number, top));
    expect(new Set(shades).size).toBe(top + 1);
    expect(shades.at(-1)).toBe('l4');
  }
  expect([1, 2, 3].map((number) => shadeOf(number, 4))).toEqual(['l1', 'l2', 'l3']);
});

describe('what counts for a practice', () => {
  const found = (rule: string, practice: string, more: Partial<Evidence> = {}): Evidence => {
    const place = { path: 'a.py', line: 1, excerpt: 'x', fileClass: 'source' as const, confidence: 'high' as const };
    return { rule, practice, supports: 'met', reason: 'r', ...place, ...more };
  };
  const mixed = model([
    {
      practices: [
        {
          id: 'guarded',
          from: [
            { rule: 'tool-approval', as: 'met' },
            { practice: 'compliance', supports: 'met' },
          ],
        },
        { id: 'compliance', from: [{ rule: 'guardrails', as: 'partial' }] },
        {
          id: 'shaped',
          decide: { techniques: 2 },
          from: [
            { practice: 'complex-prompts', technique: 'rag' },
            { practice: 'leading-edge', technique: 'fine-tuning' },
          ],
        },
      ],
    },
  ]);

  test('may count for several practices, each as strongly as it says; what no practice takes stays as it is', () => {
    const evidence = [
      found('guardrails', 'compliance'),
      found('tool-approval', 'compliance', { supports: 'partial' }),
      found('security-scanning', 'compliance', { supports: 'partial' }),
      found('some-call', 'llm-apis'),
    ];
    expect(assignEvidence(mixed, evidence).map(({ rule, practice, supports }) => [rule, practice, supports])).toEqual([
      ['guardrails', 'guarded', 'met'],
      ['guardrails', 'compliance', 'partial'],
      ['tool-approval', 'guarded', 'met'],
      ['some-call', 'llm-apis', 'met'],
    ]);
  });

  test('is told apart by technique, across practices', () => {
    const evidence = [
      found('retrieved-context', 'complex-prompts', { technique: 'rag' }),
      found('few-shot-examples', 'complex-prompts', { technique: 'few-shot' }),
      found('fine-tuning', 'leading-edge', { technique: 'fine-tuning' }),
    ];
    const shaped = assignEvidence(mixed, evidence).filter(({ practice }) => practice === 'shaped');
    expect(shaped.map(({ technique }) => technique)).toEqual(['rag', 'fine-tuning']);
  });

  test('changes nothing by the built-in model', () => {
    const evidence = builtIn.compiled.rules.map(({ id, practice }) => found(id, practice));
    expect(assignEvidence(builtIn.model, evidence)).toEqual(evidence);
  });

  test('names practices and rules that are there in each model that is shipped', () => {
    const shipped = JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/models.json'), 'utf8')) as object;
    for (const { model: one } of Object.values(shipped) as { model: MaturityModel }[])
      for (const { source, from } of practicesOf(one)) expect([source, from]).toEqual([expect.any(String), expect.any(Array)]);
  });
});

describe('a fault of a model has its line and what was meant', () => {
  const plain = { id: 'llm-apis' };
  const faults: [string, Part[], RegExp][] = [
    [
      'a number out of order',
      [{ practices: [plain] }, { number: 3, practices: [{ id: 'compliance' }] }],
      /:4: levels\.1\.number: .*this one is 2, not 3$/,
    ],
    [
      'a practice given twice',
      [{ practices: [plain, plain] }],
      /:4: levels\.0\.practices\.1\.id: there is a practice llm-apis already$/,
    ],
    [
      'a practice to complete',
      [{ complete: { all: ['llm-api'] }, practices: [plain] }],
      /:2: levels\.0\.complete: level 1 has no practice llm-api; did you mean llm-apis\?$/,
    ],
    [
      'more than there are',
      [{ complete: { met: 2 }, practices: [plain] }],
      /:2: levels\.0\.complete: level 1 has 1 practices?, fewer than 2$/,
    ],
    [
      'a practice to count',
      [{ practices: [{ id: 'a', from: [{ practice: 'complience' }] }] }],
      /:3: .*from\.0\.practice: no rule has the practice complience; did you mean compliance\?$/,
    ],
    [
      'a rule to count',
      [{ practices: [{ id: 'a', from: [{ rule: 'guardrail' }] }] }],
      /:3: .*from\.0\.rule: there is no rule guardrail; did you mean guardrails\?$/,
    ],
    [
      'a technique to count',
      [{ practices: [{ id: 'a', from: [{ practice: 'leading-edge', technique: 'mcpp' }] }] }],
      /:3: .*from\.0\.technique: leading-edge shows no technique mcpp; did you mean mcp\?$/,
    ],
    [
      'a practice to use',
      [{ practices: [{ id: 'compliance', uses: 'llm-appis' }] }],
      /:3: .*uses: there is no practice llm-appis; did you mean llm-apis\?$/,
    ],
    [
      'nothing to count',
      [{ practices: [{ id: 'compliances' }] }],
      /:3: .*id: no rule has the practice compliances.*nothing can show it; did you mean compliance\?$/,
    ],
    [
      'nothing named',
      [{ practices: [{ id: 'a', from: [{ supports: 'met' }] }] }],
      /:3: .*from\.0: it names a practice or a rule$/,
    ],
    [
      'a misspelt key',
      [{ practices: [{ id: 'a', fromm: [{ practice: 'compliance' }] }] }],
      /:3: .*there is no key fromm; did you mean from\?$/,
    ],
    [
      'techniques that nothing shows',
      [{ practices: [{ id: 'compliance', decide: { techniques: 2 } }] }],
      /:3: .*decide: compliance needs 2 techniques, but what counts for it shows none$/,
    ],
    [
      'ten levels',
      Array.from({ length: 10 }, (_, index) => ({
        practices: [{ id: `p${index}`, from: [plain].map(() => ({ practice: 'compliance' })) }],
      })),
      /levels has more than 9/,
    ],
  ];
  test.each(faults)('%s', (_, levels, message) => {
    expect(() => model(levels)).toThrow(message);
  });
});
