// Keys with a shape of their own, by their issuers' documentation and the rules of public secret scanners.
const shapes = [
  String.raw`\bsk-(?=[A-Za-z_-]{0,40}\d)[\w-]{20,}`,
  String.raw`\b(?:gh[pousr]_|gsk_|xai-|pplx-|nvapi-|tvly-|dop_v1_)[A-Za-z0-9_-]{20,}`,
  String.raw`\b(?:github_pat_|glpat-|pypi-AgE|lsv2_[ps][tk]_|GOCSPX-|ya29\.)[\w-]{16,}`,
  String.raw`\b(?:hf|r8|npm)_[A-Za-z0-9]{30,}`,
  String.raw`\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}`,
  String.raw`\bSG\.[\w-]{16,}\.[\w-]{16,}`,
  String.raw`\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b`,
  String.raw`\b(?:xox[a-z]|xapp)-[A-Za-z0-9-]{10,}`,
  String.raw`\bAIza[\w-]{30,}`,
  String.raw`\bdapi[0-9a-f]{32}`,
  String.raw`\beyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)*`,
  '-----BEGIN [A-Z ]*PRIVATE KEY.*',
  String.raw`(?<=hooks\.slack\.com/services/)[\w/]{20,}`,
];
const known = new RegExp(shapes.join('|'), 'g');

// What is a secret by where it stands: in a connection string, a signed address, the user part of an address.
const placed = new RegExp(
  [
    String.raw`(?<=\b(?:AccountKey|SharedAccessKey)\s?=\s?)[\w+/=%]{16,}`,
    String.raw`(?<=[?&;]sig=)[\w%+/=-]{16,}`,
    String.raw`(?<=;\s?(?:Password|Pwd)\s?=\s?)(?![{$<%])[^;"'\x60\s]{3,}`,
    String.raw`(?<=\b(?:Password|Pwd)\s?=\s?)(?![{$<%])[^;"'\x60\s]{3,}(?=;\s?[A-Za-z ]{2,30}=)`,
    String.raw`(?<=:\/\/[^\s:/@"'\x60]{0,64}:)(?![{$<%])[^\s:/@"'\x60{}]{3,}(?=@)`,
  ].join('|'),
  'gi',
);

// What a name that stands before it makes a secret, where it looks random as well.
const named =
  /(?<=(?:api_?-?key|[_-]key|secret|token|passw(?:or)?d|pwd|credentials?)["']?\s?(?:[:=]|=>)\s?["'`]?)[\w+/=-]{16,}/gi;

const long = /[\w+/=-]{24,}/g;
const hexadecimal = /^[0-9a-f]{32,}$/i;
// Digests, revisions and ids are public: pins of actions and images, lock files, commits in addresses, traces.
const digest = /(?:[@/]|(?:sha|md5|commit|rev|ref|digest|hash|checksum|integrity|etag|id)\w*["']?[\s:=-]{0,3}["'`]?)$/i;
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const address = /https?:\/\/[^\s"'`?]*$/i;

/** Gives the text with `***` for what looks like a secret: keys of known shape, passwords in addresses, long random strings. */
export function maskSecrets(text: string): string {
  return text
    .replace(known, '***')
    .replace(placed, '***')
    .replace(named, (value) => (looksRandom(value, 3, 0.2) ? '***' : value))
    .replace(long, (value, at: number) => (isRandom(value, text, at) ? '***' : value));
}

function isRandom(value: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const core = value.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  if (hexadecimal.test(core))
    return /\d/.test(core) && entropy(core) > 3 && !digest.test(before + value.slice(0, value.indexOf(core)));
  if (/^sha\d+-/.test(value) || text[at + value.length] === '(' || address.test(before)) return false;
  const rest = value.replace(uuid, '');
  // A version in a name is one number.
  const numbers = rest.match(/\d+/g)?.length ?? 0;
  return numbers > 1 && /[a-z]/.test(rest) && /[A-Z]/.test(rest) && looksRandom(rest, 4, 0.4);
}

/** Whether letters and digits are mixed as words never are: many of them, and many changes between lower, upper and digit. */
function looksRandom(value: string, leastEntropy: number, leastChanges: number): boolean {
  const letters = value.replace(/[^A-Za-z0-9]/g, '');
  const kinds = letters.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  if (!kinds.includes('0') || !/a/i.test(kinds)) return false;
  let changes = 0;
  for (let at = 1; at < kinds.length; at++) if (kinds[at] !== kinds[at - 1]) changes += 1;
  return changes / letters.length >= leastChanges && entropy(letters) >= leastEntropy;
}

/** Gives Shannon's entropy of the characters, in bits. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
