import { fill, fillLines, type Inputs } from './inputs';
import type { Step } from './pipeline';
import { buildSteps, inputsOf, isNever, isTrue } from './steps';
import { at, type Line, linesOf, type Tree, textAt } from './tree';
import type { Context } from './workspace';

const SCRIPTS = ['script', 'bash', 'pwsh', 'powershell'];

/** The steps of one item of an Azure Pipelines `steps` list; none where it is disabled. */
export function azureStep(node: Tree, context: Context, given: Inputs): Step[] {
  if (isNever(textAt(node, 'condition')) || textAt(node, 'enabled')?.toLowerCase() === 'false') return [];
  const script = SCRIPTS.map((key) => at(node, key)).find(Boolean);
  const inputs = at(node, 'inputs');
  return buildSteps(
    {
      at: node,
      name: textAt(node, 'displayName') ?? textAt(node, 'name'),
      uses: textAt(node, 'task') ?? textAt(node, 'checkout'),
      with: inputsOf(inputs, given),
      script: fillLines(script ? linesOf(script) : taskLines(inputs), given),
      directory: ownFolder(
        given,
        textAt(node, 'workingDirectory') ?? textAt(inputs, 'workingDirectory') ?? textAt(inputs, 'cwd'),
      ),
      allowedToFail: isTrue(node, 'continueOnError'),
    },
    context,
  );
}

/** What a task runs: its inline script, or the script file that it names. */
function taskLines(inputs: Tree | undefined): Line[] {
  const inline = at(inputs, 'inlineScript') ?? at(inputs, 'script') ?? at(inputs, 'inline');
  if (inline?.text?.trim() && textAt(inputs, 'targetType')?.toLowerCase() !== 'filepath') return linesOf(inline);
  const file = at(inputs, 'scriptPath') ?? at(inputs, 'filePath') ?? at(inputs, 'ScriptPath');
  if (!file?.text?.trim()) return [];
  const program = file.text.trim().endsWith('.py') ? 'python ' : '';
  const text = `${program}${file.text.trim()} ${textAt(inputs, 'arguments') ?? textAt(inputs, 'scriptArguments') ?? ''}`.trim();
  return [{ path: file.path, line: file.line, text }];
}

/** A folder without the variable that means the checked-out tree. */
const ownFolder = (given: Inputs, folder = ''): string => fill(folder, given).replace(/^\$\([\w.]{1,60}\)\/?/, '');
