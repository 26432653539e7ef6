import { expect, test } from 'vitest';
import { parseManifest } from '../../src/repository/manifests';

/** `name:line`, with `~` before what serves development. */
const read = (path: string, text: string) =>
  parseManifest(path, text)?.map(({ name, line, dev }) => `${dev ? '~' : ''}${name}@${line}`);

const dependency = (group: string, artifact: string, more = '') =>
  `<dependency>\n<groupId>${group}</groupId>\n<artifactId>${artifact}</artifactId>${more}</dependency>`;

const cases: [string, string, string, string[]][] = [
  [
    'CDATA',
    'pom.xml',
    `<project>${dependency('<![CDATA[a]]>', 'b<![CDATA[-c]]>')}<![CDATA[${dependency('x', 'y')}]]></project>`,
    ['a:b-c@3'],
  ],
  [
    'a prefixed root',
    'pom.xml',
    '\uFEFF<?xml version="1.0"?>\n<m:project xmlns:m="http://maven.apache.org/POM/4.0.0"><m:dependency>\n<m:groupId>a</m:groupId><m:artifactId>b</m:artifactId></m:dependency></m:project>',
    ['a:b@3'],
  ],
  [
    'a namespaced root',
    'pom.xml',
    `<project xmlns="http://maven.apache.org/POM/4.0.0"\n  xmlns:xsi="x"\n  xsi:schemaLocation="a b">${dependency('a', 'b')}</project>`,
    ['a:b@5'],
  ],
  [
    'comments around and inside a dependency',
    'pom.xml',
    `<!-- <project> -->\n<project><!--\n${dependency('x', 'y')}\n-->${dependency('a', 'b<!-- <artifactId>z</artifactId> -->', '<!-- <scope>test</scope> -->')}<!-- > --></project>`,
    ['a:b@8'],
  ],
  [
    'exclusions and what stands in no order',
    'pom.xml',
    `<project><dependency><exclusions><exclusion>\n<groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions>\n<scope> test </scope>\n<artifactId>\nb\n</artifactId><groupId>a</groupId></dependency></project>`,
    ['~a:b@4'],
  ],
  [
    'dependencyManagement, profiles and plugins',
    'pom.xml',
    `<project><dependencyManagement><dependencies>${dependency('a', 'bom', '<type>pom</type>')}</dependencies></dependencyManagement>\n<profiles><profile>${dependency('b', 'c')}</profile></profiles><build><plugin><artifactId>p</artifactId>${dependency('d', 'e')}</plugin></build></project>`,
    ['a:bom@3', 'b:c@6', 'd:e@8'],
  ],
  [
    'a dependency without an artifact',
    'pom.xml',
    '<project><dependency><groupId>a</groupId><artifactId/></dependency></project>',
    [],
  ],
  [
    'CRLF',
    'pom.xml',
    `<project>\n${dependency('a', 'b')}\n${dependency('c', 'd')}</project>`.replaceAll('\n', '\r\n'),
    ['a:b@4', 'c:d@7'],
  ],
  [
    'packages.config',
    'packages.config',
    '<?xml version="1.0" encoding="utf-8"?>\n<packages>\n<package id="OpenAI" version="1" targetFramework="net48" />\n<package version=\'1\' id=\'Azure.Core\'></package></packages>',
    ['OpenAI@3', 'Azure.Core@4'],
  ],
  [
    'Directory.Packages.props',
    'Directory.Packages.props',
    '<Project><ItemGroup>\n<PackageVersion Include="OpenAI" Version="2" />\n<GlobalPackageReference Include="MinVer" Version="5" />\n<PackageVersion Update="Gone" /></ItemGroup></Project>',
    ['OpenAI@2', 'MinVer@3'],
  ],
  [
    'conditions',
    'a.csproj',
    `<Project><ItemGroup Condition="'$(TargetFramework)' == 'net8.0'">\n<PackageReference Condition=" '$(A)' > '1' And '$(B)' != '' " Include="OpenAI"><Version>1</Version></PackageReference></ItemGroup></Project>`,
    ['OpenAI@2'],
  ],
  [
    'attributes on many lines',
    'a.fsproj',
    '<Project>\n<PackageReference\n\tVersion="1"\n\tInclude = "OpenAI"\n/>\n<PackageReference\nInclude="Azure.Core"\n></PackageReference></Project>',
    ['OpenAI@2', 'Azure.Core@6'],
  ],
  [
    'comments around a reference',
    'a.vbproj',
    '<Project><!--\n<PackageReference Include="Gone" />\n--><PackageReference Include="OpenAI" /><!-- x --></Project>',
    ['OpenAI@3'],
  ],
];

test.each(cases)('reads %s', (_, path, text, expected) => {
  expect(read(path, text)).toEqual(expected);
});

test('expands no entities', () => {
  const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(20)}">`).join('\n');
  const bomb = `<!DOCTYPE project [<!ENTITY e0 "ha">\n${entities}]>\n<project>${dependency('&e20;', 'b&amp;c')}</project>`;
  expect(read('pom.xml', bomb)).toEqual(['&e20;:b&amp;c@24']);
});

test.each([
  ['pom.xml', '', 'not valid XML: line 1: Start tag expected.'],
  ['pom.xml', 'not xml', "not valid XML: line 1: char 'n' is not expected."],
  ['pom.xml', '<settings/>', 'not a Maven project'],
  [
    'a.csproj',
    '<Project>\n<ItemGroup>\n</Project>',
    /^not valid XML: line 3: Expected closing tag 'ItemGroup' \(opened in line 2/,
  ],
  [
    'a.csproj',
    '<Project>\n<PackageReference Include="a /></Project>',
    /^not valid XML: line 2: Attributes for 'PackageReference'/,
  ],
  ['packages.config', '<packages>', "not valid XML: line 1: Unclosed tag 'packages'."],
  ['a.csproj', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'not valid XML: Maximum nested tags exceeded'],
  ['pom.xml', '<a>'.repeat(5000), /^not valid XML: line 1: [^\n]{0,160}$/],
  [
    'pom.xml',
    '<!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/passwd">]><project/>',
    'not valid XML: External entities are not supported',
  ],
])('%s %# says what is wrong', (path, text, message) => {
  expect(() => parseManifest(path, text)).toThrow(typeof message === 'string' ? new Error(message) : message);
});
