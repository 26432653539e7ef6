import { languages, registries } from './names.mjs';

/** Words that no tool has: what is found with them too is not found because of the tool. */
const madeUp = (text) => text.replace(/[A-Za-z]{2,}/g, (word) => (word[0] < 'a' ? 'Zqx' : 'zqx'));

/**
 * Takes tools and gives two trees, in which each tool and each column has files of its own: one with the names alone, one with the
 * modules and how they are used; `places` says whose a line is. Each file stands there a second time, with made-up words.
 */
export function treesOf(tools) {
  const trees = { names: createTree(), uses: createTree() };
  tools.forEach((tool, index) => {
    for (const isMadeUp of [false, true]) {
      const word = isMadeUp ? madeUp : (text) => text;
      const owner = { index, isMadeUp };
      const folder = `${isMadeUp ? 'made-up' : 'real'}/t${index}`;
      for (const [column, { files, lines }] of Object.entries(languages)) {
        const brought = (tool.modules?.[column] ?? []).flatMap((name) => lines(word(name)));
        const used = (tool.use?.[column] ?? []).map(word);
        for (const file of files) {
          if (brought.length > 0) trees.names.add(`${folder}/${file}`, brought.join('\n'), { ...owner, column });
          if (used.length > 0) trees.uses.add(`${folder}/${file}`, [...brought, '', ...used].join('\n'), { ...owner, column });
        }
      }
      for (const [registry, { column, file, text }] of Object.entries(registries)) {
        const packages = (tool.packages?.[registry] ?? []).map(word);
        if (packages.length > 0) trees.names.add(`${folder}/${registry}/${file}`, text(packages), { ...owner, column });
      }
      for (const [column, types] of Object.entries(tool.resources ?? {})) {
        for (const [file, text] of infrastructure(column, types.map(word), types))
          trees.names.add(`${folder}/${column}/${file}`, text, { ...owner, column });
      }
      addPipelines(trees.names, tool, word, owner);
    }
  });
  return trees;
}

/** Files of a tree, and whose a path, or a line of it, is. */
function createTree() {
  const files = {};
  const places = new Map();
  return {
    files,
    ownerOf: ({ path, line }) => places.get(path) ?? places.get(`${path}:${line}`),
    add(path, text, owner) {
      files[path] = `${text}\n`;
      places.set(path, owner);
    },
    /** Adds lines to a file that all tools share. */
    append(path, head, text, owner) {
      files[path] ??= `${head}\n`;
      const first = files[path].split('\n').length;
      files[path] += `${text}\n`;
      for (const [offset] of text.split('\n').entries()) places.set(`${path}:${first + offset}`, owner);
    },
  };
}

/** How a resource type is written depends on the type itself: Bicep, CloudFormation, Terraform or a manifest. */
function infrastructure(column, words, types) {
  return words.map((word, index) => {
    const type = types[index];
    if (column === 'kubernetes') return [`r${index}.yaml`, `apiVersion: v1\nkind: ${word}`];
    if (type.includes('::')) return [`r${index}.yaml`, `Resources:\n  One:\n    Type: ${word}`];
    if (type.includes('/')) return [`main${index}.bicep`, `resource one '${word}@2024-10-01' = {\n}`];
    return [`r${index}.tf`, `resource "${word}" "one" {\n}`];
  });
}

function addPipelines(tree, { action = [], task = [], command = [] }, word, { index, isMadeUp }) {
  const name = `${isMadeUp ? 'm' : 'r'}${index}`;
  const steps = (key, texts) => texts.map((text) => `${key}: ${word(text)}`);
  const github = [
    ...steps(
      '- uses',
      action.map((one) => `${one}@v1`),
    ),
    ...steps('- run', command),
  ];
  if (github.length > 0) {
    const text = `on: pull_request\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      ${github.join('\n      ')}`;
    tree.add(`.github/workflows/${name}.yml`, text, { index, isMadeUp, column: 'github' });
  }
  const azure = [
    ...steps(
      '- task',
      task.map((one) => `${one}@1`),
    ),
    ...steps('- script', command),
  ];
  if (azure.length > 0) {
    const text = `trigger: [main]\nsteps:\n  ${azure.join('\n  ')}`;
    tree.add(`azure-pipelines-${name}.yml`, text, { index, isMadeUp, column: 'azure-devops' });
  }
  if (command.length > 0) {
    const text = `${name}:\n  script:\n    ${command.map((one) => `- ${word(one)}`).join('\n    ')}`;
    tree.append('.gitlab-ci.yml', 'stages: [test]', text, { index, isMadeUp, column: 'gitlab' });
  }
}
