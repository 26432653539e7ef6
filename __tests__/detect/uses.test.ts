import { expect, test } from 'vitest';
import { isUsed, testUses } from './is-used';

const ask = 'def ask(text):\n    return client.responses.create(input=text)  # HERE\n';
const askScript = 'export const ask = async (text: string) => {\n  return client.create(text); // HERE\n};\n';

const used: Record<string, Record<string, string>> = {
  'code at the top level': { 'a.py': 'x = client.create()  # HERE\n' },
  'a test': { 'tests/test_a.py': 'def test_ask():\n    assert client.create()  # HERE\n' },
  'called in its own file': { 'a.py': `${ask}print(ask("x"))\n` },
  'called in another file': { 'a.py': ask, 'b.py': 'from a import ask\nprint(ask("x"))\n' },
  'passed on without a call': { 'a.py': ask, 'b.py': 'from a import ask\nbot.on_message(ask)\n' },
  'called through the module': { 'a.py': ask, 'b.py': 'import a\na.ask("x")\n' },
  'called by a function that is called': {
    'a.py': `${ask}\ndef answer(text):\n    return ask(text)\n`,
    'b.py': 'from a import answer\nanswer("x")\n',
  },
  'called by a route': { 'a.py': `${ask}\n@app.post("/")\ndef answer(text):\n    return ask(text)\n` },
  'called below several lines of import': { 'a.py': ask, 'b.py': 'from a import (\n    other,\n    ask\n)\nask("x")\n' },
  'called in a loop of two that is called': {
    'a.py': `def ask(n):\n    return again(n)  # HERE\n\ndef again(n):\n    return ask(n - 1)\n\nagain(3)\n`,
  },
  'a decorated function': { 'a.py': `@tool\n${ask}` },
  'a decorated function with several lines of decorator': { 'a.py': `@tool(\n    name="x",\n)\n${ask}` },
  'a class with a base, which a registry can find': {
    'a.py': 'class Ask(Command):\n    def run(self):\n        create()  # HERE\n',
  },
  'the method of a class that is made': {
    'a.py': 'class Ask:\n    def run(self):\n        create()  # HERE\n',
    'b.py': 'Ask().run()\n',
  },
  'a name in a manifest': { 'a.py': ask, 'pyproject.toml': '[project.scripts]\nask = "a:ask"\n' },
  'a name in a string': { 'a.py': ask, 'b.py': 'getattr(module, "ask")("x")\n' },
  'a name in infrastructure': { 'a.py': ask, 'main.tf': 'handler = "a.ask"\n' },
  'offered by a package': { 'pkg/a.py': ask, 'pkg/__init__.py': 'from .a import ask\n' },
  'a function of a settings file': { 'gunicorn.conf.py': ask.replace('ask', 'post_fork') },
  'a handler of a cloud function': { 'a.py': ask.replace('ask', 'lambda_handler') },
  'called in a notebook': { 'a.py': ask, 'n.ipynb': '{"cells": [{"cell_type": "code", "source": ["ask(1)"]}]}' },
  'a script function that is called': { 'a.ts': askScript, 'b.ts': "import { ask } from './a';\nawait ask('x');\n" },
  'a component that a page shows': {
    'a.tsx': askScript.replace('ask', 'Ask'),
    'b.tsx': "import { Ask } from './a';\nexport default function Page() {\n  return <Ask />;\n}\n",
  },
  'an export by default': { 'a.ts': askScript.replace('const ask =', 'default') },
  'an export that a framework finds by its path': { 'src/app/chat/route.ts': askScript.replace('ask', 'POST') },
  'an export of a package of the workspace': { 'packages/core/src/a.ts': askScript },
  'a class that is decorated': { 'a.ts': '@Injectable()\nexport class Ask {\n  run() { create(); } // HERE\n}\n' },
  'a name that an index hands on': { 'a.ts': askScript, 'index.ts': "export { ask } from './a';\n" },
  'loaded only when needed': { 'a.ts': askScript, 'b.ts': "import('./a').then(({ ask }) => ask('x'));\n" },
  'used in a template': { 'a.ts': askScript, 'App.vue': '<button @click="ask(text)">Ask</button>\n' },
  'a class whose base stands on the next line': {
    'a.py': 'class Ask(\n    Command,\n):\n    def run(self):\n        create()  # HERE\n',
  },
  'an integration that Home Assistant sets up': {
    'a.py': `${ask}\nasync def async_setup_entry(hass, entry):\n    hass.register(ask)\n`,
  },
  'called in a function that is called where it stands': {
    'a.ts': `${askScript}\n(async () => {\n  await ask('x');\n})();\n`,
  },
  'called in such a function after a semicolon': { 'a.mjs': `${askScript.replace(': string', '')}\n;(async () => ask('x'))()\n` },
  'code in the text of a prompt': {
    'a.py': 'PROMPT = """\nExample:\ndef add(a, b):\n    return a + b  # HERE\n"""\nask(PROMPT)\n',
  },
  'code in a template of a script': {
    'a.ts': 'const prompt = `\nfunction add(a, b) {\n  return a + b; // HERE\n}\n`;\nask(prompt);\n',
  },
  'decorated with a text of several lines': { 'a.py': `@tool(description="""\nAsks a model.\n""")\n${ask}` },
  'called by its name among all of the file': { 'a.py': `${ask}\nfunction = globals()[choice]\n` },
  'a command of a file offered as a whole': { 'a.py': `import fire\n\n${ask}\nfire.Fire()\n` },
  'brought in under another name': { 'a.py': ask, 'b.py': 'from a import ask as _ask\n_ask("x")\n' },
  'brought in under another name by a script': {
    'a.ts': askScript,
    'b.ts': "import {\n  ask as _ask,\n} from './a';\nawait _ask('x');\n",
  },
  'a module whose names are gone through': {
    'tools/a.py': ask,
    'b.py': 'from tools import a\nfor n in dir(a):\n    getattr(a, n)("x")\n',
  },
  'a module that is brought in as a whole and asked by name': {
    'a.ts': askScript,
    'b.ts': "import * as tools from './a';\nawait tools[name]('x');\n",
  },
  'a module that is handed on as a whole': {
    'a.ts': askScript,
    'b.ts': "import * as tools from './a.js';\nregister({ tools });\n",
  },
  'a plugin that is found by its folder': {
    'plugins/a.py': ask,
    'b.py': 'for path in Path("plugins").iterdir():\n    importlib.import_module(f"plugins.{path.stem}")\n',
  },
  'a plugin beside what loads it': {
    'plugins/a.py': ask,
    'plugins/load.py': 'for _, name, _ in pkgutil.iter_modules([FOLDER]):\n    importlib.import_module(name)\n',
  },
  'a command that is found by its folder': {
    'src/commands/a.ts': askScript,
    'src/b.ts': `for (const file of readdirSync('./commands')) await import(\`./commands/\${file}\`);\n`,
  },
  'a name in a file of no known language': { 'a.py': ask, Procfile: 'web: uvicorn a:ask --factory\n' },
  'a name in a large file': { 'a.py': ask, 'b.py': `${'x = 1\n'.repeat(100_000)}ask("x")\n` },
  'exported by default under its name': { 'a.ts': `${askScript.replace('export ', '')}export { ask as default };\n` },
  'exported in a list where a framework looks': {
    'src/app/chat/route.ts': `${askScript.replace('export ', '')}export {\n  ask as GET,\n  ask as POST,\n};\n`,
  },
  'a language that is not followed': { 'a.rb': 'def ask\n  create() # HERE\nend\n' },
};

