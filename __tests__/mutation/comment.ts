const hash = /\.(?:py|ya?ml|toml|tf|rb|sh|conf|env)$|(?:^|\/)Dockerfile$/;
const slashes = /\.(?:[cm]?[jt]sx?|go|java|kt|cs|rs|bicep|mod)$/;
const xml = /\.(?:xml|csproj|html|md)$/;

/** Takes a path and a line and gives the line as a comment of the file's language. */
export function commentText(path: string, row: string): string {
  const [, indent, text] = /^(\s*)(.*)$/.exec(row)!;
  if (hash.test(path)) return `${indent}# ${text}`;
  if (slashes.test(path)) return `${indent}// ${text}`;
  if (xml.test(path)) return `${indent}<!-- ${text} -->`;
  throw new Error(`${path} has no comments`);
}
