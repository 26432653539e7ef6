import { testUses } from './is-used';

const trace = 'package watch\n\nfunc Trace() {\n\tstart() // HERE\n}\n';
const guard =
  'package safe\n\ntype Guard struct {\n\tclient Client\n}\n\nfunc NewGuard() *Guard {\n\treturn &Guard{}\n}\n\nfunc (g *Guard) Check(text string) bool {\n\treturn g.client.Moderate(text) // HERE\n}\n';
const main = (body: string) => `package main\n\nimport (\n\t"x/watch"\n)\n\nfunc main() {\n\t${body}\n}\n`;

const used: Record<string, Record<string, string>> = {
  'a handler that a platform serves': {
    'api/chat.go': 'package api\n\nfunc Chat(w http.ResponseWriter, r *http.Request) {\n\tstart() // HERE\n}\n',
  },
  'a handler by its name': {
    'chat/handler.go': 'package chat\n\nfunc Handle(req []byte) string {\n\treturn ask(req) // HERE\n}\n',
  },
  'a service of Encore': {
    'a.go': 'package a\n\n//encore:api public path=/ask\nfunc Ask(ctx context.Context) error {\n\treturn ask(ctx) // HERE\n}\n',
  },
  'exported to other languages below a function in one line': {
    'a.go': 'package a\n\nfunc other() {}\n\n//export Ask\nfunc Ask() {\n\tcreate() // HERE\n}\n',
  },
  'a judge that the tests of answers ask': {
    'evals/judge.go': 'package evals\n\nfunc Judge() {\n\task() // HERE\n}\n',
    'tests/answers_test.go': 'package a\n\nfunc TestAnswers(t *testing.T) {\n\tevals.Judge()\n}\n',
  },
  'named by the infrastructure in another language': {
    'watch/a.go': trace,
    'infra/index.ts': 'new gcp.Function("trace", { entryPoint: "Trace" });\n',
  },
  'called by main': { 'watch/a.go': trace, 'main.go': main('watch.Trace()') },
  'passed on without a call': { 'watch/a.go': trace, 'main.go': main('run(watch.Trace)') },
  'in main itself': { 'main.go': main('start() // HERE') },
  'in init': { 'a.go': 'package a\n\nfunc init() {\n\tstart() // HERE\n}\n' },
  'in a variable of the package': { 'a.go': 'package a\n\nvar tracer = start() // HERE\n' },
  'taken by a variable of the package': {
    'watch/a.go': trace,
    'cmd/b.go': 'package cmd\n\nvar commands = []Command{\n\t{Run: watch.Trace},\n}\n',
  },
  'a method of a type that is made': { 'safe/a.go': guard, 'main.go': main('_ = safe.NewGuard()') },
  'a method of a type whose maker is in another file': {
    'safe/a.go': 'package safe\n\nfunc (g *Guard) Check(text string) bool {\n\treturn g.Moderate(text) // HERE\n}\n',
    'safe/b.go': 'package safe\n\ntype Guard struct{}\n\nfunc New() *Guard {\n\treturn &Guard{}\n}\n',
    'main.go': main('safe.New()'),
  },
  'a method by an interface, of a type that is embedded': {
    'safe/a.go': guard,
    'safe/b.go': 'package safe\n\ntype Strict struct {\n\tGuard\n}\n',
    'main.go': main('check(safe.Strict{})'),
  },
  'a method of a generic type': {
    'a.go': 'package a\n\ntype Store[T any] struct{}\n\nfunc (s *Store[T]) Put(t T) {\n\tcreate(t) // HERE\n}\n',
    'main.go': main('a.Store[int]{}.Put(1)'),
  },
  'called by a function that is called': {
    'watch/a.go': `${trace}\nfunc Start() {\n\tTrace()\n}\n`,
    'main.go': main('watch.Start()'),
  },
  'called below a label': {
    'watch/a.go': trace,
    'main.go': main('for {\n\t}\nLoop:\n\tfor {\n\t\twatch.Trace()\n\t\tbreak Loop\n\t}'),
  },
  'called below a text of several lines': {
    'watch/a.go': trace,
    'main.go': main('x := `\nfunc other() {\n}\n\\`\n\twatch.Trace()'),
  },
  'exported to other languages': { 'a.go': 'package a\n\n//export Ask\nfunc Ask() {\n\tcreate() // HERE\n}\n' },
  'named in a template': { 'watch/a.go': trace, 'page.tmpl': '{{ Trace }}\n' },
  'named in configuration': { 'watch/a.go': trace, 'function.yaml': 'entryPoint: Trace\n' },
  'a test': { 'tests/a_test.go': 'package a\n\nfunc TestAnswers(t *testing.T) {\n\tjudge() // HERE\n}\n' },
  'registered where a package is loaded': {
    'safe/a.go': `${guard}\nvar _ = register(NewGuard())\n`,
  },
};

const unused: Record<string, Record<string, string>> = {
  'named by another program': { 'watch/a.go': trace, 'web/trace.ts': 'export class Trace {}\n' },
  'named nowhere': { 'watch/a.go': trace, 'main.go': main('') },
  'a type that is never made': { 'safe/a.go': guard, 'main.go': main('') },
  'a type of which it is only said that it satisfies an interface': {
    'safe/a.go': `${guard}\nvar _ Checker = (*Guard)(nil)\n`,
    'main.go': main(''),
  },
  'a method in another file than its type': {
    'safe/a.go': 'package safe\n\nfunc (g *Guard) Check(text string) bool {\n\treturn g.Moderate(text) // HERE\n}\n',
    'safe/b.go': 'package safe\n\ntype Guard struct{}\n\nfunc (g Guard) Again() {\n\tg.Check("x")\n}\n',
    'main.go': main(''),
  },
  'called in a comment': { 'watch/a.go': trace, 'main.go': main('// watch.Trace()') },
  'called in a test': { 'watch/a.go': trace, 'tests/a.go': main('watch.Trace()') },
  'called by itself': { 'a.go': 'package a\n\nfunc ask() {\n\tcreate() // HERE\n\task()\n}\n' },
  'called by a function that nothing calls': { 'a.go': `${trace}\nfunc Start() {\n\tTrace()\n}\n`, 'main.go': main('') },
  'a part of a longer name': { 'a.go': trace, 'main.go': main('Traces(TraceID)') },
  'in a package that is imported': { 'watch/a.go': trace, 'main.go': main('watch.Other()') },
  'with lines that end as on Windows': { 'watch/a.go': trace.replaceAll('\n', '\r\n'), 'main.go': main('') },
};

testUses('Go', used, unused);
