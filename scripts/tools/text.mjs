import { looksAt } from './looks.mjs';
import { columns } from './names.mjs';

/** Takes what is covered and gives docs/coverage.md. */
export function coverageText({ model, rules, fields, tools }) {
  const practices = model.levels.flatMap((level) => level.practices).map(({ id }) => id);
  const titles = Object.values(columns);
  return `${head}
## Practices

Tools / rules. The tools are those of the tables below; the rules are all that look at the language or platform, most of them for a
mechanism and not for a tool.

${table(
  ['practice', ...titles],
  practices.map((practice) => practiceRow(practice, tools, fields, rules)),
)}

${Object.entries(fields)
  .map(([id, field]) => fieldSection(id, field, tools, { practices, rules, fields }))
  .join('\n\n')}

## Gaps

Names that no rule of their field knows yet. Each is a contribution of a few lines: see [CONTRIBUTING.md](../CONTRIBUTING.md).

${gapsOf(tools, fields, rules).join('\n') || 'None.'}
`;
}

function practiceRow(practice, tools, fields, rules) {
  const own = [...rules.values()].filter((rule) => rule.practice === practice).map(({ find }) => looksAt(find));
  return [
    `\`${practice}\``,
    ...Object.keys(columns).map((column) => {
      const known = tools.filter((tool) => supportOf(tool, column, fields, rules).has(practice)).length;
      const looking = own.filter((looked) => looked.has(column)).length;
      return looking > 0 ? `${known} / ${looking}` : '';
    }),
  ];
}

function fieldSection(id, field, tools, { practices, rules, fields }) {
  const own = tools
    .filter((tool) => tool.fields.includes(id))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const used = Object.keys(columns).filter((column) => own.some((tool) => namesOf(tool, column).length > 0));
  const cell = (tool, column) => {
    if (namesOf(tool, column).length === 0) return '';
    const supports = supportOf(tool, column, fields, rules);
    const found = practices.filter((practice) => supports.has(practice));
    return found.map((practice) => (supports.get(practice) === 'met' ? practice : `*${practice}*`)).join(', ') || '**gap**';
  };
  const rows = own.map((tool) => [`[${tool.name}](${tool.site})`, ...used.map((column) => cell(tool, column))]);
  const detected = own.filter((tool) => isDetected(tool, field, rules)).length;
  return `## ${field.title}\n\n${detected} tools are detected.\n\n${table(['tool', ...used.map((column) => columns[column])], rows)}`;
}

/** The practices of the tool's fields for which rules know it in a column, each with the most that one of them supports. */
function supportOf(tool, column, fields, rules) {
  const practices = tool.fields.flatMap((field) => fields[field].practices);
  const known = [...tool.known[column]].map((id) => rules.get(id)).filter(({ practice }) => practices.includes(practice));
  const met = new Set(known.filter(({ supports }) => supports === 'met').map(({ practice }) => practice));
  return new Map(known.map(({ practice }) => [practice, met.has(practice) ? 'met' : 'partial']));
}

function gapsOf(tools, fields, rules) {
  return tools.flatMap((tool) =>
    Object.keys(columns)
      .filter((column) => namesOf(tool, column).length > 0 && supportOf(tool, column, fields, rules).size === 0)
      .map(
        (column) =>
          `- ${tool.name}, ${columns[column]}: ${namesOf(tool, column)
            .map((name) => `\`${name}\``)
            .join(', ')}`,
      ),
  );
}

const head = `<!-- Written by npm run docs from rules/ and rules/tools.yml: do not edit. -->
# Tools that are detected

Each name of a tool in [rules/tools.yml](../rules/tools.yml) was written into a file of its language or platform, and the rules were
asked about it. A practice in a cell means that one of its rules knows the tool there: it asks for its module, package, resource or step, or
finds its usual call. What the same file shows with made-up names instead does not count, and of each tool only the practices of its field
are shown. A name alone rarely makes a practice \`met\`: most rules ask for a call beside it.

*In italics*: what is known there supports \`partial\` at most. **gap**: the tool is there, and no rule of its field knows it. An empty cell:
the tool has no name there that we know of.
`;

/** Whether a rule that supports \`met\` knows the tool for a practice of the field. */
export function isDetected(tool, { practices }, rules) {
  const known = Object.values(tool.known)
    .flatMap((ids) => [...ids])
    .map((id) => rules.get(id));
  return known.some(({ practice, supports }) => practices.includes(practice) && supports === 'met');
}

const registryOf = {
  javascript: 'npm',
  python: 'pypi',
  java: 'maven',
  csharp: 'nuget',
  rust: 'cargo',
  ruby: 'gem',
  php: 'composer',
};
const stepOf = { github: 'action', 'azure-devops': 'task' };

/** The names that a tool has in a column. */
export function namesOf({ modules, packages, use, resources, command = [], ...tool }, column) {
  const pipeline = ['github', 'azure-devops', 'gitlab'].includes(column) ? [...(tool[stepOf[column]] ?? []), ...command] : [];
  const named = [modules?.[column], packages?.[registryOf[column]], resources?.[column], pipeline].flatMap(
    (names) => names ?? [],
  );
  return named.length > 0 ? [...new Set(named)] : (use?.[column] ?? []);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
