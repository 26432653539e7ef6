import type { Pipeline, Trigger } from './pipeline';
import { buildSteps } from './steps';
import type { Line } from './tree';
import type { Context } from './workspace';

const CALL =
  /\b(?:sh|bat|pwsh|powershell)\b\s{0,20}(?:\(\s{0,20})?(?:(?:script|label|returnStatus|returnStdout)\s{0,5}:\s{0,5}(?:true|'[^'\n]{0,80}'\s{0,5},|"[^"\n]{0,80}"\s{0,5},)\s{0,20},?\s{0,20})?(?:script\s{0,5}:\s{0,5})?('''|"""|'|")/g;

/** The pipeline of a Jenkinsfile, read as text: the shell commands it holds, in one job. */
export function jenkinsPipeline(source: string, context: Context): Pipeline | undefined {
  const text = withoutComments(source);
  const script: Line[] = [];
  let line = 1;
  let counted = 0;
  CALL.lastIndex = 0;
  for (let match = CALL.exec(text); match; match = CALL.exec(text)) {
    const quote = match[1]!;
    const start = match.index + match[0].length;
    const end = closing(text, start, quote);
    if (end === -1) continue;
    for (; counted < start; counted++) if (text[counted] === '\n') line++;
    for (const [i, content] of text.slice(start, end).split('\n').entries()) {
      script.push({
        path: context.path,
        line: line + i,
        text: quote.length === 3 ? content : content.replace(/\\(["'])/g, '$1'),
      });
    }
    CALL.lastIndex = end + quote.length;
  }
  if (script.length === 0) return undefined;
  const steps = buildSteps({ at: { path: context.path, line: script[0]!.line }, script }, context);
  const triggers: Trigger[] = /\bcron\s*\(/.test(text) ? ['push', 'schedule'] : ['push'];
  if (/\bchangeRequest\s*\(|\bCHANGE_ID\b/.test(text)) triggers.push('pull_request');
  return {
    path: context.path,
    system: 'jenkins',
    triggers,
    jobs: [{ id: 'pipeline', line: 1, needs: [], allowedToFail: false, steps }],
  };
}

/** Where a string ends; a string of one line that does not end on it has none. */
function closing(text: string, start: number, quote: string): number {
  if (quote.length === 3) return text.indexOf(quote, start);
  for (let i = start; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}

/** The source with its comment lines blanked: line comments that begin a line, and block comments. */
function withoutComments(source: string): string {
  let inside = false;
  return source
    .split('\n')
    .map((line) => {
      const trimmed = line.trim();
      const starts = trimmed.startsWith('/*');
      const blank = inside || starts || trimmed.startsWith('//');
      if (inside || starts) inside = !trimmed.includes('*/');
      return blank ? '' : line;
    })
    .join('\n');
}
