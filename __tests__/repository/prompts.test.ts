// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are code of other languages.
import { expect, test } from 'vitest';
import { isPromptModule, isPromptPath, type Prompt, parsePrompt } from '../../src/repository/prompts';

const instruction = 'You are an assistant that answers questions about {{product}}.\n';

const cases: [string, string, Partial<Prompt>][] = [
  [
    'src/chat.prompty',
    `---\nname: x\nmodel: {}\n---\n\nsystem:\n${instruction}user:\n{{question}}\n`,
    { format: 'prompty', line: 6, roles: ['system', 'user'], variables: ['product', 'question'] },
  ],
  [
    'a/answer.prompt.yml',
    'name: x\nmessages:\n  - role: system\n    content: You are terse\n  - role: user\n    content: "{{input}}"\n',
    { format: 'github-models', roles: ['system', 'user'], variables: ['input'] },
  ],
  ['promptfooconfig.yaml', 'prompts: [file://a.txt]\nproviders: [openai:gpt-4]\ntests: []\n', { format: 'promptfoo' }],
  ['evals/promptfooconfig.ts', 'export default { prompts: ["a {{b}}"], providers: ["x"] };', { format: 'promptfoo' }],
  ['flow/flow.dag.yaml', 'inputs: {}\nnodes:\n- name: a\n  type: llm\n  source: {}\n', { format: 'prompt-flow' }],
  [
    'baml_src/resume.baml',
    'class R { name string }\nfunction Extract(x: string) -> R {\n  client GPT\n  prompt #"\n    {{ _.role("user") }} Extract {{ x }}\n  "#\n}',
    { format: 'baml', variables: ['_.role', 'x'] },
  ],
  ['src/prompts/answer.jinja2', 'You answer questions of care staff.\n\nName the page in brackets.\n', { format: 'jinja' }],
  [
    'plugins/Fun/Joke/skprompt.txt',
    'WRITE EXACTLY ONE JOKE about the topic below\n{{$input}}\n',
    { format: 'semantic-kernel', variables: ['input'] },
  ],
  [
    'prompts/story.yaml',
    'name: Story\ntemplate: |\n  Tell a story about {{$topic}}.\ntemplate_format: semantic-kernel\n',
    { format: 'semantic-kernel' },
  ],
  [
    'prompts/hub.json',
    '{"_type": "prompt", "input_variables": ["a"], "template": "Tell {a}"}',
    { format: 'langchain', variables: ['a'] },
  ],
  ['prompts/answer.txt', `\n${instruction}`, { format: 'text', line: 2, roles: [], examples: false }],
  [
    'app/prompts/system.st',
    'You are a friendly vet. Answer with {pets} and {owners} only.',
    { format: 'string-template', variables: ['pets', 'owners'] },
  ],
  [
    'x/translator-system-prompt-template.txt',
    'Translate the following text to {{language}}. Answer only with it.',
    { format: 'text' },
  ],
  [
    'prompt_templates/rag.j2',
    '{# note #}\nAnswer the question.\n{% for doc in docs %}{{ doc.text }}{% endfor %}\n{{ question }}',
    { format: 'jinja', line: 2 },
  ],
  ['prompts.yaml', 'answer: |\n  You are a helpful assistant. Use {context}.\n', { format: 'yaml', variables: ['context'] }],
  ['prompts/shots.md', `${instruction}\nExample 1:\nInput: a\nOutput: b\n`, { examples: true }],
  ['prompts/qa.txt', `${instruction}\nQ: one?\nA: two\nQ: {question}\nA:`, { examples: true }],
  ['prompts/open.txt', `${instruction}\nQuestion: {question}\nAnswer: {answer}`, { examples: false }],
  [
    'prompts/query_fewshots.json',
    '[{"role": "user", "content": "climbing gear"},\n{"role": "assistant", "content": "{}"}]',
    { format: 'json', examples: true, roles: ['user', 'assistant'] },
  ],
  [
    'prompts/turns.prompty',
    '---\na: 1\n---\nsystem:\nclassify\nuser:\na\nassistant:\nb\nuser:\nc\nassistant:\nd\n',
    { examples: true },
  ],
];

test.each(cases)('%s %#', (path, text, expected) => {
  expect(isPromptPath(path)).toBe(true);
  expect(parsePrompt(path, text)).toMatchObject(expected);
});

test.each([
  ['prompts/empty.txt', '  \n'],
  ['prompts/result.txt', 'You answered three of five questions, please try again.\n'],
  ['prompts/short.txt', 'You are a bot'],
  [
    'src/prompts/en.json',
    '{"confirm": "Do you want to continue? (y/N)", "name": "What is your project name?", "ok": "Yes, {name}"}',
  ],
  ['packages/prompts/README.md', instruction],
  ['packages/prompts/package.json', '{"name": "x", "description": "You are a bot that is not one at all"}'],
  ['prompts/usage.md', '# Prompts\n\nnpm install @clack/prompts\n\nGenerate {things} with the beautiful prompts\n'],
  ['.github/prompts/review.prompt.md', instruction],
  ['.github/prompts/review.md', instruction],
  ['.claude/prompts/review.md', instruction],
  ['.cursor/prompts/a.txt', instruction],
  ['docs/prompts.md', instruction],
  ['.github/ISSUE_TEMPLATE/prompt.yml', instruction],
  ['web/loginPrompt/loginPrompt.module.css', instruction],
  ['zsh/prompt.txt', 'PS1="%n@%m %~ $ " RPROMPT="%T" setopt prompt_subst and more here'],
  ['templates/mail.j2', `Dear {{name}}, ${instruction}`],
  ['infra/promptly/a.txt', instruction],
  ['prompts/list.csv', instruction],
  ['flow.dag.yaml', 'inputs: {}\nnodes:\n- name: a\n  type: python\n  source: {}\n'],
  [
    'prompt-flow/deployment.yaml',
    'name: x\nmodel: y # use the endpoint {name}\ndescription: Generate a deployment of the flow {flow}\n',
  ],
  ['a/prompts.yaml', 'services:\n  prompt:\n    image: nginx\n    ports: [80]\n    restart: always\n'],
])('%s is no prompt', (path, text) => {
  expect(parsePrompt(path, text)).toBeUndefined();
});

test.each([
  ['src/prompts.py', true],
  ['src/prompt_templates.py', true],
  ['src/build-prompt.ts', true],
  ['src/PromptBuilder.java', true],
  ['Prompts.cs', true],
  ['app/prompts/answer.py', true],
  ['web/LoginPrompt.tsx', false],
  ['tests/test_prompts.py', false],
  ['src/prompts.test.ts', false],
  ['src/prompts.d.ts', false],
  ['src/impromptu.py', false],
  ['src/promptly.ts', false],
  ['prompts/answer.txt', false],
  ['.claude/prompts/run.py', false],
  ['promptfooconfig.js', false],
])('%s is a prompt module: %s', (path, expected) => {
  expect(isPromptModule(path)).toBe(expected);
});

test('is linear on hostile text', () => {
  for (const path of ['prompts/a.txt', 'prompts/a.yaml', 'prompts/a.json', 'a.prompty', 'a.baml']) {
    for (const piece of [
      'Input:\n',
      'Q: ',
      '{{',
      '{% if ',
      '"role" : ',
      'example ',
      '- - ',
      '. ',
      ' ',
      '\n',
      'a b ',
      '#',
      '<|im_start|>',
      'you are ',
      '* ',
    ]) {
      parsePrompt(path, piece.repeat(100_000));
    }
  }
}, 30_000);
