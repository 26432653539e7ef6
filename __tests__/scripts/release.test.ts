import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8'));

describe('the notes of a release', () => {
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.4.0" }');
  const changelog =
    '# Changelog\n\n## Unreleased\n\n- Next.\n\n## 1.4.0 (2027-01-02)\n\n- New rule.\n\n## 1.4.0-rc.1\n\n- Old.\n';
  const notes = (tag: string, text = changelog) => {
    writeFileSync(join(folder, 'CHANGELOG.md'), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/release.mjs'), tag], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, said: stdout || stderr };
  };

  test('are its section of the changelog', () => {
    expect(notes('v1.4.0')).toEqual({ status: 0, said: '- New rule.\n' });
  });

  test.each([
    ['another tag', 'v1.5.0', changelog, /tag is v1\.5\.0 and the version of package\.json 1\.4\.0/],
    ['no tag', '', changelog, /tag is {2}and/],
    ['no section', 'v1.4.0', '# Changelog\n\n## Unreleased\n\n- Next.\n', /no section "## 1\.4\.0"/],
  ])('are refused: %s', (_, tag, text, message) => {
    expect(notes(tag, text)).toEqual({ status: 1, said: expect.stringMatching(message) });
  });
});

describe('the major tag', () => {
  const { run } = jobs.release.steps.find(({ name }: { name?: string }) => name === 'Move the major tag');
  const gh = `#!/bin/sh
case "$*" in
  *matching-refs*) printf 'refs/tags/v1.2.0\\nrefs/tags/v1.10.0\\nrefs/tags/v1.9.1\\nrefs/tags/v1.11.0-rc.1\\n' ;;
  *git/ref/tags/v1*) [ -e exists ] ;;
  *) echo "$*" > asked ;;
esac
`;
  const asked = (name: string, tag: string, exists: boolean) => {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'gh'), gh);
    chmodSync(join(cwd, 'gh'), 0o755);
    if (exists) writeFileSync(join(cwd, 'exists'), '');
    const env = { PATH: `${cwd}:${process.env.PATH}`, TAG: tag, GH_REPO: 'a/b', GITHUB_SHA: 'abc' };
    expect(spawnSync('bash', ['-e', '-c', run], { cwd, env }).status).toBe(0);
    return existsSync(join(cwd, 'asked')) ? readFileSync(join(cwd, 'asked'), 'utf8').trim() : undefined;
  };

  test('moves to the newest release', () => {
    expect(asked('moved', 'v1.10.0', true)).toBe(
      'api --method PATCH repos/a/b/git/refs/tags/v1 -f sha=abc -F force=true --silent',
    );
  });

  test('is made with the first release', () => {
    expect(asked('made', 'v1.10.0', false)).toBe('api --method POST repos/a/b/git/refs -f ref=refs/tags/v1 -f sha=abc --silent');
  });

  test('is not taken back by a release of an older minor version', () => {
    expect(asked('kept', 'v1.9.1', true)).toBeUndefined();
  });
});

test('each job has what it needs and no more', () => {
  const permissions = Object.fromEntries(
    Object.entries<{ permissions: unknown }>(jobs).map(([id, job]) => [id, job.permissions]),
  );
  expect(permissions).toEqual({
    check: { contents: 'read' },
    package: { contents: 'read' },
    attest: { 'id-token': 'write', attestations: 'write' },
    npm: { 'id-token': 'write' },
    release: { contents: 'write' },
  });
});
