import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/file';
import { readProfile } from '../../src/config/read';
import { configSchema } from '../../src/model/config-schema';
import { openMemory } from '../../src/source/memory';
import { filesOf } from '../../src/source/repository-files';

const page = readFileSync('docs/configuration.md', 'utf8');
const blocks = [...page.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)].map(([, mark, text]) => ({ mark: mark!, text: text! }));
const configurations = blocks.filter(({ mark }) => mark === 'config').map(({ text }) => text);

test('docs/configuration.md names every key', () => {
  const named = [...page.matchAll(/^\| `([a-z-]+)` \| .* \| .* \|$/gm)].map((match) => match[1]);
  expect(named).toEqual(expect.arrayContaining(Object.keys(configSchema.shape)));
});

test('its examples hold as it says', async () => {
  for (const text of configurations) expect(() => parseConfig('docs/configuration.md', text)).not.toThrow();
  const [, base, own] = configurations as [string, string, string];
  const rule = blocks.find(({ mark }) => mark === 'file=contoso-guard.yml')!.text;
  const organisation = { 'maturity/base.yml': base, 'maturity/rules/contoso-guard.yml': rule };
  const { merged, directories } = await readProfile({
    files: filesOf(openMemory({ '.github/genaiops-maturity.yml': own })),
    open: async ({ owner, repo, ref }) => filesOf(openMemory(organisation, `${owner}/${repo}@${ref}`)),
  });
  expect(merged.config).toMatchObject({
    'min-level': 1,
    'fail-on-regression': true,
    'required-practices': ['compliance', 'monitoring-logging'],
    exemptions: [{ practice: 'monitoring-logging' }],
  });
  expect(merged.notes).toEqual([
    '.github/genaiops-maturity.yml sets fail-on-regression: false; its base contoso/.github/maturity/base.yml@v1 requires true and does not allow it to be changed.',
  ]);
  expect(directories).toEqual([{ name: 'contoso/.github@v1/maturity/rules', files: { 'contoso-guard.yml': rule } }]);
});
