import type { FileClass } from '../model/evidence';

/** A line pattern as compiled from a rule: RE2 expressions (any of them) and where they apply. */
export interface Pattern {
  expressions: Expression[];
  languages: string[];
  classes: FileClass[];
  paths: string[];
  /** Lines joined for the match, beginning with the line of the literal. */
  window: number;
  when?: When;
}

/** Files in which alone a pattern is of interest: where one of these patterns was found, or a module whose name says prompts. */
export type When = { patterns: number[] } | { promptModule: boolean };

/** An RE2 source with the literals one of which each match contains; undefined where it has none: it is then tried on every line. */
export interface Expression {
  source: string;
  literals: string[] | undefined;
  /** Sets of literals: a match contains one of each. */
  sets: string[][];
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Takes module names of one language (`javascript`, `java` …) and gives the RE2 source and languages of a line that imports one of them or a submodule. */
export function importPattern(language: string, modules: string[]): { sources: string[]; languages: string[] } {
  const one = (f: (name: string) => string) => modules.map((name) => f(literal(name)));
  switch (language) {
    case 'python':
      return {
        sources: one((m) => `^\\s*(?:from ${m}(?:\\.[\\w.]+)? import\\b|import ${m}(?:\\.[\\w.]+)?\\s*(?:$|,|;|as\\b))`),
        languages: ['python'],
      };
    case 'javascript':
      return { sources: one((m) => `(?:from|import|require)\\s*\\(?\\s*['"]${m}(?:/[^'"]*)?['"]`), languages: ['javascript'] };
    case 'go':
      return { sources: one((m) => `^\\s*(?:import\\s+)?(?:[\\w.]+\\s+)?"${m}(?:/[^"]*)?"`), languages: ['go'] };
    case 'java':
      return {
        sources: one((m) => `^\\s*import (?:static )?${m}[.;]|^\\s*import ${m}\\b`),
        languages: ['java', 'kotlin', 'scala'],
      };
    case 'csharp':
      return {
        sources: one((m) => `^\\s*(?:global )?using (?:static )?(?:\\w+ = )?${m}[.;]|^\\s*@using ${m}\\b`),
        languages: ['csharp'],
      };
    case 'rust':
      return { sources: one((m) => `^\\s*(?:pub )?use ${m}(?:::|;|\\s)|\\b${m}::\\w`), languages: ['rust'] };
    case 'ruby':
      return { sources: one((m) => `^\\s*require ['"]${m}(?:/[^'"]*)?['"]`), languages: ['ruby'] };
    case 'php':
      return { sources: one((m) => `^\\s*use ${m}(?:\\\\|;| as )|\\\\?${m}::(?:client|factory)`), languages: ['php'] };
    case 'swift':
    case 'dart':
      return { sources: one((m) => `^\\s*import ['"]?(?:package:)?${m}\\b`), languages: [language] };
    default:
      return { sources: one((m) => `^\\s*(?:alias|import|use) ${m}\\b`), languages: ['elixir'] };
  }
}

/** Takes resource types of one infrastructure language and gives the RE2 sources and languages of a line that declares one. */
export function resourcePattern(system: string, types: string[]): { sources: string[]; languages: string[] } {
  const one = (f: (name: string) => string) => types.map((name) => f(literal(name)));
  switch (system) {
    case 'azure':
      return {
        sources: one(
          (t) => `(?i)(?:^\\s*resource \\w+ '${t}@|"type":\\s*"${t}"|br/public:avm/res/${t.replace('Microsoft\\.', '')})`,
        ),
        languages: ['bicep', 'json'],
      };
    case 'terraform':
      return { sources: one((t) => `^\\s*resource\\s+"${t}"\\s+"`), languages: ['terraform'] };
    case 'cloudformation':
      return { sources: one((t) => `Type["']?:\\s*["']?${t}\\b`), languages: ['yaml', 'json'] };
    default:
      return { sources: one((t) => `^\\s*kind:\\s*["']?${t}\\b`), languages: ['yaml', 'text'] };
  }
}
