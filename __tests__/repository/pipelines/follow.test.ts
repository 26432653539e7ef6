// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the expressions of pipelines look the same
import { expect, test } from 'vitest';
import { executedFiles } from '../../../src/repository/pipelines';
import { commandsOf, stepsOf, workflow } from './read';

const run = (command: string, files: Record<string, string>, directory = ''): string[] =>
  commandsOf(
    workflow(
      `on: push\njobs:\n  a:\n    steps:\n      - run: ${JSON.stringify(command)}\n        working-directory: ./${directory}\n`,
      files,
    ),
  ).slice(1);

test('follows a Makefile from target to prerequisites, variables and scripts', () => {
  const files = {
    Makefile:
      'PYTHON ?= uv run python\n.PHONY: eval\nall: lint\n\neval: data ## evaluate\n\t@$(PYTHON) -m evals.run \\\n\t  --gate\n\t-$(MAKE) report\ndata:\n\tbash scripts/data.sh\nreport:\n\techo $$HOME\nlint:\n\truff check\n',
    'scripts/data.sh': 'python fetch.py\n',
  };
  expect(run('make eval', files)).toEqual([
    'Makefile:10 bash scripts/data.sh',
    'scripts/data.sh:1 python fetch.py',
    'Makefile:6 uv run python -m evals.run --gate',
    'Makefile:8 make report',
    'Makefile:12 echo $HOME',
  ]);
  expect(run('make', files)).toEqual(['Makefile:14 ruff check']);
  const pipeline = workflow('on: push\njobs:\n  a:\n    steps:\n      - run: make eval\n', files);
  expect(stepsOf(pipeline).map((step) => [step.allowedToFail, step.commands.length])).toEqual([
    [false, 4],
    [true, 2],
  ]);
});

test('follows package scripts in the folder they are called in', () => {
  const files = {
    'package.json':
      '{\n  "name": "x",\n  "scripts": {\n    "test": "npm run eval",\n    "eval": "npx promptfoo@latest eval -c evals/config.yaml"\n  }\n}\n',
    'web/package.json': '{"scripts": {\n"build": "tsx build.ts"}}',
    'packages/api/package.json': '{"scripts": {\n"check": "node check.mjs"}}',
    'apps/desk/package.json': '{"name": "@acme/app", "scripts": {\n"evals": "tsx evals/run.ts"}}',
  };
  expect(run('npm test', files)).toEqual([
    'package.json:4 npm run eval',
    'package.json:5 npx promptfoo@latest eval -c evals/config.yaml',
  ]);
  expect(run('cd web && pnpm build', files)).toEqual(['web/package.json:2 tsx build.ts']);
  expect(run('yarn build', files, 'web')).toEqual(['web/package.json:2 tsx build.ts']);
  expect(run('npm --prefix web run build', files)).toEqual(['web/package.json:2 tsx build.ts']);
  expect(run('pnpm --filter @acme/api check', files)).toEqual(['packages/api/package.json:2 node check.mjs']);
  expect(run('npm run evals -w @acme/app', files)).toEqual(['apps/desk/package.json:2 tsx evals/run.ts']);
  expect(run('npm ci', files)).toEqual([]);
});

test('follows just, task, tox, nox and poe', () => {
  expect(
    run('just eval prod', { justfile: 'x := "1"\nprep:\n  echo prep\n[group("a")]\neval env="dev": prep\n  @python eval.py\n' }),
  ).toEqual(['justfile:3 echo prep', 'justfile:6 python eval.py']);
  expect(
    run('task eval', {
      'Taskfile.yml':
        'tasks:\n  eval:\n    deps: [prep]\n    cmds:\n      - python eval.py\n      - task: done\n  prep: echo prep\n  done:\n    cmds: [echo done]\n',
    }),
  ).toEqual([
    'Taskfile.yml:7 echo prep',
    'Taskfile.yml:5 python eval.py',
    'Taskfile.yml:6 task done',
    'Taskfile.yml:9 echo done',
  ]);
  expect(run('tox -e eval', { 'tox.ini': '[tox]\n[testenv:eval]\ndeps = x\ncommands =\n    pytest evals {posargs}\n' })).toEqual([
    'tox.ini:5 pytest evals',
  ]);
  expect(run('nox -s eval', { 'noxfile.py': '@nox.session\ndef eval(session):\n    session.run("pytest", "evals")\n' })).toEqual([
    'noxfile.py:3 pytest evals',
  ]);
  expect(run('uv run poe eval', { 'pyproject.toml': '[tool.poe.tasks]\neval = "python eval.py"\n' })).toEqual([
    'pyproject.toml:2 python eval.py',
  ]);
});

