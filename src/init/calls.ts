import type { Assessment, PracticeEvidence } from '../model/assessment';
import { callPractice } from '../model/practice';
import { codeLanguages, languageOf } from '../repository/languages';

/** A place that calls the model; without a rule where the model that judged does not list calls. */
export type Call = Pick<PracticeEvidence, 'path' | 'excerpt' | 'supports'> & { rule?: string };

/** Folders whose code is beside the application. */
const beside = /(?:^|\/)(?:[^/]*[._-])?(?:evals?|evaluations?|tests?|scripts?|samples?|examples?|demos?|benchmarks?)\//i;

/** The places that call a model, those that count most first. */
export function callsOf({ practices, gaps }: Assessment): Call[] {
  const own = practices.find(({ id }) => id === callPractice)?.evidence;
  const all = own ?? [
    // What is absent is shown where the model is called, whatever model judges.
    ...gaps
      .flatMap(({ status, location }): Call[] => (status === 'absent' ? [{ ...location, supports: 'met' }] : []))
      .slice(0, 1),
    ...practices.flatMap(({ evidence }) => evidence).map((one): Call => ({ ...one, supports: 'partial' })),
  ];
  const calls = own ? all : all.filter(({ path }) => codeNameOf(path) !== undefined);
  return [...calls.filter(({ supports }) => supports === 'met'), ...calls.filter(({ supports }) => supports !== 'met')];
}

/** Gives the language that most calls are in. */
export function languageOfCalls(calls: readonly Call[]): string | undefined {
  const met = calls.filter(({ supports }) => supports === 'met');
  const names = (met.length > 0 ? met : calls).flatMap(({ path }) => codeNameOf(path) ?? []);
  const count = (name: string) => names.filter((one) => one === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a))[0];
}

/** Gives the file of the call that counts most in a language, one of the application before those beside it. */
export function placeOfCalls(calls: readonly Call[], language: string | undefined): string | undefined {
  const own = calls.flatMap(({ path }) => (codeNameOf(path) === language ? [path] : []));
  return own.find((path) => !beside.test(path)) ?? own[0];
}

/** Gives the variable with the key of the provider that is called. */
export function keyOf(calls: readonly Call[]): string {
  const said = calls.map(({ rule = '', excerpt }) => `${rule} ${excerpt}`).join('\n');
  if (/azure/i.test(said)) return 'AZURE_OPENAI_API_KEY';
  if (/anthropic/i.test(said)) return 'ANTHROPIC_API_KEY';
  return /gemini|genai\b/i.test(said) ? 'GEMINI_API_KEY' : 'OPENAI_API_KEY';
}

/** Gives the provider that is called, as the conventions of OpenTelemetry for generative AI name it. */
export function providerOf(calls: readonly Call[]): string {
  const said = calls.map(({ rule = '', excerpt }) => `${rule} ${excerpt}`).join('\n');
  const names: [RegExp, string][] = [
    [/azure/i, 'azure.ai.openai'],
    [/bedrock/i, 'aws.bedrock'],
    [/anthropic/i, 'anthropic'],
    [/gemini|genai\b/i, 'gcp.gemini'],
  ];
  return names.find(([pattern]) => pattern.test(said))?.[1] ?? 'openai';
}

function codeNameOf(path: string): string | undefined {
  const language = languageOf(path);
  if (language === 'javascript') return /\.[cm]?tsx?$/.test(path) ? 'typescript' : 'javascript';
  return language !== undefined && codeLanguages.includes(language) ? language : undefined;
}
