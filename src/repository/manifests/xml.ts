import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Dependency } from './dependency';

interface Element {
  name: string;
  line: number;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** pom.xml: the dependencies, managed ones too. */
export function readPom(text: string): Dependency[] {
  const elements = readXml(text);
  if (elements[0]?.name !== 'project') throw new Error('not a Maven project');
  return elements.flatMap(({ name, children }) => {
    if (name !== 'dependency') return [];
    const child = (wanted: string) => children.find((element) => element.name === wanted);
    const group = child('groupId')?.text;
    const artifact = child('artifactId');
    if (!group || !artifact?.text) return [];
    const dev = child('scope')?.text === 'test';
    return [{ ecosystem: 'maven' as const, name: `${group}:${artifact.text}`, line: artifact.line, dev }];
  });
}

const packageElements = new Set(['PackageReference', 'PackageVersion', 'GlobalPackageReference', 'package']);

/** Project files of .NET and packages.config; a name is kept as it is written. */
export function readNuget(text: string): Dependency[] {
  return readXml(text).flatMap(({ name: element, line, attributes: { Include, id } }) => {
    const name = Include ?? id;
    return packageElements.has(element) && name ? [{ ecosystem: 'nuget' as const, name, line, dev: false }] : [];
  });
}

type Node = Record<string | symbol, unknown>;

const place = XMLParser.getMetaDataSymbol() as symbol;
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 100,
  jPath: false,
});

/** The elements of a document, each before those inside it. */
function readXml(text: string): Element[] {
  const found: Element[] = [];
  let line = 1;
  let counted = 0;
  const read = (nodes: Node[]): Element[] =>
    nodes
      .filter((node) => !('#text' in node))
      .map((node) => {
        const { startIndex } = node[place] as { startIndex: number };
        line += text.slice(counted, startIndex).split('\n').length - 1;
        counted = startIndex;
        const [name, content] = Object.entries(node)[0] as [string, Node[]];
        const attributes = (node[':@'] ?? {}) as Record<string, string>;
        const own = content.map((part) => part['#text'] ?? '').join('');
        const element: Element = { name, line, attributes, text: own.trim(), children: [] };
        found.push(element);
        element.children = read(content);
        return element;
      });
  read(parse(text));
  return found;
}

function parse(text: string): Node[] {
  try {
    // The parser alone takes what is not well-formed.
    const fault = XMLValidator.validate(text);
    if (fault !== true) throw new Error(`line ${fault.err.line}: ${fault.err.msg}`);
    return parser.parse(text);
  } catch (error) {
    throw new Error(`not valid XML: ${error instanceof Error ? error.message : error}`.slice(0, 160));
  }
}
