const code = [
  'python',
  'javascript',
  'go',
  'java',
  'kotlin',
  'scala',
  'csharp',
  'rust',
  'ruby',
  'php',
  'swift',
  'dart',
  'elixir',
] as const;

/** The languages that files are told apart by; `prompt` is a template language of prompts. */
export const languages = [
  ...code,
  'fsharp',
  'cpp',
  'groovy',
  'shell',
  'powershell',
  'sql',
  'html',
  'css',
  'yaml',
  'json',
  'toml',
  'xml',
  'properties',
  'bicep',
  'terraform',
  'dockerfile',
  'makefile',
  'markdown',
  'text',
  'notebook',
  'prompt',
  'jsonl',
  'csv',
  'tsv',
] as const;

/** A language, or data format, of a file. */
export type Language = (typeof languages)[number];

/** Programming languages: what a rule means by `code`. */
export const codeLanguages: readonly string[] = code;

const byExtension = index({
  python: 'py pyi pyw',
  javascript: 'js jsx mjs cjs ts tsx mts cts vue svelte astro',
  go: 'go',
  java: 'java',
  kotlin: 'kt kts',
  scala: 'scala sc sbt',
  csharp: 'cs csx cshtml razor',
  fsharp: 'fs fsx',
  rust: 'rs',
  ruby: 'rb rake gemspec ru',
  php: 'php',
  swift: 'swift',
  dart: 'dart',
  elixir: 'ex exs',
  cpp: 'c cc cpp cxx h hh hpp hxx cu m mm',
  groovy: 'groovy gradle',
  shell: 'sh bash zsh ksh',
  powershell: 'ps1 psm1 psd1',
  sql: 'sql',
  html: 'html htm xhtml',
  css: 'css scss sass less',
  yaml: 'yaml yml',
  json: 'json jsonc json5 webmanifest',
  toml: 'toml',
  xml: 'xml csproj fsproj vbproj props targets config xsd xsl xslt resx nuspec pom svg jmx',
  properties: 'properties ini cfg conf env editorconfig',
  bicep: 'bicep bicepparam',
  terraform: 'tf tfvars hcl',
  dockerfile: 'dockerfile containerfile',
  makefile: 'mk mak',
  markdown: 'md mdx markdown',
  text: 'txt text rst adoc tpl tmpl',
  notebook: 'ipynb',
  prompt: 'prompty prompt j2 jinja jinja2 st mustache hbs handlebars liquid baml',
  jsonl: 'jsonl ndjson',
  csv: 'csv',
  tsv: 'tsv',
});

const byName = index({
  dockerfile: 'dockerfile containerfile',
  makefile: 'makefile gnumakefile justfile',
  groovy: 'jenkinsfile',
  ruby: 'gemfile rakefile podfile fastfile',
  toml: 'pipfile',
  json: 'pipfile.lock composer.lock',
  shell: '.bashrc .zshrc .profile .envrc',
  terraform: '.terraform.lock.hcl',
  text: 'go.mod go.sum codeowners',
});

/** Takes a path and gives the language of the file by its name, undefined where that is not known. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = byName.get(name);
  if (named) return named;
  if (name.startsWith('.env') && (name.length === 4 || name[4] === '.')) return 'properties';
  if (name.startsWith('dockerfile.') || name.startsWith('containerfile.')) return 'dockerfile';
  if (name.startsWith('jenkinsfile.')) return 'groovy';
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension.get(name.slice(dot + 1));
}

function index(names: Partial<Record<Language, string>>): Map<string, Language> {
  const map = new Map<string, Language>();
  for (const [language, words] of Object.entries(names)) {
    for (const word of words.split(' ')) map.set(word, language as Language);
  }
  return map;
}
