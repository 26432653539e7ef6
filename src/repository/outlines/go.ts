import { goTexts } from '../texts';
import type { Syntax } from './syntax';

const METHOD = /^func +\((?:\w+ +)?\*?(\w+)/;
const DEFINED = /^(?:func|type) +(\w+)/;
/** What Go, a platform or a framework calls: by its name, or an exported handler of HTTP. */
const CALLED = /^(?:init|initService|Handler?)$/;
const HANDLES = /^func +[A-Z]\w*\(\w+ +http\.ResponseWriter\b/;

/** Comments by which others call a function: that name it, or stand above it. */
const EXPORTS = /^\/\/(?=export |go:(?:wasmexport|linkname) )/gm;
const SERVICES = /^\/\/(?=encore:)/gm;

export const go: Syntax = {
  keepCalls: (text) => text.replace(EXPORTS, '  ').replace(SERVICES, '@'),
  texts: goTexts,
  // That a type satisfies an interface is no use of it.
  isImport: /^(?:import\b|var _ +[\w.]+ *= *(?:\(\*\w+\)\(nil\)|&?\w+\{\})\s*$)/,
  importEnds: (line) => !/^import *\(\s*$/.test(line) && /^(?:\)|import\b|var\b)/.test(line),
  statement: /^(?:@encore:|package|import|func|type|var|const)\b/,
  closes: true,
  define(line, before) {
    // Who has a type may call its methods, by an interface too.
    const name = (METHOD.exec(line) ?? DEFINED.exec(line))?.[1];
    if (!name) return undefined;
    return { name, isEntry: CALLED.test(name) || HANDLES.test(line) || before.startsWith('@'), isShared: true };
  },
};
