// Takes the tag of a release and gives its section of CHANGELOG.md; fails where package.json has another version or there is no section.
import { readFileSync } from 'node:fs';

const [, , tag = ''] = process.argv;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (tag !== `v${version}`) fail(`The tag is ${tag} and the version of package.json ${version}: they must be the same.`);
const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
if (section === undefined) fail(`CHANGELOG.md has no section "## ${version}": give "Unreleased" that name and the date.`);
process.stdout.write(`${section.slice(section.indexOf('\n')).trim()}\n`);

function fail(message) {
  console.error(message);
  process.exit(1);
}