const unused: Record<string, Record<string, string>> = {
  'named nowhere': { 'a.py': ask },
  'only imported': { 'a.py': ask, 'b.py': 'from a import ask\n' },
  'only imported, over several lines': { 'a.py': ask, 'b.py': 'from a import (\n    other,\n    ask,\n)\nother()\n' },
  'only listed as exported': { 'a.py': `__all__ = [\n    "ask",\n]\n${ask}` },
  'called in a comment': { 'a.py': ask, 'b.py': 'from a import ask\n# ask("x")\n' },
  'described in a docstring': { 'a.py': ask, 'b.py': 'def other():\n    """Like ask."""\n\nother()\n' },
  'called in a test': { 'a.py': ask, 'tests/test_a.py': 'from a import ask\nassert ask("x")\n' },
  'called by itself': { 'a.py': 'def ask(n):\n    create()  # HERE\n    return ask(n - 1)\n' },
  'a part of a longer name': { 'a.py': ask, 'b.py': 'asked = task(ask_again)\n' },
  'called by a function that nothing calls': { 'a.py': `${ask}\ndef answer(text):\n    return ask(text)\n` },
  'called in a loop of two': { 'a.py': 'def ask(n):\n    return again(n)  # HERE\n\ndef again(n):\n    return ask(n - 1)\n' },
  'the method of a class that is never made': {
    'a.py': 'class Ask:\n    def run(self):\n        create()  # HERE\n',
    'b.py': 'from a import Ask\n',
  },
  'a script function that is only imported': { 'a.ts': askScript, 'b.ts': "import {\n  ask,\n} from './a';\nother();\n" },
  'a script function whose call is in a comment': {
    'a.ts': askScript,
    'b.ts': "import { ask } from './a';\n/* await ask('x'); */\n",
  },
  'a stack that no app holds': {
    'infra/watch.ts': 'export class Watch extends Stack {\n  constructor() {\n    new Dashboard(); // HERE\n  }\n}\n',
    'infra/bin.ts': "import { Watch } from './watch';\nnew App();\n",
  },
  'a module that is brought in as a whole, of which others are called': {
    'a.ts': askScript,
    'b.ts': "import * as tools from './a';\nawait tools.other('x');\n",
  },
  'only brought in under another name': { 'a.py': ask, 'b.py': 'from a import ask as _ask\nother()\n' },
  'only exported in a list': { 'a.ts': `${askScript.replace('export ', '')}export { ask };\n` },
  'in a folder beside, which the loader only imports from': {
    'app/util/a.py': ask,
    'app/models/load.py':
      'from app.util import x\nfor m in pkgutil.walk_packages(path=[x], prefix="app.models."):\n    __import__(m.name)\n',
  },
  'loaded from another folder': {
    'a.py': ask,
    'plugins/load.py': 'for name in names:\n    importlib.import_module(f"plugins.{name}")\n',
  },
  'not offered, beside what a framework finds': {
    'src/app/chat/route.ts': `${askScript.replace('export ', '')}export const GET = () => 'ok';\n`,
  },
};

testUses('Python and scripts', used, unused);

test('of very many modules that a script takes as a whole each may be handed on', async () => {
  const wholes = (count: number) =>
    Array.from({ length: count }, (_, i) => `import * as m${i} from './${i === 0 ? 'a' : `x${i}`}';\nm${i}.other();\n`).join('');
  expect(await isUsed({ 'a.ts': askScript, 'b.ts': wholes(5) })).toBe(false);
  expect(await isUsed({ 'a.ts': askScript, 'b.ts': wholes(60) })).toBe(true);
});

test('what cannot be told is used: too many definitions, or too long a chain', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `f${i}`);
  const chain = names.slice(0, 20).map((name, i) => `def ${name}():\n    ${i === 0 ? 'create()  # HERE' : `f${i - 1}()`}\n`);
  expect(await isUsed({ 'a.py': chain.join('\n') })).toBe(true);
  const crowd = names.map((name) => `def ${name}():\n    ask("x")\n`).join('\n');
  expect(await isUsed({ 'a.py': ask, 'b.py': `from a import ask\n${crowd}` })).toBe(true);
});
