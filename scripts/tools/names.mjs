import * as z from 'zod';

/** Languages in the order of the table: title, the file that a name is tried in, the lines that bring a module in. */
export const languages = {
  python: { title: 'Python', files: ['app.py'], lines: (name) => [`import ${name}`, `from ${name} import Client`] },
  javascript: { title: 'TypeScript, JavaScript', files: ['app.ts'], lines: (name) => [`import { Client } from '${name}';`] },
  csharp: { title: 'C#', files: ['App.cs'], lines: (name) => [`using ${name};`] },
  java: { title: 'Java, Kotlin', files: ['App.java', 'App.kt'], lines: (name) => [`import ${name}.Client;`] },
  go: { title: 'Go', files: ['app.go'], lines: (name) => [`import "${name}"`] },
  rust: { title: 'Rust', files: ['app.rs'], lines: (name) => [`use ${name}::Client;`] },
  ruby: { title: 'Ruby', files: ['app.rb'], lines: (name) => [`require '${name}'`] },
  php: { title: 'PHP', files: ['App.php'], lines: (name) => [`use ${name}\\Client;`] },
};

/** Platforms in the order of the table. */
export const platforms = {
  github: { title: 'GitHub Actions' },
  'azure-devops': { title: 'Azure DevOps' },
  gitlab: { title: 'GitLab' },
  azure: { title: 'Azure' },
  aws: { title: 'AWS' },
  gcp: { title: 'Google Cloud' },
  kubernetes: { title: 'Kubernetes' },
};

/** All columns: id → title. */
export const columns = Object.fromEntries(Object.entries({ ...languages, ...platforms }).map(([id, { title }]) => [id, title]));

/** Package registries: the column that a package belongs to, and the manifest that declares it. */
export const registries = {
  npm: { column: 'javascript', file: 'package.json', text: (names) => json('dependencies', names) },
  pypi: { column: 'python', file: 'requirements.txt', text: (names) => names.map((name) => `${name}==1.0\n`).join('') },
  maven: {
    column: 'java',
    file: 'build.gradle',
    text: (names) => names.map((name) => `implementation '${name}:1.0'\n`).join(''),
  },
  nuget: {
    column: 'csharp',
    file: 'App.csproj',
    text: (names) =>
      `<Project><ItemGroup>${names.map((name) => `\n<PackageReference Include="${name}" Version="1.0" />`).join('')}\n</ItemGroup></Project>\n`,
  },
  cargo: {
    column: 'rust',
    file: 'Cargo.toml',
    text: (names) => `[dependencies]\n${names.map((name) => `${name} = "1.0"\n`).join('')}`,
  },
  gem: { column: 'ruby', file: 'Gemfile', text: (names) => names.map((name) => `gem '${name}'\n`).join('') },
  composer: { column: 'php', file: 'composer.json', text: (names) => json('require', names) },
};

function json(key, names) {
  return JSON.stringify({ [key]: Object.fromEntries(names.map((name) => [name, '1.0'])) }, null, 1);
}

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]);
const byKey = (keys) => z.partialRecord(z.enum(keys), texts).optional();

/** rules/tools.yml: the fields, each with the practices that it is about, and the tools with the names that they are known by. */
export const toolsSchema = z.strictObject({
  fields: z.record(z.string(), z.strictObject({ title: z.string(), practices: z.array(z.string()).min(1) })),
  tools: z.array(
    z.strictObject({
      name: z.string(),
      fields: z.array(z.string()).min(1),
      site: z.url(),
      modules: byKey(Object.keys(languages)),
      packages: byKey(Object.keys(registries)),
      use: byKey(Object.keys(languages)),
      resources: byKey(['azure', 'aws', 'gcp', 'kubernetes']),
      action: texts.optional(),
      task: texts.optional(),
      command: texts.optional(),
    }),
  ),
});
