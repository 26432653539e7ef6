import { goTexts } from '../texts';
import type { Syntax } from './syntax';

const METHOD = /^func +\((?:\w+ +)?\*?(\w+)/;
const DEFINED = /^(?:func|type) +(\w+)/;

export const go: Syntax = {
  texts: goTexts,
  // That a type satisfies an interface is no use of it.
  isImport: /^(?:import\b|var _ +[\w.]+ *= *(?:\(\*\w+\)\(nil\)|&?\w+\{\})\s*$)/,
  importEnds: (line) => !/^import *\(\s*$/.test(line) && /^(?:\)|import\b|var\b)/.test(line),
  statement: /^(?:package|import|func|type|var|const)\b/,
  closes: true,
  define(line) {
    // Who has a type may call its methods, by an interface too.
    const name = (METHOD.exec(line) ?? DEFINED.exec(line))?.[1];
    return name ? { name, isEntry: name === 'init', isShared: true } : undefined;
  },
};
