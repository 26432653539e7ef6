import { templates } from '../texts';
import type { Syntax } from './syntax';

/** Where a framework, or who installs the package, takes what is exported. */
const OFFERED =
  /(?:^|\/)(?:app|pages|routes|api|functions|netlify|supabase|server|packages|libs?|sdk|plugins|migrations)\/|(?:^|\/)(?:\+[^/]+|[^/]*(?:index|main|route|page|layout|middleware|instrumentation|proxy|handler|lambda|worker|extension|config|hooks)[^/]*)$/;
const SCRIPT =
  /^(export +)?(default +)?(?:(?:async|abstract|declare) +)*(?:(?:function\*?|class) +([\w$]+)|(?:const|let|var) +([\w$]+)[^=]{0,200}= *(?:async\b *)?(?:\(|<|function\b|[\w$]+ *=>))/;

export const script: Syntax = {
  texts: templates,
  isImport: /^(?:import\b(?!\s*\()|export +(?:type +)?(?:\*|\{))/,
  importEnds: (line) => /['"`};)]\s*$/.test(line),
  define(line, before, path) {
    const match = SCRIPT.exec(line);
    if (!match) return undefined;
    const [, exported, byDefault, declared, assigned] = match;
    const isOffered = exported !== undefined && OFFERED.test(path);
    return { name: (declared ?? assigned)!, isEntry: before.startsWith('@') || byDefault !== undefined || isOffered };
  },
  // What the file itself defines, by default or where it is looked for.
  offers: (statement, path) =>
    /^export +\{/.test(statement) && !/\bfrom *['"]/.test(statement) && (OFFERED.test(path) || /\bas +default\b/.test(statement)),
};
