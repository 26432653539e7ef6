import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { Assessment, Gap, Practice } from '../model/assessment';
import { exemptedPractices } from '../model/practice';
import { markdownText, printable, printableJson } from './escape';
import { wayUp } from './way-up';

// GitHub's limits, in characters: names, and descriptions.
const longestName = 255;
const longestText = 1024;
const homepage = 'https://github.com/genaiops-maturity/genaiops-maturity';

/**
 * Gives the gaps as SARIF 2.1.0, a rule for each practice; no results without generative AI, which is a judgement too.
 * `directory` ("app/") is the scanned one; the commit is named where the address of its `repository` is known.
 */
export function sarif(assessment: Assessment, directory = '', repository?: string): string {
  const { revision } = assessment.source;
  const run: Run = {
    tool: {
      driver: {
        name: printable(assessment.tool.name),
        version: printable(assessment.tool.version),
        informationUri: homepage,
        rules: assessment.practices.map((practice) => rule(practice, assessment)),
      },
    },
    automationDetails: { id: `genaiops-maturity/${encodePath(directory)}` },
    ...(revision && repository && { versionControlProvenance: [{ repositoryUri: repository, revisionId: printable(revision) }] }),
    results: results(assessment, directory),
  };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${printableJson(JSON.stringify(log, null, 2))}\n`;
}

function rule({ id, title, level }: Practice, { model, gaps }: Assessment): ReportingDescriptor {
  const advice = gaps.find(({ practice }) => practice === id)?.advice ?? 'Nothing to do: no gap was found.';
  return {
    id: cut(id, longestName),
    name: cut(title, longestName),
    shortDescription: { text: cut(title, longestText) },
    fullDescription: { text: cut(`Level ${level} of the ${model.name}: ${title}`, longestText) },
    help: { text: cut(advice, longestText), markdown: markdownText(cut(advice, longestText)) },
    defaultConfiguration: { level: 'note' },
    properties: { tags: ['genaiops', `genaiops-level-${level}`], 'problem.severity': 'recommendation' },
  };
}

function results(assessment: Assessment, directory: string): Result[] {
  const { practices, gaps, next } = assessment;
  const wanted = new Set(wayUp(assessment).groups.flatMap((group) => group.gaps));
  const seen = new Map<string, number>();
  // GitHub shows what a suppression marks as if it were open.
  const exempted = exemptedPractices(assessment);
  const open = gaps.filter(({ practice }) => !exempted.has(practice));
  return open.map((gap): Result => {
    const { path, line, endLine, excerpt } = gap.location;
    const index = practices.findIndex(({ id }) => id === gap.practice);
    const print = fingerprint(gap, directory);
    const occurrence = (seen.get(print) ?? 0) + 1;
    seen.set(print, occurrence);
    return {
      ruleId: cut(gap.practice, longestName),
      ...(index >= 0 && { ruleIndex: index }),
      kind: 'fail',
      level: gap.level === next?.number || wanted.has(gap) ? 'warning' : 'note',
      message: { text: literal(`${practices[index]?.title ?? gap.practice} (${gap.status}): ${gap.advice}`) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodePath(directory + path) },
            region: { startLine: line, endLine: Math.max(line, endLine ?? line), snippet: { text: cut(excerpt, longestText) } },
          },
        },
      ],
      // The one name that GitHub reads; its own value changes with the lines that follow.
      partialFingerprints: { primaryLocationLineHash: `${print}:${occurrence}` },
    };
  });
}

// Without the line number, and whatever the indentation: an alert stays the same when code moves.
function fingerprint({ practice, location }: Gap, directory: string): string {
  const parts = [practice, directory + location.path, location.excerpt.replace(/\s+/g, ' ').trim()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

// In a message `{0}` stands for an argument and `[text](0)` for a link.
function literal(text: string): string {
  return cut(text, longestText)
    .replace(/\{(?=\d+\})|(?<=\{\d{1,9})\}/g, '$&$&')
    .replaceAll('](', '] (');
}

// Segments that lead elsewhere are in no tree, and a lone surrogate would throw.
function encodePath(path: string): string {
  const segments = path
    .split('/')
    .filter((segment, at, all) => !/^\.{1,2}$/.test(segment) && (segment !== '' || at === all.length - 1));
  return segments.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
}

function cut(text: string, most: number): string {
  const shown = printable(text);
  return shown.length > most ? `${printable(shown.slice(0, most - 8))}…` : shown;
}
