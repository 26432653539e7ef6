import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Assessment, Gap } from '../../src/model/assessment';
import { sarif } from '../../src/report/sarif';
import { assessment, nothing } from './assessment';
import { hostile } from './hostile';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
// The schema of OASIS as @microsoft/sarif-multitool-linux 5.7.0 (MIT) ships it.
const validate = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0.json'), 'utf8')));

function run(of: Assessment, ...where: [directory?: string, repository?: string]) {
  const log = JSON.parse(sarif(of, ...where)) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0]!;
}
const resultsOf = (of: Assessment, directory?: string) => run(of, directory).results!;
const printOf = (result: Result | undefined) => result!.partialFingerprints!.primaryLocationLineHash!;
const withGap = (change: (gap: Gap) => Gap) => {
  const base = assessment('mmp mpa paa aaa', 1);
  return { ...base, gaps: base.gaps.map(change) };
};

test('the schema refuses what is wrong', () => {
  const log = JSON.parse(sarif(assessment('mmp mma paa aaa', 2)));
  log.runs[0].results[0].level = 'bad';
  expect(validate(log)).toBe(false);
});

test('has a rule for each practice, with the advice as help, and a result for each gap', () => {
  const { tool, results } = run(assessment('mmp mpa paa aaa', 1));
  const { rules, version } = tool.driver;
  expect(version).toBe('0.1.0');
  expect(rules).toHaveLength(12);
  expect(rules![2]).toMatchObject({
    id: 'basic-metrics',
    shortDescription: { text: 'Basic metrics for LLM application performance' },
    help: {
      text: expect.stringMatching(/^Advice for basic-metrics/),
      markdown: expect.stringMatching(/^Advice for basic-metrics/),
    },
  });
  expect(results!.map(({ ruleId, ruleIndex, level }) => [ruleId, rules![ruleIndex!]!.id === ruleId, level])).toEqual([
    ['basic-metrics', true, 'note'],
    ['prompt-integration', true, 'warning'],
    ['systematic-deployment', true, 'warning'],
    ...['monitoring-logging', 'performance-optimization', 'compliance'].map((id) => [id, true, 'note']),
    ...['advanced-automation', 'continuous-improvement', 'leading-edge'].map((id) => [id, true, 'note']),
  ]);
});

test('says where, in the repository, and of which commit', () => {
  const where = ['my app/', 'https://github.com/contoso/chat'] as const;
  const { automationDetails, versionControlProvenance, results } = run(
    withGap((gap) => ({ ...gap, location: { ...gap.location, path: 'a b/ü#?%25:1.py', endLine: 9 } })),
    ...where,
  );
  expect(automationDetails!.id).toBe('genaiops-maturity/my%20app/');
  expect(versionControlProvenance).toEqual([{ repositoryUri: where[1], revisionId: '0123456789abcdef0123456789abcdef01234567' }]);
  const { artifactLocation, region } = results![0]!.locations![0]!.physicalLocation!;
  expect(artifactLocation!.uri).toBe('my%20app/a%20b/%C3%BC%23%3F%2525%3A1.py');
  expect(region).toMatchObject({ startLine: 7, endLine: 9 });
  expect(run(nothing(), ...where)).toHaveProperty('versionControlProvenance');
  const local = assessment('mmp mma paa aaa', 2);
  local.source.revision = null;
  expect(run(local, ...where)).not.toHaveProperty('versionControlProvenance');
});

describe('a fingerprint', () => {
  const first = printOf(resultsOf(withGap((gap) => gap))[0]);
  const moved = (change: Partial<Gap['location']>) =>
    printOf(resultsOf(withGap((gap) => ({ ...gap, location: { ...gap.location, ...change } })))[0]);

  test('survives other lines, other indentation and other advice', () => {
    expect(first).toMatch(/^[0-9a-f]{32}:1$/);
    expect(moved({ line: 400, endLine: 410 })).toBe(first);
    expect(moved({ excerpt: '  Calls a chat  model\tthrough the openai package ' })).toBe(first);
    expect(printOf(resultsOf(withGap((gap) => ({ ...gap, advice: 'Other.' })))[0])).toBe(first);
  });

  test('differs by path, directory, line of code and practice', () => {
    const others = [moved({ path: 'other.py' }), moved({ excerpt: 'other' }), printOf(resultsOf(withGap((gap) => gap))[1])];
    const directory = printOf(
      resultsOf(
        withGap((gap) => gap),
        'app/',
      )[0],
    );
    expect(new Set([first, directory, ...others]).size).toBe(5);
  });

  test('has a number where several are equal', () => {
    const base = assessment('mmp mma paa aaa', 2);
    const found = resultsOf({ ...base, gaps: [base.gaps[0]!, { ...base.gaps[0]! }] }).map(printOf);
    expect(found.map((print) => print.slice(-2))).toEqual([':1', ':2']);
    expect(found[0]!.slice(0, -2)).toBe(found[1]!.slice(0, -2));
  });
});

test('no generative AI is a judgement without results, and met practices have none', () => {
  expect(resultsOf(nothing())).toEqual([]);
  expect(resultsOf(assessment('mmm mmm mmm mmm', 4))).toEqual([]);
});

test('a message has no placeholder and no link', () => {
  const [result] = resultsOf(withGap((gap) => ({ ...gap, advice: 'use {0} or {name}, see [this](1)' })));
  expect(result!.message.text).toMatch(/use \{\{0\}\} or \{name\}, see \[this\] \(1\)$/);
});

test.each(hostile)('is valid, within the limits of GitHub and shows nothing hidden: %j', (said) => {
  const base = assessment('mmp mpa paa aaa', 1, { path: said, reason: said });
  const of = {
    ...base,
    practices: base.practices.map((practice) => ({ ...practice, title: said })),
    gaps: base.gaps.map((gap) => ({ ...gap, advice: said })),
  };
  expect(sarif(of)).not.toMatch(/[^\P{C}\n]|##\[/u);
  expect(gzipSync(sarif(of)).length).toBeLessThan(10 * 1024 * 1024);
  const { tool, results } = run(of, `${said}/`);
  for (const rule of tool.driver.rules!) {
    expect(rule.name!.length).toBeLessThanOrEqual(255);
    expect(rule.shortDescription!.text.length).toBeLessThanOrEqual(1024);
    expect(rule.fullDescription!.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help!.text).not.toMatch(/\p{C}/u);
  }
  expect(results!.length).toBe(9);
});
