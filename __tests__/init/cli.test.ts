import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const cli = join(import.meta.dirname, '../../dist/cli.js');
const bases = parse(readFileSync(join(import.meta.dirname, 'bases.yml'), 'utf8'));
const root = mkdtempSync(join(tmpdir(), 'init-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function tree(name: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return join(root, name);
}

function git(directory: string, ...words: string[]): void {
  const { status, stderr } = spawnSync('git', ['-C', directory, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], {
    encoding: 'utf8',
  });
  expect([status, stderr], words.join(' ')).toEqual([0, '']);
}

function init(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'init', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

describe('init', () => {
  const python = tree('python', bases.python);

  test('shows a diff that git applies, and writes nothing', () => {
    const before = readdirSync(python, { recursive: true });
    const { status, stdout, stderr } = init(python);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Level 1 Initial: Python with pip, GitHub Actions\n/);
    expect(stdout).toContain('+min-level: 1');
    expect(readdirSync(python, { recursive: true })).toEqual(before);
    const applied = tree('applied', bases.python);
    git(applied, 'init', '-q');
    const { status: code, stderr: fault } = spawnSync('git', ['-C', applied, 'apply'], { input: stdout, encoding: 'utf8' });
    expect([code, fault]).toEqual([0, '']);
    const direct = tree('direct', bases.python);
    expect(init(direct, '--write').status).toBe(0);
    const textsIn = (directory: string) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git/') && !entry.parentPath.endsWith('/.git'))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(directory.length), readFileSync(path, 'utf8')])
        .sort();
    expect(textsIn(applied)).toEqual(textsIn(direct));
    expect(textsIn(direct).length).toBeGreaterThan(before.length);
  });

  test('--write overwrites nothing, says what it wrote and what stays, and has nothing to add the second time', () => {
    const own = tree('own', {
      ...bases.python,
      '.github/genaiops-maturity.yml': 'min-level: 4\n',
      'app/prompt_files.py': 'mine = 1\n',
    });
    const first = init(own, '--practice', 'structured-prompts', '--write');
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/app\/prompt_files\.py exists and is left as it is/);
    expect(first.stdout).toMatch(/written {2}app\/prompts\/answer\.md/);
    expect(readFileSync(join(own, 'app/prompt_files.py'), 'utf8')).toBe('mine = 1\n');
    expect(readFileSync(join(own, '.github/genaiops-maturity.yml'), 'utf8')).toBe('min-level: 4\n');
    expect(existsSync(join(own, '.github/workflows/genaiops-maturity.yml'))).toBe(true);
    expect(init(own, '--practice', 'structured-prompts', '--write').stdout).not.toContain('written');
  });

  test('says what to do now: write the files, add them to git, do the steps', () => {
    const fresh = tree('fresh', bases.python);
    git(fresh, 'init', '-q');
    git(fresh, 'add', '-A');
    expect(init(fresh).stdout).toMatch(/\n\nWrite them with --write\.\n$/);
    const end =
      /\n\nNow: git add these files, do the steps, and scan again:\n {2}git add \.github\/workflows\/genaiops-maturity\.yml \\\n/;
    const written = init(fresh, '--write').stdout;
    expect(written).toMatch(end);
    const paths = [...written.matchAll(/^ {2}written {2}(.*)$/gm)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(3);
    const before = init(fresh).stdout;
    expect(before).not.toContain('diff --git');
    const again = init(fresh, '--write').stdout;
    for (const path of paths) {
      expect(before.replace(/\s+/g, ' ')).toContain(`${path} is there, not yet added to git.`);
      expect(again.replace(/\s+/g, ' ')).toContain(`${path} is there, not yet added to git, and is left as it is.`);
    }
    for (const text of [before, again]) expect(text).toMatch(end);
    git(fresh, 'add', '-A');
    expect(init(fresh, '--write').stdout).not.toMatch(/not yet|^Now:|written/m);
  });

  test('prefers the gaps with a starter, gives the advice for the others after them, and fits 80 columns', () => {
    const { stdout } = init(python);
    const at = ['systematic-deployment (', 'structured-prompts (', 'basic-metrics (', 'Without a starter', 'complex-prompts ('];
    const places = at.map((text) => stdout.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(stdout.split('\n').filter((line) => line.length > 80 && !/^(?:\+|diff )/.test(line))).toEqual([]);
  });

  test('names only packages that are not declared, with their manifest, and the import as the calling file writes them', () => {
    const steps = (name: string, files: Record<string, string>, practice: string) =>
      init(tree(name, files), '--practice', practice).stdout.replace(/\s+/g, ' ');
    expect(steps('declared', bases.python, 'compliance')).toMatch(
      /1\. Call `require_safe\(question\)` \(`from \.content_safety import UnsafeText, require_safe`\)/,
    );
    const { 'app/__init__.py': _, 'app/main.py': __, ...plain } = bases.python;
    expect(steps('plain', plain, 'monitoring-logging')).toMatch(
      /Add `opentelemetry-sdk` and `opentelemetry-exporter-otlp-proto-http` to `requirements\.txt`.*\(`import telemetry`\)/,
    );
    const common = {
      'web/package.json': '{ "dependencies": { "openai": "4.80.0", "@opentelemetry/api": "1.9.0" } }',
      'web/src/answers.js':
        "const OpenAI = require('openai');\nconst client = new OpenAI();\nmodule.exports.answer = (question) =>\n  client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] });\n",
    };
    expect(steps('common', common, 'monitoring-logging')).toMatch(
      /\(`cd web && npm install @opentelemetry\/sdk-node @opentelemetry\/exporter-trace-otlp-http`\).*`const \{ inModelCall \} = await import\('\.\/telemetry\.mjs'\)`/,
    );
  });

  test('names packages of .NET and the JVM, and takes no project of tests for the application', () => {
    const steps = (name: string, files: Record<string, string>) =>
      init(tree(name, files), '--practice', 'monitoring-logging').stdout.replace(/\s+/g, ' ');
    const { 'src/Library/Answers.cs': call = '', ...rest } = bases.csharp;
    const tested = steps('tested', {
      ...rest,
      'src/Library/Answers.cs': call,
      'src/Library.Evaluation.Tests/Answers.cs': call,
      'src/Library.Evaluation.Tests/Library.Evaluation.Tests.csproj': '<Project />',
    });
    expect(tested).toMatch(
      /`dotnet add src\/Library\/Library\.csproj package OpenTelemetry && dotnet add src\/Library\/Library\.csproj package OpenTelemetry\.Exporter\.OpenTelemetryProtocol`.*`using Library;`/,
    );
    expect(tested).toContain('+++ b/src/Library/Telemetry.cs');
    expect(steps('java', bases.java)).toMatch(/among the packages of `pom\.xml`\./);
    expect(steps('go', bases.go)).toMatch(
      /\(`go get go\.opentelemetry\.io\/otel .*`import "example\.org\/library\/answers\/telemetry"`/,
    );
  });

  test('proposes no gate for an evaluation that it cannot propose', () => {
    const atRoot = Object.fromEntries(
      Object.entries(bases.csharp as Record<string, string>).map(([path, text]) => [path.replace('src/Library/', ''), text]),
    );
    const { stdout } = init(tree('at-root', atRoot), '--practice', 'advanced-automation');
    expect(stdout.replace(/\s+/g, ' ')).toContain('There is no starter for it that fits how this repository is laid out.');
    expect(stdout).not.toContain('evaluation.yml');
  });

  test('finds the calls also where another model judges', () => {
    const other = tree('other', { ...bases.python, '.github/genaiops-maturity.yml': 'model: aws-generative-ai-lens\n' });
    expect(init(other).stdout).toMatch(/^Level 1 Foundation: Python with pip, GitHub Actions\n/);
  });

  test('--write goes through no link, and then writes nothing at all', () => {
    const linked = tree('linked', bases.python);
    const outside = tree('outside', { 'keep.txt': '' });
    git(linked, 'init', '-q');
    git(linked, 'add', '-A');
    // Not tracked, so no part of what is scanned.
    symlinkSync(outside, join(linked, '.github'));
    const { status, stderr } = init(linked, '--write');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/\.github is a link, which may lead anywhere\. Nothing was written/),
    ]);
    git(linked, 'add', '-A');
    expect(init(linked, '--write').stdout).toContain('.github/workflows/genaiops-maturity.yml exists');
    expect(readdirSync(outside)).toEqual(['keep.txt']);
  });

  test('only shows a commit and a bare git directory', () => {
    const repository = tree('repository', bases.typescript);
    for (const words of ['init -q', 'add -A', 'commit -qm begin', `clone -q --bare . ${join(root, 'bare')}`])
      git(repository, ...words.split(' '));
    for (const args of [[join(root, 'bare')], [repository, '--ref', 'HEAD']]) {
      expect(init(...args).stdout).toMatch(/^Level 1 Initial: TypeScript with npm, GitHub Actions\n/);
      const { status, stderr } = init(...args, '--write');
      expect([status, stderr]).toEqual([2, expect.stringMatching(/--write needs a work tree/)]);
    }
    const inside = init(join(repository, 'src'));
    expect([inside.status, inside.stderr]).toEqual([2, expect.stringMatching(/Run init there/)]);
  });

  test('says where there is no starter, and gives the advice', () => {
    const ruby = {
      'lib/answers.rb':
        'def answer(question)\n  RubyLLM.chat.ask("You are the assistant of a library. #{question}").content\nend\n',
      Gemfile: "gem 'ruby_llm'\n",
    };
    const { status, stdout } = init(tree('ruby', ruby), '--practice', 'monitoring-logging');
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /There is no starter for it in Ruby \(there is one in .*Python, TypeScript\)\. Advice: .*OpenTelemetry/,
    );
    expect(stdout).not.toContain('telemetry.py');
  });

  test('proposes only the workflow where the model does not apply', () => {
    const { status, stdout } = init(tree('none', { 'index.js': 'console.log(1);\n' }));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No generative AI found, so the model does not apply/);
    expect(stdout.match(/^diff --git .*/gm)).toEqual([
      'diff --git a/.github/workflows/genaiops-maturity.yml b/.github/workflows/genaiops-maturity.yml',
    ]);
  });

  test('proposes no workflow of GitHub for other pipelines, and puts files into the folder of the package', () => {
    const files = Object.fromEntries(
      Object.entries(bases.python as Record<string, string>).map(([path, text]) => [`backend/${path}`, text]),
    );
    const gitlab = tree('gitlab', { ...files, '.gitlab-ci.yml': 'test:\n  script: [pytest]\n' });
    const { stdout } = init(gitlab, '--practice', 'advanced-automation');
    expect(stdout).toMatch(/npx\s+genaiops-maturity@/);
    expect(stdout.match(/^\+\+\+ b\/.*/gm)).toEqual([
      '+++ b/.github/genaiops-maturity.yml',
      '+++ b/backend/evals/cases.jsonl',
      '+++ b/backend/evals/run.py',
      '+++ b/.gitlab/evaluation.yml',
    ]);
    expect(stdout).toContain('cd backend && python evals/run.py');
  });

  test('puts no name of a stranger into paths, commands or code', () => {
    const text = bases.python['app/answers.py'];
    const hostile = tree('hostile', { "a'; rm -rf $(x)/answers.py": text, "a'; rm -rf $(x)/requirements.txt": 'openai\n' });
    const { stdout } = init(hostile, '--practice', 'advanced-automation');
    expect(stdout.replace(/\s+/g, ' ')).toContain('There is no starter for it where folders of the code have other characters');
    expect(stdout).not.toContain('rm -rf');
  });

  test.each([
    [['--practice', 'nothing'], /no practice nothing; it is one of/],
    [['--gaps', 'all'], /number from 0 to 12/],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = init(python, ...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
