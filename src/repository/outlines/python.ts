import { pythonTexts } from '../texts';
import type { Syntax } from './syntax';

export const python: Syntax = {
  texts: pythonTexts,
  isImport: /^\s*(?:from\s+[\w.]+\s+import\b|import\s+\w|__all__\s*\+?=)/,
  importEnds: (line) => !/[([,\\]\s*$/.test(line) && (/[)\]]\s*$/.test(line) || !/^\s+\w+$|^\s*$/.test(line)),
  define(line, before, path) {
    const match = /^(?:async +)?(def|class) +(\w+)(\(\s*(?:[^)\s]|$))?/.exec(line);
    if (!match) return undefined;
    const [, kind, name, base] = match;
    const derives = kind === 'class' && base !== undefined;
    const isTool = /(?:^|\/)(?:[^/]*conf[^/]*|settings|manage|setup|noxfile|tasks|fabfile|locustfile|hooks)\.py$/.test(path);
    return { name: name!, isEntry: before.startsWith('@') || derives || isTool };
  },
};
