import type { FileClass } from '../model/evidence';
import type { Glob } from '../model/glob';
import type { Source } from './expression';

/** A line pattern as compiled from a rule: where it applies. The language `code` stands for all programming languages. */
export interface Pattern {
  languages: string[];
  classes: FileClass[];
  /** The number of the globs (see `Patterns.paths`) one of which the path matches. */
  paths?: number;
  /** Lines joined for the match, beginning with the line of the literal. */
  window: number;
  when?: When;
}

/** Files in which alone a pattern is of interest: where one of these patterns was found, or a module whose name says prompts. */
export type When = { patterns: number[] } | { promptModule: boolean };

/** One RE2 source of a pattern, which is found where any of its expressions matches. */
export interface Expression extends Source {
  pattern: number;
}

/** Literals to look for (a character for each byte), where in each the window lies (see `chooseWindows`), and the expressions whose matches contain it. */
export interface Literals {
  texts: string[];
  windows: number[];
  owners: number[][];
}

/** All patterns with their expressions and literals: those to look for in every file, and those for files in which another was found. */
export interface Patterns {
  patterns: Pattern[];
  expressions: Expression[];
  /** Globs in lower case, asked of many patterns at once. */
  paths: Glob[][];
  first: Literals;
  second: Literals;
  /** The patterns with an expression that has no literal: they are tried on every line. */
  everywhere: number[];
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Takes module names of one language (`javascript`, `java` …) and gives the RE2 sources and languages of a line that imports one of them or a submodule. */
export function importPattern(language: string, modules: string[]): { sources: string[]; languages: string[] } {
  const each = (...shapes: ((name: string) => string)[]) =>
    modules.flatMap((name) => shapes.map((shape) => shape(literal(name))));
  switch (language) {
    case 'python':
      return {
        sources: each(
          (m) => `^\\s*from ${m}[. ]`,
          (m) => `^\\s*import ${m}\\b`,
        ),
        languages: ['python'],
      };
    case 'javascript':
      return { sources: each((m) => `(?:from |import |require\\(|import\\()['"]${m}['"/]`), languages: ['javascript'] };
    case 'go':
      return {
        sources: each(
          (m) => `^\\s*(?:import )?"${m}["/]`,
          (m) => `^\\s*(?:import )?[\\w.]+ "${m}["/]`,
        ),
        languages: ['go'],
      };
    case 'java':
      return { sources: each((m) => `^\\s*import (?:static )?${m}\\b`), languages: ['java', 'kotlin', 'scala'] };
    case 'csharp':
      return {
        sources: each(
          (m) => `^\\s*(?:global )?using (?:static )?${m}[.;]`,
          (m) => `^\\s*(?:global )?using \\w+ = ${m}[.;]`,
          (m) => `^\\s*@using ${m}\\b`,
        ),
        languages: ['csharp'],
      };
    case 'rust':
      return {
        sources: each(
          (m) => `^\\s*(?:pub )?use ${m}(?:::|;| )`,
          (m) => `\\b${m}::`,
        ),
        languages: ['rust'],
      };
    case 'ruby':
      return { sources: each((m) => `^\\s*require ['"]${m}['"/]`), languages: ['ruby'] };
    case 'php':
      return {
        sources: each(
          (m) => `^\\s*use ${m}(?:\\\\|;| as )`,
          (m) => `${m}::(?:client|factory)`,
        ),
        languages: ['php'],
      };
    case 'swift':
    case 'dart':
      return { sources: each((m) => `^\\s*import ['"]?(?:package:)?${m}\\b`), languages: [language] };
    default:
      return { sources: each((m) => `^\\s*(?:alias|import|use) ${m}\\b`), languages: ['elixir'] };
  }
}

/** Takes resource types of one infrastructure language and gives the RE2 sources and languages of a line that declares one. */
export function resourcePattern(system: string, types: string[]): { sources: string[]; languages: string[] } {
  const each = (...shapes: ((type: string) => string)[]) => types.flatMap((type) => shapes.map((shape) => shape(type)));
  switch (system) {
    case 'azure':
      return {
        sources: each(
          (type) => `(?i)'${literal(type)}@`,
          (type) => `(?i)"type": ?"${literal(type)}"`,
          (type) => `br/public:avm/res/${literal(verifiedModule(type))}:`,
        ),
        languages: ['bicep', 'json'],
      };
    case 'terraform':
      return { sources: each((type) => `^\\s*resource "${literal(type)}"`), languages: ['terraform'] };
    case 'cloudformation':
      return {
        sources: each(
          (type) => `Type["']?: ?["']?${literal(type)}\\b`,
          // The construct that the CDK derives from it, in any of its languages.
          (type) => `\\b(?:New)?Cfn${type.split('::').at(-1)!}\\(`,
        ),
        languages: ['yaml', 'json', 'code'],
      };
    default:
      return { sources: each((type) => `^\\s*kind: ["']?${literal(type)}\\b`), languages: ['yaml', 'text'] };
  }
}

/** The Azure Verified Module of a resource type: Microsoft.OperationalInsights/workspaces is operational-insights/workspace. */
function verifiedModule(type: string): string {
  return type
    .replace('Microsoft.', '')
    .split('/')
    .map((part) => part.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase())
    .map((part, index) => (index === 0 ? part : part.replace(/s$/, '')))
    .join('/');
}