test('scripts that call themselves or each other come to an end', () => {
  const files = {
    'a.sh': './b.sh\n',
    'b.sh': '$(dirname "$0")/a.sh\nbash -c "./a.sh"\n',
    Makefile: 'x: y\n\tmake x\ny: x\n\techo y\n',
  };
  expect(run('./a.sh', files)).toEqual([
    'a.sh:1 ./b.sh',
    'b.sh:1 $(dirname "$0")/a.sh',
    'b.sh:2 bash -c "./a.sh"',
    'b.sh:2 ./a.sh',
  ]);
  expect(run('make x', files)).toEqual(['Makefile:4 echo y', 'Makefile:2 make x']);
});

test('a here-document is program text only where a program reads it', () => {
  expect(run('cat > x.txt <<EOF\nazd up\nEOF\necho end', {})).toEqual(['.github/workflows/ci.yml:5 echo end']);
  expect(run("python - <<'EOF'\nimport openai\nEOF", {})).toEqual(['.github/workflows/ci.yml:5 import openai']);
});

test.each<[string, string[]]>([
  ['python evals/run.py --gate', ['evals/run.py']],
  ['OPENAI_API_KEY=x uv run --with ragas python -u evals/run.py', ['evals/run.py']],
  ['poetry run python3.11 -m evals.run', ['src/evals/run.py']],
  ['python -m evals', ['src/evals/__main__.py']],
  ['python -m absent.module', []],
  ['python -c "import x" evals.py', []],
  ['coverage run -m pytest tests/llm tests/test_a.py::test_b -k slow', ['tests/llm/', 'tests/test_a.py']],
  ['pytest', ['**']],
  ['cd api && pytest -q -m "not slow"', ['api/']],
  ['(cd api && python a.py) && python b.py', ['api/a.py', 'b.py']],
  ['score=$(python evals/score.py | tail -1)', ['evals/score.py']],
  ['if ! npx tsx evals/run.ts; then exit 1; fi', ['evals/run.ts']],
  ['npx -y promptfoo@0.90 eval --config=evals/p.yaml', ['evals/p.yaml']],
  ['promptfoo eval', ['promptfooconfig.yaml']],
  ['deepeval test run evals/test_rag.py', ['evals/test_rag.py']],
  ['az ml job create --file pipelines/job.yml', ['pipelines/job.yml']],
  ['go run ./cmd/eval', ['cmd/eval/']],
  ['cargo run --release -- --cases evals', ['src/']],
  ['cargo run --bin evaluate', ['src/bin/evaluate.rs', 'src/bin/evaluate/']],
  ['cargo run --manifest-path tools/eval/Cargo.toml', ['tools/eval/src/']],
  [
    'cargo run -p evals',
    ['apps/evals/', 'bins/evals/', 'crates/evals/', 'evals/', 'packages/evals/', 'services/evals/', 'tools/evals/'],
  ],
  ['dotnet run --project src/Eval/Eval.csproj', ['src/Eval/Eval.csproj']],
  ['dotnet test tests/Eval.Tests', ['tests/Eval.Tests/']],
  ['./gradlew test', ['**']],
  ['./gradlew assemble', []],
  ['.\\scripts\\deploy.ps1 -Force', ['scripts/deploy.ps1']],
  ['python ${{ github.workspace }}/evals/run.py', ['evals/run.py']],
  ['python ../../etc/x.py', []],
  ['echo python evals/run.py', []],
  ['# python evals/run.py', []],
])('%s', (text, files) => {
  const tree = new Set(['src/evals/run.py', 'src/evals/__main__.py']);
  expect(executedFiles({ text }, '', (path) => tree.has(path))).toEqual(files);
});

test('a long hostile line takes linear time', () => {
  for (const part of ['$(', '${{', '"', '\\', '<<A', '&&', "sh -c '", '|| true ;']) executedFiles({ text: part.repeat(20_000) });
});
