import { type Proposal, type ProposedFile, proposedFiles } from '../model/proposal';
import { markdownText } from '../report/escape';

/** What a pull request with a proposal says and adds; undefined where it would add nothing. */
export function suggestionOf(proposal: Proposal): { title: string; body: string; files: ProposedFile[] } | undefined {
  // The token of a workflow must not write workflows.
  const isWorkflow = ({ path }: ProposedFile) => path.startsWith('.github/workflows/');
  const absent = proposedFiles(proposal).filter(({ exists }) => !exists);
  const files = absent.filter((file) => !isWorkflow(file));
  if (files.length === 0) return undefined;
  const workflows = absent.filter(isWorkflow);
  const help = proposal.help.map((one) => {
    const heading = `### ${markdownText(one.title)} (\`${one.practice}\`, ${one.status})`;
    if (!('files' in one)) return [heading, `${one.noStarter ?? 'Without a starter.'} ${markdownText(one.advice)}`].join('\n\n');
    const steps = one.steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
    return [
      heading,
      `**${one.name}.** ${one.why}`,
      `${one.brings} By itself this is partial at most. To make it met:`,
      steps,
    ].join('\n\n');
  });
  const left = workflows.map(({ path }) => `- \`${path}\``).join('\n');
  return {
    title: 'Starters for the nearest gaps in GenAIOps maturity',
    body: [
      `This repository is at level ${proposal.level.number} (${markdownText(proposal.level.name)}): ${proposal.stack}. The files here are a beginning for what is missing. They change no file that exists, and nothing calls them until you do the two steps of each.`,
      ...help,
      ...(left === ''
        ? []
        : [
            `### Not in this pull request\n\nThe token of a workflow must not write workflow files. \`npx genaiops-maturity@${__VERSION__} init --write\` in a checkout adds them:\n\n${left}`,
          ]),
      'A pull request that a workflow opens starts no workflows by itself; close and open it again to have them run. Closed, it is not opened again until the suggestion changes. Set `suggest: none` to have no more of them.',
    ].join('\n\n'),
    files,
  };
}
